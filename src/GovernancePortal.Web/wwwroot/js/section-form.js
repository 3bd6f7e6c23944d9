import { startParts } from "./parts.js";

// A form section: questions come and go with the answers they depend on, and the 記入例 of the field one is in stands
// at the side. Without script the button 質問を更新 does the first, and the details under each label the second.
export function start(form) {
  let asking = 0;
  const refresh = form.querySelector("button[name=refresh]");
  if (refresh) refresh.hidden = true;

  form.addEventListener("change", event => {
    if (event.target.matches("[data-governs]")) ask();
  });

  async function ask() {
    const mine = ++asking;
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === "string") body.append(name, value);
    body.append("refresh", "1");
    const answer = await fetch(form.action, { method: "POST", body, credentials: "same-origin", redirect: "manual" }).catch(() => null);
    if (mine !== asking) return;
    if (!answer?.ok) {
      if (refresh) refresh.hidden = false;
      return;
    }
    renew(new DOMParser().parseFromString(await answer.text(), "text/html"));
  }

  // Only items whose questions changed are exchanged: what is being typed elsewhere is not touched.
  function renew(page) {
    const here = form.querySelector("[data-items]");
    const there = page.querySelector("[data-items]");
    const shown = page.querySelector("[data-shown]");
    if (!here || !there || !shown) return;
    form.querySelector("[data-shown]").value = shown.value;
    const focused = document.activeElement?.id;
    let place = null;
    for (const item of [...there.children]) {
      const old = [...here.children].find(x => x.dataset.item === item.dataset.item);
      if (old && old.dataset.parts === item.dataset.parts && marks(old) === marks(item)) {
        place = old;
        continue;
      }
      const fresh = document.importNode(item, true);
      if (old) old.replaceWith(fresh); else if (place) place.after(fresh); else here.prepend(fresh);
      startParts(fresh);
      place = fresh;
    }
    const wanted = new Set([...there.children].map(x => x.dataset.item));
    for (const item of [...here.children]) if (!wanted.has(item.dataset.item)) item.remove();
    if (focused && document.activeElement?.id !== focused) document.getElementById(focused)?.focus({ preventScroll: true });
  }

  const marks = item => item.querySelectorAll(".required").length;

  const box = document.querySelector("[data-example-now]");
  if (!box) return;
  form.addEventListener("focusin", event => {
    const field = event.target.closest("[data-field]");
    const example = field?.querySelector("details.example p");
    if (!example) return;
    box.hidden = false;
    box.querySelector("[data-example-label]").textContent = label(field);
    const text = box.querySelector("[data-example-text]");
    text.textContent = example.textContent;
    text.lang = example.lang;
  });
}

function label(field) {
  const copy = field.querySelector("legend, label").cloneNode(true);
  copy.querySelectorAll(".required").forEach(mark => mark.remove());
  copy.querySelector(".code")?.append(" ");
  return copy.textContent.trim();
}
