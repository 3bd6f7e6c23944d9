// data-when="Input.Stage=PreProcurement": shown only while that radio button is chosen. Several values are parted by
// commas, several conditions by "&"; a condition on a question that is itself not shown does not hold. Without script
// everything is shown.
export function start(part) {
  if (!part.dataset.when) return; // asked always
  const tests = part.dataset.when.split("&").map(test => {
    const at = test.lastIndexOf("=");
    return [test.slice(0, at), test.slice(at + 1).split(",")];
  });
  const form = part.closest("form");
  const holds = ([name, values]) => {
    const chosen = form.querySelector(`input[name="${CSS.escape(name)}"]:checked`);
    return chosen !== null && chosen.closest("[data-when][hidden]") === null && values.includes(chosen.value);
  };
  const show = () => { part.hidden = !tests.every(holds); };
  form.addEventListener("change", show);
  show();
}
