// What one commit of a text holds: the text, its photos, what a new name changes, and what it says.

import { field as said } from "./document.js";
import { keptPhoto } from "./photo_store.js";
import { blobName } from "./saving.js";

/** @typedef {import("./desk.js").Desk} Desk */
/** @typedef {import("./drafts.js").Draft} Draft */
/** @typedef {import("./saving.js").File} File */

/** The bytes of a photo are neither here nor on the branch. */
export class LostPhoto extends Error {}

/** The files of an order, and the name of the blob of its text. @param {Desk} desk @param {Draft} draft @param {import("./later.js").Order} order */
export async function parcel(desk, draft, { text, photos }) {
  const bytes = new TextEncoder().encode(text), name = await blobName(bytes);
  /** @type {[File, ...File[]]} */
  const files = [{ path: draft.path, bytes, bases: [draft.from ? null : draft.base, ...draft.sent] }, ...(await withBytes(desk, draft, photos)), ...(await former(desk, draft))];
  return { name, files };
}

/** @param {Desk} desk @param {Draft} draft @param {string[]} names @returns {Promise<File[]>} */
async function withBytes(desk, draft, names) {
  const files = [];
  for (const name of names) {
    const at = draft.photos.find((photo) => photo.name === name)?.at;
    const bytes = await keptPhoto(desk.drafts, draft, name), path = `${desk.data.images}/${name}`;
    if (bytes) files.push({ path, bytes, bases: [null], at });
    else if (!(await desk.look()).has(path)) throw new LostPhoto(name);
  }
  return files;
}

/** What a new name changes besides. @param {Desk} desk @param {Draft} draft @returns {Promise<File[]>} */
async function former(desk, { from, path, base, sent, branch, onBranch }) {
  if (!from) return [];
  const around = await (await import("./renaming.js")).lookAround(desk), at = onBranch && branch;
  // Of a name that was sent already, nothing may be left to delete.
  return [{ path: from, bytes: null, bases: sent.length ? [base, ...sent, null] : [base] }, ...(await around.relinked(from, path)).map((one) => ({ ...one, at }))];
}

/** @param {import("./writing.js").Writing} writing @param {import("./sending.js").Way} way */
export function messageFor(writing, way) {
  const title = said(writing.doc, "title") || writing.current.path, { kind } = writing.current;
  if (way === "keep" && !writing.current.isDraft) return `„${title}“ von der Website genommen`;
  if (way === "keep") return `Entwurf „${title}“`;
  const noun = { news: "Meldung", events: "Termin", pages: "Seite" }[kind];
  return writing.isNew ? `${noun} „${title}“` : `${noun} „${title}“ ${writing.current.from ? "umbenannt" : "geändert"}`;
}
