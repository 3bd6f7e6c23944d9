import { isTyping } from "./words.js";

// Keys of the review checklist. Off until the person switches them on (kept in this browser under the person's id), and
// never while text is being typed or converted. <ol data-review-keys="PERSON"> holds li[data-review-item] with radio
// buttons input[data-mark=o|t|x|n]; input[data-review-switch] turns the keys on and off.
export function start(list) {
  const place = `review-keys:${list.dataset.reviewKeys}`;
  const items = () => [...list.querySelectorAll("[data-review-item]")];
  let on = localStorage.getItem(place) === "on";
  let current = -1;

  const toggle = document.querySelector("input[data-review-switch]");
  if (toggle) {
    toggle.closest("[hidden]")?.removeAttribute("hidden");
    toggle.checked = on;
    toggle.addEventListener("change", () => {
      on = toggle.checked;
      if (on) localStorage.setItem(place, "on"); else localStorage.removeItem(place);
      if (!on) go(-1);
    });
  }

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
    if (!on || at < 0 || at === current) return;
    items()[current]?.classList.remove("current");
    current = at;
    items()[at].classList.add("current");
  });

  document.addEventListener("keydown", event => {
    if (!on || isTyping(event)) return;
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
