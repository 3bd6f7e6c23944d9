// Answers that wait for the network, in the browser's own database: one row a line, under the person who wrote it.
export const name = "fieldwork";
const table = "answers";
let opened;

const done = request => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

function open() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(table, { keyPath: "id" });
    request.onsuccess = () => {
      // Signing out, here or in another tab, takes the whole database away: nothing may hold it.
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
  });
  return opened;
}

async function rows(mode) {
  return (await open()).transaction(table, mode).objectStore(table);
}

export const all = async () => done((await rows("readonly")).getAll());
export const keep = async entry => done((await rows("readwrite")).put(entry));
export const drop = async id => done((await rows("readwrite")).delete(id));
export const wipe = async () => done((await rows("readwrite")).clear());
