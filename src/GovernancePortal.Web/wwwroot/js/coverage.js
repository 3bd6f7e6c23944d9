// A line of the plan is dragged to another year of its own row. The hidden form does the move, so that the server's answer
// is a page like any other: the rules are checked there and named. The link of each line leads to the same by keyboard.
export function start(table) {
  const form = document.getElementById("move");
  let dragged = null;
  if (!form) return;

  table.addEventListener("dragstart", event => {
    dragged = event.target.closest("a[data-line]");
    if (!dragged) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged.textContent.trim());
  });
  table.addEventListener("dragover", event => {
    const cell = target(event);
    if (!cell) return;
    event.preventDefault();
    table.querySelector("td.drop")?.classList.remove("drop");
    cell.classList.add("drop");
  });
  table.addEventListener("dragend", () => {
    table.querySelector("td.drop")?.classList.remove("drop");
    dragged = null;
  });
  table.addEventListener("drop", event => {
    const cell = target(event);
    if (!cell) return;
    event.preventDefault();
    form.elements.line.value = dragged.dataset.line;
    form.elements.year.value = cell.dataset.year;
    form.requestSubmit();
  });

  // Another year of the same section; the section itself never changes.
  function target(event) {
    const cell = event.target.closest("td[data-year]");
    return dragged && cell && cell.parentElement === dragged.closest("tr") && cell !== dragged.closest("td") ? cell : null;
  }
}
