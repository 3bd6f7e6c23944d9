import { startParts } from "./parts.js";

// Adds and removes rows without asking the server. Without script the same buttons submit, and the page answers with
// a row more or less. <tbody data-rows="Input.Quotes"> holds rows and a <template>, whose names carry [-1] for the index.
export function start(body) {
  const list = body.dataset.rows;
  const scope = body.closest("form") ?? document;
  const template = body.querySelector("template");
  const rows = () => [...body.children].filter(row => row !== template);

  scope.addEventListener("click", event => {
    const button = event.target.closest("button[name=addRow], button[name=removeRow]");
    // A piece of the page that was replaced meanwhile has nothing to say any more.
    if (!button || !body.isConnected) return;
    const [name] = button.value.split(":");
    if (name !== list) return;
    event.preventDefault();
    if (button.name === "addRow") {
      body.append(template.content.cloneNode(true));
      number();
      startParts(rows().at(-1));
      rows().at(-1).querySelector("input:not([type=hidden]), select, textarea")?.focus();
    } else {
      const row = rows().find(r => r.contains(button));
      const next = row.nextElementSibling ?? row.previousElementSibling;
      row.remove();
      number();
      (next?.querySelector?.("input:not([type=hidden]), select, textarea") ?? scope.querySelector(`button[name=addRow][value="${CSS.escape(list)}"]`))?.focus();
    }
    body.dispatchEvent(new Event("input", { bubbles: true }));
  });

  // The binder reads indexes without gaps.
  function number() {
    const asId = list.replace(/[^\w-]/g, "_");
    rows().forEach((row, index) => {
      for (const element of row.querySelectorAll("[name], [id], [for], [value], [aria-describedby], [aria-label]")) {
        for (const attribute of ["name", "id", "for", "aria-describedby"]) {
          const value = element.getAttribute(attribute);
          if (value === null) continue;
          element.setAttribute(attribute, value.replace(new RegExp(`${escape(list)}\\[-?\\d+\\]`, "g"), `${list}[${index}]`)
            .replace(new RegExp(`${escape(asId)}_-?\\d+_`, "g"), `${asId}_${index}_`));
        }
        if (element.name === "removeRow") element.value = `${list}:${index}`;
        if (element.dataset.label) element.setAttribute("aria-label", element.dataset.label.replace("{0}", index + 1));
      }
    });
  }
}

const escape = text => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
