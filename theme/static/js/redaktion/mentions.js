// What leads to a text: by the last build, and by what was changed since.

import { fetchData } from "./desk.js";
import { asked } from "./following.js";
import { nameOf, renaming, within } from "./renaming.js";

const MOST = 300; // files that GitHub tells of when it compares

/** A file as text. @param {import("./desk.js").Desk} desk @param {string} sha */
export const textOf = async (desk, sha) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(await desk.github.bytes(sha));

/** @param {import("./desk.js").Desk} desk @returns {Promise<import("./of_texts.d.ts").Around>} */
export async function lookAround(desk) {
  const told = await fetchData(desk.root, "redaktion-links.json"), there = await desk.look();
  /** @type {Map<string, string>} */
  const changed = new Map(), range = `/compare/${told.commit}...${desk.data.branch}`;
  const { files } = await asked(desk, range).catch((error) => (error.kind === "missing" ? { files: Array(MOST) } : Promise.reject(error)));
  await Promise.all(files.map(async (/** @type {Record<string, string>} */ { filename, previous_filename: former, status, sha }) => {
    if (former) changed.set(former, "");
    if (/\.(md|markdown|mkd|mdown|ya?ml)$/.test(filename)) changed.set(filename, status === "removed" ? "" : await textOf(desk, sha));
  }));
  const both = (/** @type {string} */ path, /** @type {string[]} */ words, /** @type {string[]} */ built = []) => [
    ...built.filter((one) => !changed.has(one)),
    ...[...changed].filter(([one, text]) => one !== path && words.some((word) => text.includes(word))).map(([one]) => one),
  ];
  return {
    last: told.last,
    leading: (path, file) => both(path, [nameOf(path), `/${file.replace(/\.html$/, "")}`], told.linked[path]),
    alone: (path) => (files.length < MOST && !changed.has(path) ? (told.alone[path] ?? []) : []).filter((/** @type {string} */ one) => there.has(one) && !both(path, [nameOf(one)]).length),
    async relinked(old, now) {
      const found = [];
      for (const path of both(old, [nameOf(old)], told.named[old])) {
        const sha = there.get(path)?.sha ?? "", text = sha && (await textOf(desk, sha));
        const fresh = renaming.relinked(text, within(desk, path), within(desk, old), within(desk, now));
        if (fresh !== text) found.push({ path, bytes: new TextEncoder().encode(fresh), bases: [sha] });
      }
      return found;
    },
  };
}
