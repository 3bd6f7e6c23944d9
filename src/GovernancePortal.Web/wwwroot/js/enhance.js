import { part } from "./parts.js";

// The one module pages load. Everything works without it; it finds what a page holds and starts the part for it.

// What went wrong, or what was done, is where reading goes on.
document.querySelector("[data-focus]")?.focus();

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// A second press while the first is under way would do the same act twice.
document.addEventListener("submit", event => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "true";
});
// What an audit's page kept for the time without the network goes with the person who wrote it.
document.addEventListener("submit", event => {
  if (!event.defaultPrevented && event.target.getAttribute("action")?.endsWith("/Account/SignOut")) indexedDB.deleteDatabase("fieldwork");
});
window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(form => delete form.dataset.sent));

part("textarea[data-counted]", () => import("./counter.js"));
part("input[data-date]", () => import("./date.js"));
part("form[data-autosave-url]", () => import("./autosave.js"));
part("table[data-cost-grid]", () => import("./cost-grid.js"));
part("[data-rows]", () => import("./rows.js"));
part("[data-review-keys]", () => import("./shortcuts.js"));
part("figure[data-chart]", () => import("./chart.js"));
part("figure[data-roadmap]", () => import("./roadmap.js"));
part("[data-search]", () => import("./search-key.js"));
part("form[data-section-form]", () => import("./section-form.js"));
part("[data-when]", () => import("./when.js"));
part("table[data-coverage]", () => import("./coverage.js"));
part("form[data-fieldwork]", () => import("./fieldwork.js"));
