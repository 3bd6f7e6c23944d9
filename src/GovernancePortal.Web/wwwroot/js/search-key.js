import { isTyping } from "./words.js";

/** "/" goes to the search field. */
export function start(field) {
  document.addEventListener("keydown", event => {
    if (event.key !== "/" || isTyping(event)) return;
    event.preventDefault();
    field.focus();
  });
}
