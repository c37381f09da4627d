// The photos of drafts, kept on the device.

/** @typedef {import("./drafts.js").Drafts} Drafts */
/** @typedef {import("./drafts.js").Draft} Draft */

/** @type {Promise<IDBDatabase | null> | null} null where the browser refuses it */
let opened = null;

/** Stands in for a database that the browser refuses: until the tab is closed. */
class Unkept {
  /** @type {Map<string, ArrayBuffer>} */
  kept = new Map();
  /** @param {ArrayBuffer} bytes @param {string} key */
  put = (bytes, key) => ({ result: this.kept.set(key, bytes) });
  /** @param {string} key */
  get = (key) => ({ result: this.kept.get(key) });
  /** @param {IDBKeyRange} range */
  delete = (range) => ({ result: [...this.kept.keys()].filter((key) => range.includes(key)).map((key) => this.kept.delete(key)) });
}

const unkept = new Unkept();

/** @param {Drafts} drafts @param {Draft} draft @param {string} name @param {Blob} blob */
export async function keepPhoto(drafts, draft, name, blob) {
  const bytes = await blob.arrayBuffer();
  await act("readwrite", (store) => store.put(bytes, keyOf(drafts, draft, name)));
  drafts.losesPhotos ||= unkept.kept.size > 0;
}

/** @param {Drafts} drafts @param {Draft} draft @param {string} name @returns {Promise<Uint8Array<ArrayBuffer> | null>} */
export async function keptPhoto(drafts, draft, name) {
  const bytes = await act("readonly", (store) => store.get(keyOf(drafts, draft, name)));
  return bytes ? new Uint8Array(bytes) : null;
}

/** Those that were left out of the text as well. @param {Drafts} drafts @param {Draft} draft */
export async function forgetPhotos(drafts, draft) {
  const all = IDBKeyRange.bound(keyOf(drafts, draft, ""), keyOf(drafts, draft, "\uffff"));
  await act("readwrite", (store) => store.delete(all));
}

/** @param {Drafts} drafts @param {Draft} draft @param {string} name */
const keyOf = ({ prefix }, { photosOf }, name) => `${prefix}photo:${photosOf}:${name}`;

/** @param {IDBTransactionMode} mode @param {(store: IDBObjectStore) => IDBRequest} act @returns {Promise<any>} */
async function act(mode, act) {
  const database = await (opened ??= openDatabase().catch(() => null));
  if (!database) return act(/** @type {any} */ (unkept)).result;
  return within(database, mode, act).catch(async () => {
    // Safari ends the connection of a tab that was in the background.
    const again = await openDatabase();
    opened = Promise.resolve(again);
    return within(again, mode, act);
  });
}

/** @param {IDBDatabase} database @param {IDBTransactionMode} mode @param {(store: IDBObjectStore) => IDBRequest} act @returns {Promise<any>} */
function within(database, mode, act) {
  return new Promise((done, fail) => {
    const transaction = database.transaction("photos", mode, { durability: "strict" });
    const request = act(transaction.objectStore("photos"));
    transaction.oncomplete = () => done(request.result);
    transaction.onerror = transaction.onabort = () => fail(transaction.error);
  });
}

/** @returns {Promise<IDBDatabase>} */
async function openDatabase() {
  return new Promise((done, fail) => {
    const request = indexedDB.open("redaktion", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("photos");
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
}
