import { say } from "./words.js";
import * as store from "./fieldwork-store.js";

// The fieldwork page of an audit. Every line is sent by itself under a key of its own; what cannot be sent waits in the
// browser and is sent once when the network is back. Where the other auditor wrote the same line, the person chooses.
const typingPause = 1200;
const retryPause = 10000;
const longestPause = 60000;

export function start(form) {
  const words = form.dataset;
  const status = document.querySelector("[data-fieldwork-state]");
  const lines = new Map();
  const entries = new Map();
  let sending = false;
  let timer = 0;
  let failures = 0;
  let gone = false;
  let tokenRefreshed = false;
  let signedOut = false;

  for (const box of form.querySelectorAll("[data-line]")) lines.set(box.dataset.line, lineOf(box));

  function lineOf(box) {
    const radios = [...box.querySelectorAll("input[type=radio]")];
    const line = {
      id: box.dataset.line, box, radios,
      note: box.querySelector("textarea"), system: box.querySelector("select"), version: box.querySelector("[data-version]"),
      who: box.querySelector("[data-who]"), state: box.querySelector("[data-line-state]"), conflict: box.querySelector("[data-conflict]"),
      typing: 0,
    };
    line.stored = read(line);
    return line;
  }

  function read(line) {
    return { result: line.radios.find(r => r.checked)?.value ?? "", note: line.note?.value ?? "", systemId: line.system?.value ?? "" };
  }

  function put(line, { result, note, systemId }) {
    for (const radio of line.radios) radio.checked = radio.value === result;
    if (line.note) line.note.value = note;
    if (line.system) line.system.value = systemId;
  }

  const same = (a, b) => a.result === b.result && tidy(a.note) === tidy(b.note) && a.systemId === b.systemId;

  async function changed(line) {
    clearTimeout(line.typing);
    if (gone) return;
    const now = read(line);
    const before = entries.get(line.id);
    if (before && same(before, now) && !before.refused) return;
    if (!before && same(now, line.stored)) return;
    const entry = {
      ...now, id: line.id, user: words.user, engagement: words.engagement, key: freshKey(), version: before?.version ?? line.version.value,
      // Keys under which an earlier wording may have reached the server without its answer reaching us.
      tried: before?.attempted ? [...before.tried, before.key] : before?.tried ?? [], conflict: before?.conflict,
    };
    entries.set(line.id, entry);
    await remember(entry);
    show();
    later(0);
  }

  async function remember(entry) {
    try {
      await store.keep(entry);
    } catch {
      // Without the browser's database the page itself still holds it.
    }
  }

  async function forget(id) {
    entries.delete(id);
    try {
      await store.drop(id);
    } catch {
      // Nothing was kept.
    }
  }

  function later(wait) {
    clearTimeout(timer);
    timer = setTimeout(flush, wait);
  }

  async function flush() {
    if (sending || gone) return;
    if (!navigator.onLine) return show();
    sending = true;
    try {
      for (const entry of [...entries.values()]) {
        if (entry.conflict || entry.refused || entries.get(entry.id)?.key !== entry.key) continue;
        if (!await deliver(entry)) return later(Math.min(longestPause, retryPause * 2 ** failures++));
        if (gone) return;
      }
      failures = 0;
    } finally {
      sending = false;
      show();
    }
    // What was written while the rest was on its way.
    if ([...entries.values()].some(e => !e.conflict && !e.refused)) later(0);
  }

  /** False where it is to be tried again later. */
  async function deliver(entry) {
    entry.attempted = true;
    await remember(entry);
    let answer;
    try {
      answer = await send(form, entry);
    } catch {
      return false;
    }
    if (answer.type === "opaqueredirect" || answer.status === 401) {
      askToSignIn();
      return false;
    }
    if (answer.status === 400 && !tokenRefreshed) {
      // Signed in again in another tab: the page's own token belongs to the old session.
      tokenRefreshed = true;
      return await freshToken() && deliver(entry);
    }
    if (answer.status >= 500) return false;
    signedOut = false;
    const data = await answer.json().catch(() => ({}));
    const line = lines.get(entry.id);
    const current = entries.get(entry.id);
    if (answer.ok) {
      tokenRefreshed = false;
      await taken(line, entry, current, data);
    } else if (answer.status === 409 && data.version) {
      if (entry.tried.includes(data.key)) {
        // Not somebody else: an earlier wording of one's own had arrived.
        entry.version = data.version;
        if (current) current.version = data.version;
        return deliver(entry);
      }
      if (current) {
        current.conflict = data;
        await remember(current);
        ask(line, current);
      }
    } else if (data.otherUser) {
      await leave();
    } else if (current) {
      current.refused = Object.values(data.errors ?? {}).flat()[0] ?? words.textRefused;
      await remember(current);
    }
    return true;
  }

  async function taken(line, entry, current, data) {
    line.version.value = data.version;
    line.stored = asRead(data);
    line.who.textContent = data.who;
    if (current?.key === entry.key) {
      await forget(entry.id);
      // It came under a key that had arrived before, and the line has moved on since.
      if (!same(entry, line.stored)) put(line, line.stored);
    } else if (current) {
      current.version = data.version;
      current.tried = [...current.tried, entry.key];
      await remember(current);
    }
    count(line.box.closest("[data-chapter]"));
  }

  function ask(line, entry) {
    const box = line.conflict;
    const theirs = entry.conflict;
    const list = document.createElement("dl");
    const add = (term, text) => {
      list.append(Object.assign(document.createElement("dt"), { textContent: term }), Object.assign(document.createElement("dd"), { textContent: text, lang: "ja" }));
    };
    add(say(words.textTheirs, theirs.who), [theirs.resultText, theirs.system, theirs.note].filter(Boolean).join("\n"));
    add(words.textMine, [labelOf(line, entry.result), line.system?.selectedOptions[0]?.value ? line.system.selectedOptions[0].textContent : "", entry.note].filter(Boolean).join("\n"));
    const mine = button(words.textTakeMine, "button main", () => settle(line, true));
    const others = button(words.textTakeTheirs, "button", () => settle(line, false));
    const actions = Object.assign(document.createElement("p"), { className: "actions" });
    actions.append(mine, others);
    box.replaceChildren(Object.assign(document.createElement("p"), { textContent: say(words.textConflict, line.box.dataset.number) }), list, actions);
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", say(words.textConflict, line.box.dataset.number));
    box.hidden = false;
  }

  async function settle(line, mine) {
    const entry = entries.get(line.id);
    line.conflict.hidden = true;
    line.conflict.replaceChildren();
    if (!entry?.conflict) return;
    const theirs = entry.conflict;
    line.version.value = theirs.version;
    line.stored = asRead(theirs);
    line.who.textContent = theirs.who;
    if (mine) {
      Object.assign(entry, read(line), { version: theirs.version, key: freshKey(), conflict: undefined, attempted: false });
      await remember(entry);
      later(0);
    } else {
      await forget(line.id);
      put(line, line.stored);
    }
    count(line.box.closest("[data-chapter]"));
    show();
    line.radios.find(r => r.checked)?.focus();
  }

  /** Somebody else has signed in: what the last person left here is not theirs. */
  async function leave() {
    gone = true;
    entries.clear();
    await store.wipe().catch(() => {});
    status.textContent = words.textOtherUser;
    status.classList.add("trouble");
    form.querySelectorAll("fieldset").forEach(box => { box.disabled = true; });
  }

  function show() {
    if (gone || signedOut) return;
    const waiting = [...entries.values()];
    const conflicts = waiting.filter(e => e.conflict).length;
    const parts = [waiting.length === 0 ? words.textSaved : say(navigator.onLine ? words.textUnsent : words.textOffline, waiting.length)];
    if (conflicts > 0) parts.push(say(words.textConflicts, conflicts));
    const text = parts.join(" ");
    status.classList.toggle("trouble", waiting.length > 0);
    if (status.textContent !== text) status.textContent = text;
    for (const [id, line] of lines) {
      const entry = entries.get(id);
      const state = entry?.refused ?? (entry ? words.textWaiting : "");
      if (line.state.textContent !== state) line.state.textContent = state;
    }
  }

  function askToSignIn() {
    signedOut = true;
    status.textContent = words.textSignIn;
    status.classList.add("trouble");
    status.append(" ", Object.assign(document.createElement("a"), { href: "/Account/SignIn", target: "_blank", rel: "noopener", textContent: words.textSignInLink }));
  }

  function count(chapter) {
    const place = document.querySelector(`[data-chapter-count="${CSS.escape(chapter.dataset.chapter)}"]`);
    const boxes = [...chapter.querySelectorAll("[data-line]")];
    const answered = boxes.filter(b => { const r = lines.get(b.dataset.line).stored.result; return r !== "" && r !== "Unconfirmed"; }).length;
    place.textContent = `${answered}/${boxes.length}`;
  }

  async function freshToken() {
    const answer = await fetch(location.href, { credentials: "same-origin", redirect: "manual" });
    if (!answer.ok) return false;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const other = page.querySelector("[data-fieldwork]");
    if (other && other.dataset.user !== words.user) {
      await leave();
      return true;
    }
    const token = page.querySelector('input[name="__RequestVerificationToken"]')?.value;
    if (!token) return false;
    for (const field of document.querySelectorAll('input[name="__RequestVerificationToken"]')) field.value = token;
    return true;
  }

  async function restore() {
    const kept = await store.all().catch(() => []);
    if (kept.some(e => e.user !== words.user)) await store.wipe().catch(() => {});
    for (const entry of kept.filter(e => e.user === words.user && e.engagement === words.engagement)) {
      const line = lines.get(entry.id);
      if (!line) continue;
      put(line, entry);
      entry.refused = undefined;
      entry.conflict = undefined;
      entries.set(entry.id, entry);
    }
    show();
    later(0);
  }

  for (const line of lines.values()) {
    line.box.addEventListener("change", () => changed(line));
    line.note?.addEventListener("input", event => {
      clearTimeout(line.typing);
      if (!event.isComposing) line.typing = setTimeout(() => changed(line), typingPause);
    });
    line.note?.addEventListener("compositionend", () => { line.typing = setTimeout(() => changed(line), typingPause); });
  }
  // The buttons send what waits; without the network a posted form would lose the page.
  form.addEventListener("submit", event => {
    event.preventDefault();
    for (const line of lines.values()) changed(line);
    later(0);
  });
  document.addEventListener("submit", event => {
    if (event.target.getAttribute("action")?.endsWith("/Account/SignOut") && entries.size > 0 && !confirm(say(words.textSignOut, entries.size))) event.preventDefault();
  }, true);
  window.addEventListener("online", () => { failures = 0; later(0); });
  window.addEventListener("offline", show);
  window.addEventListener("focus", () => later(0));
  window.addEventListener("beforeunload", event => {
    if ([...lines.values()].some(line => !entries.has(line.id) && !gone && !same(read(line), line.stored))) event.preventDefault();
  });
  restore();
}

// What the server has no value for is an empty control here.
const asRead = data => ({ result: data.result ?? "", note: data.note ?? "", systemId: data.systemId ?? "" });

const tidy = text => text.replaceAll("\r\n", "\n").trim();

const labelOf = (line, result) => line.radios.find(r => r.value === result)?.closest("label").textContent.trim() ?? "";

// randomUUID is there only behind https.
function freshKey() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map(b => b.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

function button(text, className, press) {
  const made = Object.assign(document.createElement("button"), { type: "button", className, textContent: text });
  made.addEventListener("click", press);
  return made;
}

function send(form, entry) {
  return fetch(form.dataset.lineUrl, {
    method: "POST",
    body: new URLSearchParams({ "Line.Id": entry.id, "Line.Result": entry.result, "Line.Note": entry.note, "Line.SystemId": entry.systemId, "Line.Version": entry.version, "Line.Key": entry.key, user: entry.user }),
    redirect: "manual",
    credentials: "same-origin",
    headers: {
      "X-Requested-With": "XMLHttpRequest",
      "X-Request-Token": form.elements["__RequestVerificationToken"]?.value ?? "",
    },
  });
}
