// Which module starts which piece of a page. Apart from enhance.js, because that one is loaded under its fingerprint and
// a second address would run it twice.
const parts = [];

export function part(selector, load) {
  parts.push([selector, load, new WeakSet()]);
  startParts(document);
}

/** Starts what a piece of a page holds that came later; nothing is started twice. */
export function startParts(root) {
  for (const [selector, load, started] of parts) {
    const found = [...root.querySelectorAll(selector)].filter(element => !started.has(element));
    found.forEach(element => started.add(element));
    if (found.length > 0) load().then(module => found.forEach(element => module.start(element)));
  }
}
