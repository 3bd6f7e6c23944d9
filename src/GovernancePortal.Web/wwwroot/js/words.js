// Texts come from the page in data attributes; {0}, {1} … take what is known only here.
export const say = (text, ...values) => values.reduce((line, value, i) => line.replaceAll(`{${i}}`, value), text ?? "");

/** True where single keys belong to what is being typed, Japanese conversion included. */
export const isTyping = event =>
  event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey ||
  event.target.closest?.("textarea, select, [contenteditable], input:not([type=radio], [type=checkbox], [type=button], [type=submit])") != null;
