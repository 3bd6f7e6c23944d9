import { isTyping } from "./words.js";

// Keys of the review checklist. Off until the person switches them on (kept with the account: data-review-keys="on"),
// and never while text is being typed or converted. The list holds li[data-review-item] with radio buttons
// input[data-mark=o|t|x|n].
export function start(list) {
  if (list.dataset.reviewKeys !== "on") return;
  const items = () => [...list.querySelectorAll("[data-review-item]")];
  let current = -1;

  const go = index => {
    const all = items();
    all[current]?.classList.remove("current");
    current = Math.max(-1, Math.min(index, all.length - 1));
    const item = all[current];
    if (!item) return;
    item.classList.add("current");
    (item.querySelector("input[data-mark]:checked") ?? item.querySelector("input[data-mark]"))?.focus({ preventScroll: true });
    item.scrollIntoView({ block: "nearest" });
  };

  list.addEventListener("focusin", event => {
    const at = items().findIndex(item => item.contains(event.target));
    if (at < 0 || at === current) return;
    items()[current]?.classList.remove("current");
    current = at;
    items()[at].classList.add("current");
  });

  document.addEventListener("keydown", event => {
    if (isTyping(event)) return;
    if (event.key === "j" || event.key === "k") {
      event.preventDefault();
      go(event.key === "j" ? current + 1 : Math.max(0, current - 1));
    } else if ("otxn".includes(event.key) && current >= 0) {
      const mark = items()[current].querySelector(`input[data-mark="${event.key}"]`);
      if (!mark || mark.disabled) return;
      event.preventDefault();
      mark.focus({ preventScroll: true });
      mark.click();
    }
  });
}
