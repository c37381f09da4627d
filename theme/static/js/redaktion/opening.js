// A file of the repository, read to be written on.

import { decoded, inAddress, link } from "./page.js";

const LINK = "120000"; // the mode of a symbolic link

/** The text of a file; the path that is meant where it is written with other signs; or why it cannot be opened.
 * @param {import("./desk.js").Desk} desk @param {string} path
 * @returns {Promise<{sha: string, text: string} | {path: string} | {why: [string, ...Node[]]}>} */
export async function read(desk, path) {
  const files = await desk.look(), file = files.get(path);
  if (!file) {
    // Who types an umlaut on another device writes it with other signs.
    const alike = [...files.keys()].find((one) => one.normalize("NFC") === path.normalize("NFC"));
    return alike ? { path: alike } : { why: [`${path} gibt es nicht oder nicht mehr.`] };
  }
  const text = textOf(await desk.github.bytes(file.sha));
  if (text === null) return { why: [`${path} ist nicht in UTF-8 gespeichert und lässt sich hier nicht öffnen. Auf GitHub ändern.`] };
  if (file.mode !== LINK) return { sha: file.sha, text };
  const target = decoded(new URL(inAddress(text), `x:/${inAddress(path)}`).pathname.slice(1));
  return { why: [`${path} führt nur zu einer anderen Datei: `, link(`#${inAddress(target)}`, target)] };
}

/** A file as text, null where it is no UTF-8. @param {Uint8Array} bytes */
function textOf(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
