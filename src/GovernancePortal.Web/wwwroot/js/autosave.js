import { say } from "./words.js";

// Keeps what is typed in a draft on the server while the person works. The form itself is saved by its own button.
const pause = 1500;
const longestPause = 60000;

export function start(form) {
  const status = document.querySelector("[data-autosave-status]") ?? document.createElement("p");
  if (!status.isConnected) (document.querySelector(".heading > .actions") ?? form).prepend(status);
  status.className = "autosave";
  status.setAttribute("role", "status");
  const words = form.dataset;
  let kept = content(form);
  let timer = 0;
  let failures = 0;
  let sending = false;
  let leaving = false;

  const show = (text, trouble = false) => {
    status.classList.toggle("trouble", trouble);
    if (status.textContent !== text) status.textContent = text;
  };

  const askToSignIn = () => {
    show(words.textSignIn, true);
    if (!words.signInUrl) return;
    const link = Object.assign(document.createElement("a"), { href: words.signInUrl, target: "_blank", rel: "noopener", textContent: words.textSignInLink });
    status.append(" ", link);
  };

  const later = wait => {
    clearTimeout(timer);
    timer = setTimeout(save, wait);
  };

  const again = () => {
    failures++;
    later(Math.min(longestPause, 2000 * 2 ** failures));
  };

  async function save() {
    const now = content(form);
    if (leaving || sending || now === kept) return;
    if (!navigator.onLine) return show(words.textOffline, true);
    sending = true;
    show(words.textSaving);
    try {
      const answer = await send(form, now);
      if (answer.ok) {
        kept = now;
        failures = 0;
        show(say(words.textSaved, new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" })));
      } else if (answer.type === "opaqueredirect" || answer.status === 401) {
        askToSignIn();
        later(15000);
      } else if (answer.status === 400 && failures === 0 && await freshToken(form)) {
        // Signed in again in another tab: the page's own token belongs to the old session.
        failures++;
        later(0);
      } else if (answer.status === 422 || answer.status === 409 || answer.status === 413) {
        const { errors } = await answer.json().catch(() => ({}));
        show(Object.values(errors ?? {}).flat()[0] ?? words.textFailed, true);
      } else {
        show(words.textFailed, true);
        again();
      }
    } catch {
      show(navigator.onLine ? words.textFailed : words.textOffline, true);
      again();
    } finally {
      sending = false;
    }
    if (kept === now && content(form) !== kept) later(pause);
  }

  form.addEventListener("input", event => { if (!event.isComposing) later(pause); });
  form.addEventListener("change", () => later(pause));
  form.addEventListener("compositionend", () => later(pause));
  form.addEventListener("submit", event => {
    if (event.defaultPrevented) return;
    leaving = true;
    clearTimeout(timer);
  });
  window.addEventListener("pageshow", () => { leaving = false; });
  window.addEventListener("online", () => later(0));
  window.addEventListener("offline", () => show(words.textOffline, true));
  window.addEventListener("focus", () => { if (content(form) !== kept) later(0); });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && !leaving && content(form) !== kept) send(form, content(form), true).catch(() => {});
  });
  window.addEventListener("beforeunload", event => {
    if (!leaving && failures > 0 && content(form) !== kept) event.preventDefault();
  });
}

/** Everything but files and the token, which is sent as a header. */
function content(form) {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && name !== "__RequestVerificationToken") fields.append(name, value);
  }
  return fields.toString();
}

function send(form, body, keepalive = false) {
  return fetch(form.dataset.autosaveUrl, {
    method: "POST",
    body,
    keepalive,
    redirect: "manual",
    credentials: "same-origin",
    headers: {
      "Content-Type": "application/x-www-form-urlencoded",
      "X-Requested-With": "XMLHttpRequest",
      "X-Request-Token": form.elements["__RequestVerificationToken"]?.value ?? "",
    },
  });
}

async function freshToken(form) {
  const answer = await fetch(location.href, { credentials: "same-origin", redirect: "manual" });
  if (!answer.ok) return false;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const token = page.querySelector('input[name="__RequestVerificationToken"]')?.value;
  if (!token) return false;
  for (const field of document.querySelectorAll('input[name="__RequestVerificationToken"]')) field.value = token;
  return true;
}
