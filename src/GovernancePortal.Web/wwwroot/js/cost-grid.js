import { read, write } from "./amount.js";
import { say } from "./words.js";

// Totals while typing, tables pasted from Excel, a word of doubt at a thousandfold of last year.
export function start(table) {
  const words = table.dataset;
  const status = document.createElement("p");
  status.className = "unseen";
  status.setAttribute("role", "status");
  table.after(status);
  // Where the form lets the person choose in which unit they type, the cells are read in it.
  const unitChoice = table.closest("fieldset, form")?.querySelector("[data-grid-unit]");
  const typedUnit = () => unitChoice?.value === "thousand" ? 1000 : 1;
  const inputs = () => [...table.tBodies[0].querySelectorAll("input:not([type=hidden], [type=checkbox])")].filter(i => i.classList.contains("num"));

  const total = () => {
    const columns = new Map();
    let all = 0;
    for (const row of table.tBodies[0].rows) {
      let sum = 0;
      for (const input of row.querySelectorAll("input.num")) {
        const amount = read(input.value) || 0;
        const column = input.closest("td").cellIndex;
        columns.set(column, (columns.get(column) ?? 0) + amount);
        sum += amount;
      }
      all += sum;
      const place = row.querySelector("[data-row-total]");
      if (place) place.textContent = write(sum);
    }
    for (const place of table.querySelectorAll("[data-column-total]")) place.textContent = write(columns.get(place.closest("td").cellIndex) ?? 0);
    for (const place of table.querySelectorAll("[data-grand-total]")) place.textContent = write(all);
  };

  const look = input => {
    const unit = typedUnit();
    const amount = read(input.value, unit);
    const last = Number(input.dataset.lastYear ?? 0);
    let doubt = "";
    const refused = document.getElementById(`${input.id}-error`);
    if (refused && input.value === input.defaultValue) return;
    // The server's word was about what stood here before.
    if (refused) { refused.remove(); input.removeAttribute("aria-invalid"); input.removeAttribute("aria-describedby"); }
    if (Number.isNaN(amount)) doubt = words.textUnreadable;
    else if (amount && last > 0 && Math.abs(amount) >= last * 1000) doubt = say(words.textHigh, write(last));
    else if (amount && last > 0 && Math.abs(amount) * 1000 <= last) doubt = say(words.textLow, write(last));
    note(input, doubt);
  };

  const tidy = input => {
    const amount = read(input.value);
    // A unit that was written stays as it was written.
    if (amount !== null && !Number.isNaN(amount) && !input.value.includes("円")) input.value = write(amount);
    look(input);
  };

  table.addEventListener("input", total);
  table.addEventListener("change", event => {
    if (event.target.matches("input.num")) { tidy(event.target); total(); }
  });
  table.addEventListener("paste", async event => {
    const first = event.target.closest("input.num");
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!first || !/[\t\r\n]/.test(text)) return;
    event.preventDefault();
    const block = text.replace(/(\r?\n)+$/, "").split(/\r?\n/).map(line => line.split("\t").map(cell => cell.replace(/^"(.*)"$/, "$1")));
    const unit = await askUnit(words, block.flat().find(cell => read(cell)) ?? "");
    first.focus();
    if (!unit) return;
    status.textContent = put(table, first, block, unit / typedUnit(), words, look);
    total();
    first.dispatchEvent(new Event("input", { bubbles: true }));
  });
  // Arrow keys move between rows; left and right stay with the text.
  table.addEventListener("keydown", event => {
    if (event.isComposing || (event.key !== "ArrowDown" && event.key !== "ArrowUp") || !event.target.matches("input.num")) return;
    const cell = event.target.closest("td");
    const row = event.key === "ArrowDown" ? cell.parentElement.nextElementSibling : cell.parentElement.previousElementSibling;
    const next = row?.cells[cell.cellIndex]?.querySelector("input.num");
    if (next) { event.preventDefault(); next.focus(); next.select(); }
  });
  for (const input of inputs()) look(input);
  total();
}

/** Writes the block from the first cell on, as far as the grid reaches; what is no amount leaves its cell as it was. */
function put(table, first, block, unit, words, look) {
  const top = first.closest("tr").sectionRowIndex;
  const left = first.closest("td").cellIndex;
  let done = 0;
  let skipped = 0;
  block.forEach((line, y) => line.forEach((text, x) => {
    const input = table.tBodies[0].rows[top + y]?.cells[left + x]?.querySelector("input.num");
    const amount = read(text, unit);
    if (!input || Number.isNaN(amount)) {
      if (text.trim() !== "") skipped++;
      return;
    }
    input.value = amount === null ? "" : write(amount);
    look(input);
    done++;
  }));
  return skipped > 0 ? say(words.textPasteSkipped, done, skipped) : say(words.textPasteDone, done);
}

function note(input, text) {
  const id = `${input.id}-note`;
  const described = (input.getAttribute("aria-describedby") ?? "").split(" ").filter(x => x && x !== id);
  let line = document.getElementById(id);
  input.classList.toggle("doubtful", text !== "");
  if (text === "") {
    line?.remove();
  } else {
    line ??= input.insertAdjacentElement("afterend", Object.assign(document.createElement("span"), { id, className: "cell-note" }));
    line.textContent = text;
    described.push(id);
  }
  if (described.length > 0) input.setAttribute("aria-describedby", described.join(" ")); else input.removeAttribute("aria-describedby");
}

/** 1, 1000, or 0 when the person thinks better of it. */
function askUnit(words, sample) {
  return new Promise(resolve => {
    const dialog = document.createElement("dialog");
    const title = Object.assign(document.createElement("h2"), { id: "paste-title", textContent: words.textPasteTitle });
    const question = Object.assign(document.createElement("p"), { id: "paste-question", textContent: words.textPasteQuestion });
    const example = Object.assign(document.createElement("p"), { className: "muted", textContent: say(words.textPasteSample, sample) });
    const buttons = Object.assign(document.createElement("p"), { className: "actions" });
    const button = (text, value, css) => {
      const b = Object.assign(document.createElement("button"), { type: "button", className: `button ${css}`, textContent: text });
      b.addEventListener("click", () => dialog.close(String(value)));
      return b;
    };
    buttons.append(button(words.textThousand, 1000, ""), button(words.textYen, 1, ""), button(words.textCancel, 0, "quiet"));
    dialog.setAttribute("aria-labelledby", title.id);
    dialog.setAttribute("aria-describedby", question.id);
    dialog.append(title, question, example, buttons);
    dialog.addEventListener("close", () => { dialog.remove(); resolve(Number(dialog.returnValue || 0)); });
    document.body.append(dialog);
    dialog.showModal();
  });
}
