// data-when="Input.Stage=PreProcurement": shown only while that radio button is chosen. Without script it always is.
export function start(part) {
  const [name, value] = part.dataset.when.split("=");
  const form = part.closest("form");
  const show = () => { part.hidden = form.querySelector(`input[name="${CSS.escape(name)}"]:checked`)?.value !== value; };
  form.addEventListener("change", show);
  show();
}
