// What is not online yet, kept on the device: texts at each keystroke.

import { loaded } from "./messages.js";

/** @typedef {{name: string, type: string, alt: string, caption: string, credit: string, at?: string}} Photo
 * the name is that of the file; `at` is the branch that it was sent to */
/**
 * @typedef {object} Draft
 * @property {string} id
 * @property {"news" | "events" | "pages"} kind
 * @property {string} title
 * @property {string} path below the repository
 * @property {string} [from] the path it has until a new name is sent
 * @property {boolean} named whether the author chose the file name
 * @property {string} day of news, which becomes part of the name
 * @property {string} text the whole file
 * @property {string | null} base the blob it was opened from, null for a new text, "" for one that nobody knows
 * @property {string} original the whole file as it was opened
 * @property {boolean} isDraft whether what is in the repository is not published
 * @property {Photo[]} photos
 * @property {string} [branch] of a proposal
 * @property {string} [pull] its address
 * @property {string} [onBranch] the blob that the proposal's branch was left with
 * @property {string} [commit] that holds it, or may hold it while `state` is "open"
 * @property {string[]} sent the blobs of the text that were sent, the last one last
 * @property {string} photosOf the draft whose photos they are: another tab may have begun with it
 * @property {import("./meeting.js").Meeting} [meeting] what others made of it, until the author has decided
 * @property {import("./later.js").Order} [order] what is to be saved as soon as there is a network
 * @property {"open" | "saved" | "proposed"} state
 * @property {number} changed milliseconds
 */

/** Storage of one repository; others of the same origin have theirs. */
export class Drafts {
  /** @param {string} repository */
  constructor(repository) {
    this.prefix = `redaktion:${repository}:`;
    this.local = storage("localStorage");
    this.session = storage("sessionStorage");
    /** Whether a photo is here as long as this tab only. */
    this.losesPhotos = false;
    /** @type {Map<string, Draft>} each draft is one object in this tab, by its key, until another tab writes it */
    this.live = new Map();
    /** @type {Map<string, string>} what is kept of each, as this tab wrote or read it last */
    this.seen = new Map();
    addEventListener("storage", ({ key }) => (key === null ? this.live.clear() : this.live.delete(key)));
  }

  /** All drafts, the latest first; those as well that the device has no room for. @returns {Draft[]} */
  all() {
    const keys = new Set([...Array.from({ length: this.local.length }, (_, n) => this.local.key(n) ?? ""), ...this.live.keys()]);
    const found = [...keys].filter((key) => key.startsWith(`${this.prefix}text:`)).map((key) => this.at(key));
    return found.filter((draft) => draft !== null).sort((a, b) => b.changed - a.changed);
  }

  /** @param {string} key @returns {Draft | null} */
  at(key) {
    const text = this.local.getItem(key);
    if (text && !this.live.has(key)) {
      this.live.set(key, JSON.parse(text));
      this.seen.set(key, text);
    }
    return this.live.get(key) ?? null;
  }

  /** @param {Draft} draft */
  keyOf(draft) {
    return `${this.prefix}text:${draft.id}`;
  }

  /** Whether what is kept is what was sent of a draft, and no tab wrote on. @param {Draft} draft */
  isAsSent(draft) {
    const { state, changed } = this.kept(draft) ?? draft;
    return state !== "open" && changed === draft.changed;
  }

  /** A draft as the tab that wrote it last knows it: itself where that is this one, even if the device has no room for it; null where it is gone.
   * @param {Draft} draft @returns {Draft | null} */
  kept(draft) {
    const key = this.keyOf(draft), text = this.local.getItem(key), seen = this.seen.get(key);
    if (!text) return seen ? null : draft;
    return text === seen && this.live.get(key) === draft ? draft : JSON.parse(text);
  }

  /** Know of a draft what another tab knows by now. @param {Draft} draft @param {Draft} kept */
  learn(draft, kept) {
    for (const { name, at } of kept.photos) for (const photo of draft.photos) if (photo.name === name) photo.at = at;
    for (const key of Object.keys(draft)) if (!(key in kept)) Reflect.deleteProperty(draft, key);
    this.live.set(this.keyOf(draft), Object.assign(draft, kept, { photos: draft.photos }));
    return draft;
  }

  /** Do something with a draft while no other tab does. @template T @param {Draft} draft @param {() => Promise<T>} act @returns {Promise<T>} */
  async alone({ id }, act) {
    let isBegun = false;
    try {
      return await navigator.locks.request(`redaktion:${id}`, () => ((isBegun = true), act()));
    } catch (error) {
      if (isBegun) throw error;
      return act(); // a browser that shares nothing between tabs
    }
  }

  /** Keep a draft; false where the device has no room. @param {Draft} draft */
  keep(draft) {
    const key = this.keyOf(draft), text = JSON.stringify(draft);
    this.live.set(key, draft);
    try {
      this.local.setItem(key, text);
      this.seen.set(key, text);
      return !(this.local instanceof Memory || this.losesPhotos);
    } catch {
      return false;
    }
  }

  /** Forget a draft and its photos. @param {Draft} draft */
  async forget(draft) {
    this.local.removeItem(this.keyOf(draft));
    this.live.delete(this.keyOf(draft));
    if (this.all().some((other) => other.photosOf === draft.photosOf)) return;
    await (await loaded(import("./photo_store.js")))?.forgetPhotos(this, draft);
  }

  /** The token, for this tab or kept on the device. */
  get token() {
    return this.session.getItem(`${this.prefix}token`) ?? this.local.getItem(`${this.prefix}token`) ?? "";
  }

  /** @param {string} token @param {boolean} stays */
  keepToken(token, stays) {
    this.forgetToken();
    for (const place of stays ? [this.local, this.session] : [this.session]) {
      try {
        return place.setItem(`${this.prefix}token`, token);
      } catch { /* no room: the tab alone, or this page */ }
    }
  }

  forgetToken() {
    this.session.removeItem(`${this.prefix}token`);
    this.local.removeItem(`${this.prefix}token`);
  }
}

/** Stands in for a storage that the browser refuses: until the tab is closed. */
class Memory {
  /** @type {Map<string, string>} */
  kept = new Map();
  get length() {
    return this.kept.size;
  }
  /** @param {number} n */
  key = (n) => [...this.kept.keys()][n] ?? null;
  /** @param {string} key */
  getItem = (key) => this.kept.get(key) ?? null;
  /** @param {string} key @param {string} value */
  setItem = (key, value) => void this.kept.set(key, value);
  /** @param {string} key */
  removeItem = (key) => void this.kept.delete(key);
}

/** @param {"localStorage" | "sessionStorage"} name */
function storage(name) {
  try {
    return globalThis[name] ?? new Memory();
  } catch {
    return new Memory();
  }
}
