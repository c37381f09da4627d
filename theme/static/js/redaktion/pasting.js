// What is pasted into the text: formatted words become Markdown, pictures photos; what is plain stays the browser's own matter.

import { loaded } from "./messages.js";
import { by, say } from "./page.js";
import { linked } from "./text.js";
import { selected, type } from "./toolbar.js";

/** @typedef {import("./writing.js").Writing} Writing */

const ADDRESS = /^\s*(https?:\/\/|www\.)[^\s<>]+\s*$/i;
// A heading, item, quotation, table, code or rule.
const OWN_LINE = /^(#{2,} |\* |\d+\. |>|\| |```|---$)/;

/** @param {Writing} writing */
export function listen(writing) {
  const area = by("text");
  let isPlain = false;
  // Shift asks for a paste without formatting, whatever the browser hands over.
  for (const kind of /** @type {const} */ (["keydown", "keyup"])) area.addEventListener(kind, ({ shiftKey }) => void (isPlain = shiftKey));
  area.addEventListener("paste", (event) => {
    const { clipboardData: data } = event;
    if (!data) return;
    const plain = data.getData("text/plain"), html = isPlain || data.types.includes("vscode-editor-data") ? "" : data.getData("text/html");
    const files = [...data.files].filter((file) => file.type.startsWith("image/"));
    // Beside formatted words, Office puts a picture of them.
    const isPhoto = files.length && !(html && plain.trim());
    if (!isPhoto && !html && !ADDRESS.test(plain) && !/[\p{Cf}\p{Co}]/u.test(plain)) return;
    event.preventDefault();
    if (isPhoto) writing.gallery.take(files);
    else paste(writing, html, plain.replace(/\r\n?/g, "\n"));
  });
}

/** @param {Writing} writing @param {string} html @param {string} plain */
async function paste(writing, html, plain) {
  const { draft, gallery } = writing, modules = await loaded(Promise.all([import("./clip.js"), import("./tidy.js")]));
  if (writing.draft !== draft) return;
  const at = selected(), before = at.text.slice(0, at.start), line = /.*$/.exec(before)?.[0] ?? "", chosen = at.text.slice(at.start, at.end);
  if (!modules) return put(at, plain);
  const [{ read }, { know, seen, target, tidied }] = modules, url = ADDRESS.test(plain) && tidied(plain.trim());
  know(writing.desk.data.tracking);
  if (url && chosen.trim() && !/[\n[\]]|:\/\//.test(chosen)) return type(linked(at, target(url.replace(/^www\./i, "https://$&"))));
  const clip = html ? read(html, /^[\s>]*([-*+]|\d+\.)?\s*$/.test(line)) : null;
  if (!clip) return put(at, seen(url || plain));
  const { text, isOwn, pictures, missing } = clip, isMany = text.includes("\n\n");
  // A blank that was copied with some words goes with them.
  if (text && !isMany && !isOwn) put(at, (/^ /.exec(plain) ?? "") + text + (/ $/.exec(plain) ?? ""));
  else if (text) put(at, text, isMany, line);
  if (pictures.length) gallery.take(pictures.map(asFile));
  await gallery.busy;
  if (missing) say(`${missing === 1 ? "Ein Bild ist" : `${missing} Bilder sind`} nicht mitgekommen. Einzeln kopieren, oder speichern und mit „Foto einfügen“ wählen.`);
}

/** Put a text in the place of the selection, with blank lines around what needs some.
 * @param {import("./text.js").Selected} at @param {string} text @param {boolean} [isMany] @param {string} [line] what stands before it */
function put({ text: all, start, end }, text, isMany, line) {
  const before = all.slice(0, start), after = all.slice(end), last = text.split("\n\n").pop() ?? "";
  const isApart = (/** @type {string} */ part, /** @type {string} */ beside) => line !== undefined && (OWN_LINE.test(part) || (isMany && !beside.trim()));
  const lead = before.trim() && isApart(text, line ?? "") ? "\n\n".slice(/\n{0,2}$/.exec(before)?.[0].length) : "";
  const rest = after.trim() && isApart(last, /^.*/.exec(after)?.[0] ?? "") ? "\n\n".slice(/^\n{0,2}/.exec(after)?.[0].length) : "";
  const whole = before + lead + text, to = whole.length;
  type({ text: whole + rest + after, start: to, end: to });
}

/** @param {string} url @param {number} n */
function asFile(url, n) {
  const [, kind, base64] = /^data:(image\/[\w.+-]+).*?,(.*)$/s.exec(url) ?? ["", "", ""];
  return new File([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))], `Bild ${n + 1}`, { type: kind });
}
