import { say } from "./words.js";

/** Characters left under a text area; too many are counted, not cut off. */
export function start(area) {
  const most = Number(area.dataset.counted);
  const line = document.createElement("p");
  line.className = "counter";
  line.id = `${area.id}-counter`;
  area.after(line);
  area.setAttribute("aria-describedby", [area.getAttribute("aria-describedby"), line.id].filter(Boolean).join(" "));

  const show = () => {
    const left = most - area.value.length;
    line.textContent = left < 0 ? say(area.dataset.over, -left) : say(area.dataset.left, left);
    const over = left < 0;
    if (line.classList.toggle("over", over) !== (line.getAttribute("role") === "status")) {
      // Read out only when the limit is passed, not at every key.
      if (over) line.setAttribute("role", "status"); else line.removeAttribute("role");
    }
  };
  area.addEventListener("input", show);
  show();
}
