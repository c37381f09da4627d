// What a text says under another name or day.

import { body, field as said, open, withBody, withField, without } from "./document.js";
import { dayOf, nameFault, today } from "./names.js";

const DATED = /^(\d{4}-\d{2}-\d{2})-(.+)$/;
const LINKS = /(?<=\]\(\s*<?|\]:\s*<?|(?:href|src)=["']?)(\{\w+\})?([^\s()<>"'#?]+)/g;
/** @param {string} path */
export const nameOf = (path) => path.slice(path.lastIndexOf("/") + 1);
/** @param {string} path */
export const stemOf = (path) => nameOf(path).replace(/\.[^.]*$/, "");
/** @param {string} path */
const folderOf = (path) => path.slice(0, path.lastIndexOf("/") + 1);
/** A path below content/. @param {import("./desk.js").Desk} desk @param {string} path */
export const within = (desk, path) => path.slice(folderOf(desk.data.images).length);

/** @type {import("./of_texts.d.ts").Renaming} */
export const renaming = {
  parts({ kind, path }, doc) {
    const [, named = "", slug = stemOf(path)] = (kind === "news" && DATED.exec(stemOf(path))) || [];
    return { day: kind === "news" ? dayOf(said(doc, "date")) || dayOf(named) : "", slug };
  },

  address(desk, text, doc, isDraft = false) {
    const { day, slug } = renaming.parts(text, doc), [year, month, number] = day.split("-");
    const values = new Map(Object.entries({ year, month, day: number, slug }));
    return desk.data.addresses[text.kind][+isDraft].replace(/\{(\w+)\}/g, (_, part) => values.get(part) ?? "");
  },

  known(desk, draft) {
    const [, , , built = "", isDraft] = desk.told(draft.from ?? draft.path) ?? [], doc = open(draft.original, desk.known);
    if (built && !isDraft) return built;
    const text = { kind: draft.kind, path: draft.from ?? draft.path };
    return draft.isDraft || renaming.parts(text, doc).day > today() ? "" : renaming.address(desk, text, doc);
  },

  answering(desk, doc, urls, own) {
    const fileAt = (/** @type {string} */ url) => url.replace(/^https?:\/\/[^/]*/, "").slice(1).replace(/\/$/, "/index.html").replace(/(?<!\.html?)$/, ".html").toLowerCase();
    const before = formerOf(doc), files = new Set([own.toLowerCase()]);
    const all = [...before, ...urls].filter((url) => !files.has(fileAt(url)) && files.add(fileAt(url)));
    if (all.join() === before.join()) return doc;
    return all.length ? withField(doc, "frueher", all.join(", "), desk.order) : without(doc, "frueher");
  },

  relinked(text, from, old, now) {
    const pathAt = (/** @type {string} */ path, /** @type {string} */ base) => URL.canParse(path, `x:/${base}`) && decodeURI(new URL(path, `x:/${base}`).pathname);
    return text.replace(LINKS, (word, notation = "", path) => {
      if (pathAt(path, from) !== `/${old}` && pathAt(path, "") !== `/${old}`) return word;
      return notation + (folderOf(old) === folderOf(now) ? folderOf(path) + nameOf(now) : `/${now}`);
    });
  },

  renamed(desk, draft, doc, name, day, was) {
    const { kind } = draft, path = folderOf(draft.path) + name, first = draft.from ?? draft.path;
    if (nameFault(name)) return nameFault(name);
    if (kind === "news" && !dayOf(day)) return "Das ist kein Tag. Ihn wie 2026-12-01 schreiben.";
    if (kind === "news" && was && dayOf(day) > today()) return "Bis dahin wäre die Meldung nicht zu sehen. Sie erst von der Website nehmen.";
    let fresh = kind === "news" && day !== shown(draft, doc) ? without(doc, "date") : doc;
    if (kind === "news" && shown({ kind, path }, fresh) !== day) fresh = withField(fresh, "date", day, desk.order);
    const file = renaming.address(desk, { kind, path }, fresh), bare = (/** @type {string} */ one) => one.replace(/\.[^./]*$/, "").toLowerCase();
    const others = desk.data.texts.filter(([one, , , address]) => one !== first && address.toLowerCase() === file.toLowerCase());
    if (others.length || [...(desk.files?.keys() ?? [])].some((one) => one !== first && bare(one) === bare(path))) return "So heißt schon ein anderer Text.";
    if (path !== first && path.toLowerCase() === first.toLowerCase()) return "Nur groß und klein zu tauschen geht nicht: Auf manchen Rechnern ist das derselbe Name.";
    if (said(fresh, "id") === stemOf(path)) fresh = without(fresh, "id");
    else if (was && kind !== "pages" && !said(fresh, "id") && stemOf(path) !== stemOf(first)) fresh = withField(fresh, "id", stemOf(first), desk.order);
    if (was) fresh = renaming.answering(desk, fresh, [`/${was}`], file);
    const old = within(desk, draft.path);
    return { path, doc: withBody(fresh, renaming.relinked(body(fresh), old, old, within(desk, path))) };
  },
};

/** @param {import("./document.js").Doc} doc */
export const formerOf = (doc) => said(doc, "frueher").replace(/^\[|\]$/g, "").split(/[\s,;]+/).filter(Boolean);

/** The day as a form shows it. @param {{kind: import("./desk.js").Kind, path: string}} text @param {import("./document.js").Doc} doc */
export const shown = (text, doc) => said(doc, "date") || renaming.parts(text, doc).day;
