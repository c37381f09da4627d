// What a text says under another name or day, and what leads to it.

import { fetchData } from "./desk.js";
import { body, field as said, open, withBody, withField, without } from "./document.js";
import { asked } from "./following.js";
import { dayOf, nameFault, today } from "./names.js";
import { decoded, inAddress } from "./page.js";

// Only in Markdown an address may hold blanks.
const LINKS = /(?<=\]\(\s*<?|\]:\s*<?|(?:href|src)=["']?)(\{\w+\})?([^\s()<>"'#?]+)((?<=\]\(\s*[^()<>\n]*|\]\(\s*<[^<>\n]*|\]:\s*<[^<>\n]*)(?: +[^\s()<>"'#?]+)+)?/g;
/** Nothing is lost of a file by it but what is no UTF-8, which is seen by "\ufffd". */
export const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const MOST = 300; // files that GitHub tells of when it compares

/** @type {import("./of_texts.d.ts").Renaming} */
export const renaming = {
  nameOf: (path) => path.slice(path.lastIndexOf("/") + 1),
  stemOf: (path) => renaming.nameOf(path).replace(/\.[^.]*$/, ""),
  folderOf: (path) => path.slice(0, path.lastIndexOf("/") + 1),
  textOf: async (desk, sha) => decoder.decode(await desk.github.bytes(sha)),

  heard(draft, there) {
    const sha = there.get(draft.path)?.sha;
    if (draft.from && sha && draft.sent.includes(sha)) Object.assign(draft, { from: undefined, base: sha });
  },

  parts({ kind, path }, doc) {
    const stem = renaming.stemOf(path), [, named = "", slug = stem] = (kind === "news" && /^(\d{4}-\d{2}-\d{2})-(.+)$/.exec(stem)) || [];
    return { day: kind === "news" ? dayOf(said(doc, "date")) || dayOf(named) : "", slug };
  },

  dayShown: (text, doc) => said(doc, "date") || renaming.parts(text, doc).day,

  address(desk, text, doc, isDraft = false) {
    const { day, slug } = renaming.parts(text, doc), [year, month, number] = day.split("-");
    const values = new Map(Object.entries({ year, month, day: number, slug }));
    return desk.data.addresses[text.kind][+isDraft].replace(/\{(\w+)\}/g, (_, part) => values.get(part) ?? "");
  },

  known(desk, { kind, path, from = path, original, isDraft }) {
    const [, , , built = "", wasDraft] = desk.told(from) ?? [], doc = open(original, desk.known), text = { kind, path: from };
    if (built && !wasDraft) return built;
    if (nameFault(`${renaming.stemOf(from)}.md`)) return ""; // no build publishes it
    return isDraft || renaming.parts(text, doc).day > today() ? "" : renaming.address(desk, text, doc);
  },

  former: (doc) => said(doc, "frueher").replace(/^\[|\]$/g, "").split(/[\s,;]+/).filter(Boolean),

  answering(desk, doc, urls, own) {
    const before = renaming.former(doc), files = new Set([own.toLowerCase()]);
    const all = [...before, ...urls].filter((url) => {
      const file = url.replace(/^https?:\/\/[^/]*/, "").slice(1).replace(/\/$/, "/index").replace(/\.html?$/, "").toLowerCase() + ".html";
      return !files.has(file) && files.add(file);
    });
    if (all.join() === before.join()) return doc;
    return all.length ? withField(doc, "frueher", all.join(", "), desk.order) : without(doc, "frueher");
  },

  relinked(text, from, old, now) {
    return text.replace(LINKS, (word, notation = "", first, more = "") => {
      const path = first + more;
      const leads = ["", inAddress(from)].some((base) => URL.canParse(path, `x:/${base}`) && decoded(new URL(path, `x:/${base}`).href) === `x:/${old}`);
      if (!leads) return word;
      return notation + (renaming.folderOf(old) === renaming.folderOf(now) ? renaming.folderOf(path) + renaming.nameOf(now) : `/${now}`);
    });
  },

  renamed(desk, draft, doc, name, day, was) {
    const { kind, from: first = draft.path } = draft, { nameOf, stemOf, folderOf, dayShown } = renaming;
    const path = folderOf(first) + name, bare = (/** @type {string} */ one) => one.replace(/\.[^./]*$/, "").toLowerCase();
    if (nameFault(name)) return nameFault(name);
    if (kind === "news" && !dayOf(day)) return "Das ist kein Tag. Ihn wie 2026-12-01 schreiben.";
    if (kind === "news" && was && dayOf(day) > today()) return "Bis dahin wäre die Meldung nicht zu sehen. Sie erst von der Website nehmen.";
    if (path === first && !draft.from && day === dayShown(draft, doc)) return "So heißt der Text schon.";
    const other = { kind, path }, dayless = without(doc, "date");
    const isDated = kind !== "news" || dayShown(other, doc) === day, isNamed = dayShown(other, dayless) === day;
    let fresh = isDated ? doc : isNamed ? dayless : withField(doc, "date", day, desk.order);
    const file = renaming.address(desk, other, fresh);
    const isTaken = desk.data.texts.some(([one, , , address]) => one !== first && address.toLowerCase() === file.toLowerCase());
    if (isTaken || [...(desk.files?.keys() ?? [])].some((one) => one !== first && bare(one) === bare(path))) return "So heißt schon ein anderer Text.";
    if (path !== first && bare(path) === bare(first) && stemOf(path) !== stemOf(first)) return "Nur groß und klein zu tauschen geht nicht: Auf manchen Rechnern ist das derselbe Name.";
    if (said(fresh, "id") === stemOf(path)) fresh = without(fresh, "id");
    else if (was && kind !== "pages" && !said(fresh, "id") && stemOf(path) !== stemOf(first)) fresh = withField(fresh, "id", stemOf(first), desk.order);
    if (was) fresh = renaming.answering(desk, fresh, [`/${was}`], file);
    const root = folderOf(desk.data.images).length, old = draft.path.slice(root);
    return { path, doc: withBody(fresh, renaming.relinked(body(fresh), old, old, path.slice(root))) };
  },
};

/** @param {import("./desk.js").Desk} desk @returns {Promise<import("./of_texts.d.ts").Around>} */
export async function lookAround(desk) {
  const { commit, linked, named, alone, last } = await fetchData(desk.root, "redaktion-links.json"), there = await desk.look();
  const { nameOf, textOf } = renaming, root = renaming.folderOf(desk.data.images).length;
  /** @type {Map<string, string>} */
  const changed = new Map(), range = `/compare/${commit}...${desk.data.branch}`;
  // Of a build that GitHub does not know, nothing is certain.
  const { files } = await asked(desk, range).catch((error) => (error.kind === "missing" ? { files: Array(MOST) } : Promise.reject(error)));
  await Promise.all(files.map(async (/** @type {Record<string, string>} */ { filename, previous_filename: former, status, sha }) => {
    if (former) changed.set(former, "");
    if (/\.(md|markdown|mkd|mdown|ya?ml)$/.test(filename)) changed.set(filename, status === "removed" ? "" : await textOf(desk, sha));
  }));
  const both = (/** @type {string} */ path, /** @type {string[]} */ words, /** @type {string[]} */ built = []) => [
    ...built.filter((one) => !changed.has(one)),
    ...[...changed].filter(([one, text]) => one !== path && words.some((word) => `${text}\n${decoded(text)}`.split(word).slice(1).some((rest) => !/^[\w-]/.test(rest)))).map(([one]) => one),
  ];
  return {
    last, there,
    leading: (path, file) => both(path, [nameOf(path), `/${file.replace(/\.html$/, "")}`], linked[path]),
    alone: (path) => (files.length < MOST && !changed.has(path) ? (alone[path] ?? []) : []).filter((/** @type {string} */ one) => there.has(one) && !both(path, [nameOf(one)]).length),
    async relinked(old, now) {
      const found = [];
      for (const path of both(old, [nameOf(old)], named[old])) {
        const sha = there.get(path)?.sha ?? "", text = sha && (await textOf(desk, sha));
        const fresh = renaming.relinked(text, path.slice(root), old.slice(root), now.slice(root));
        if (fresh !== text && !text.includes("\ufffd")) found.push({ path, bytes: new TextEncoder().encode(fresh), bases: [sha] });
      }
      return found;
    },
  };
}
