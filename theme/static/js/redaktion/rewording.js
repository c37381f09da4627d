// Other words for a picture in all texts that show it: one commit, which changes nothing else.

import { open } from "./document.js";
import { ApiError } from "./github.js";
import { linksOf } from "./links.js";
import { blobName, commit, ConflictError } from "./saving.js";

/** @typedef {import("./desk.js").Desk} Desk */
/** @typedef {{path: string, sha: string, text: string, words: string[]}} Text `words` are those that stand for the picture */

const ROUNDS = 4, TEXT = /\.(md|markdown|mkd|mdown)$/;
const bytesOf = (/** @type {string} */ text) => new TextEncoder().encode(text);

/** Where a text shows a picture, unless it is said to mean nothing. @param {Desk} desk @param {string} path @param {string} text @param {string} picture */
function places(desk, path, text, picture) {
  const { lines, header } = open(text, desk.known), begin = lines.slice(0, header.begin).map((line) => line.text + line.end).join("").length;
  const found = linksOf(text.slice(begin)).filter((link) => link.isPicture && !link.isOrnament && fileOf(desk, link.address, path) === picture);
  return found.map((link) => ({ ...link, start: link.start + begin, end: link.end + begin }));
}

/** The file that an address in a text means. @param {Desk} desk @param {string} address @param {string} path */
function fileOf({ data, root }, address, path) {
  const said = address.replace(/^\{\w+\}/, "").replace(`${location.origin}${root}/`, "/");
  try {
    const { host, pathname } = new URL(said[0] === "/" ? `/${data.images.split("/")[0]}${said}` : said, `https://text/${path}`);
    return host === "text" ? decodeURIComponent(pathname).slice(1).normalize("NFC") : "";
  } catch {
    return "";
  }
}

/** A text with other words for a picture. @param {Desk} desk @param {string} path @param {string} text @param {string} picture @param {string} words */
export function reworded(desk, path, text, picture, words) {
  const open = places(desk, path, text, picture).filter((one) => one.words !== words);
  return open.reduceRight((now, { start, end, saying }) => now.slice(0, start) + saying(words) + now.slice(end), text);
}

/** The texts that show a picture now: of those that the build knew, and of whatever is newer. @param {Desk} desk @param {string} picture @param {string[]} known @param {string} build */
export async function showing({ github, data, ...desk }, picture, known, build) {
  const there = await github.files(await github.head(data.branch));
  const then = await github.files(build).catch((error) => {
    if (error instanceof ApiError && error.kind === "missing") return null; // built elsewhere: all are read
    throw error;
  });
  /** @type {Text[]} */
  const found = [];
  for (const [path, { sha }] of there) {
    if (!TEXT.test(path) || !(known.includes(path) || then?.get(path)?.sha !== sha)) continue;
    const bytes = await github.bytes(sha), text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
    const words = places(/** @type {Desk} */ ({ github, data, ...desk }), path, text, picture).map((one) => one.words);
    if (words.length && (await blobName(bytesOf(text))) === sha) found.push({ path, sha, text, words }); // what is no UTF-8 stays as it is
  }
  return found;
}

/** Change them all. Returns the commit and the texts that it changed. @param {Desk} desk @param {string} picture @param {string[]} known @param {string} build @param {string} words */
export async function reword(desk, picture, known, build, words) {
  for (let round = 1; ; round++) {
    const found = await showing(desk, picture, known, build);
    const changed = found.map((one) => ({ ...one, now: reworded(desk, one.path, one.text, picture, words) })).filter(({ now, text }) => now !== text);
    try {
      const files = changed.map(({ path, sha, now }) => ({ path, bytes: bytesOf(now), bases: [sha] }));
      const sha = await commit(desk.github, desk.data.branch, files, `Bildbeschreibung von ${picture.split("/").pop()}`, () => {});
      for (const draft of desk.drafts.all()) await keepUp(desk, draft, picture, words, changed);
      return { sha, paths: changed.map(({ path }) => path) };
    } catch (error) {
      // Somebody wrote at one of them meanwhile: it is read anew.
      if (!(error instanceof ConflictError) || round === ROUNDS) throw error;
    }
  }
}

/** What was begun here goes on from what was sent. @param {Desk} desk @param {import("./drafts.js").Draft} draft @param {string} picture @param {string} words @param {{path: string, sha: string, now: string}[]} changed */
async function keepUp(desk, draft, picture, words, changed) {
  if (draft.state === "proposed") return;
  const sent = changed.find(({ path, sha }) => path === draft.path && sha === draft.base), base = sent && (await blobName(bytesOf(sent.now)));
  const text = reworded(desk, draft.path, draft.text, picture, words);
  if (text === draft.text && !sent) return;
  Object.assign(draft, { text }, sent && { base, original: sent.now });
  desk.drafts.keep(draft);
}
