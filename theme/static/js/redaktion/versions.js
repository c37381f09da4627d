// How a text was: the last changes with day and name, each beside what stands in the form now.

import { field as said, open, whole, withField, without } from "./document.js";
import { asked } from "./following.js";
import { loaded, sentence } from "./messages.js";
import { by, button, link, make, say } from "./page.js";
import { renaming } from "./renaming.js";

const MOST = 20, LARGEST = 1_000_000; // comparisons of lines
const STAYS = ["id", "frueher", "date"]; // they belong to the address of today

/** The last versions, the latest first, those under a former name as well.
 * @param {import("./desk.js").Desk} desk @param {string} path @param {string} [from] @returns {Promise<import("./of_texts.d.ts").Version[]>} */
async function versions(desk, path, from = desk.data.branch) {
  /** @type {any[]} */
  const found = await asked(desk, `/commits?sha=${from}&path=${encodeURIComponent(path)}&per_page=${MOST}`), oldest = found.at(-1);
  const list = found.map(({ sha, commit: { author } }) => ({ sha, path, day: author.date, who: author.name }));
  if (!oldest || found.length === MOST) return list;
  const { files, parents } = await asked(desk, `/commits/${oldest.sha}`);
  const former = files.find((/** @type {any} */ one) => one.filename === path)?.previous_filename;
  return former ? [...list, ...(await versions(desk, former, parents[0].sha))].slice(0, MOST) : list;
}

/** @param {import("./desk.js").Desk} desk @param {import("./of_texts.d.ts").Version} version */
async function textAt(desk, { sha, path }) {
  const { content } = await asked(desk, `/contents/${path.split("/").map(encodeURIComponent).join("/")}?ref=${sha}`);
  return new TextDecoder().decode(Uint8Array.from(atob(content.replace(/\s/g, "")), (sign) => sign.charCodeAt(0)));
}

/** Where a draft answered when it was public, "" where it never was. @param {import("./desk.js").Desk} desk @param {import("./drafts.js").Draft} draft */
export async function once(desk, { kind, path, from = path }) {
  for (const one of await versions(desk, from)) {
    const doc = open(await textAt(desk, one), desk.known), isDraft = /^(draft|entwurf)$/i.test(said(doc, "status"));
    if (!isDraft && renaming.parts({ kind, path: one.path }, doc).day <= one.day) return renaming.address(desk, { kind, path: one.path }, doc);
  }
  return "";
}

/** Lines of both texts: "=" in both, "-" in the first, "+" in the second. @param {string[]} old @param {string[]} now @returns {[string, string][]} */
export function compared(old, now) {
  let start = 0, end = 0;
  while (start < Math.min(old.length, now.length) && old[start] === now[start]) start++;
  while (end < Math.min(old.length, now.length) - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  const a = old.slice(start, old.length - end), b = now.slice(start, now.length - end), isHuge = a.length * b.length > LARGEST;
  const same = isHuge ? [] : Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  if (!isHuge) for (let n = a.length - 1; n >= 0; n--) for (let m = b.length - 1; m >= 0; m--) same[n][m] = a[n] === b[m] ? same[n + 1][m + 1] + 1 : Math.max(same[n + 1][m], same[n][m + 1]);
  /** @type {[string, string][]} */
  const rows = old.slice(0, start).map((line) => ["=", line]);
  let n = 0, m = 0;
  while (n < a.length || m < b.length) {
    if (n < a.length && m < b.length && a[n] === b[m] && !isHuge) rows.push(["=", a[n++]]), m++;
    else if (m === b.length || (n < a.length && (isHuge || same[n + 1][m] >= same[n][m + 1]))) rows.push(["-", a[n++]]);
    else rows.push(["+", b[m++]]);
  }
  return [...rows, ...old.slice(old.length - end).map((line) => /** @type {[string, string]} */ (["=", line]))];
}

/** @type {import("./of_texts.d.ts").OfWorkshop} */
export async function show({ desk, writing }) {
  const draft = writing.current, path = draft.from ?? draft.path, place = by("versions");
  say("Wird nachgesehen.");
  try {
    const found = await versions(desk, path);
    place.replaceChildren(make("h3", { tabIndex: -1 }, "Frühere Fassungen"), ...found.map((one) => item(desk, writing, one)), make("p", {}, link(`https://github.com/${desk.data.repository}/commits/${desk.data.branch}/${path}`, "Alle auf GitHub")));
    place.querySelector("h3")?.focus();
    say("");
  } catch (error) {
    say(sentence(error));
  }
}

/** @param {import("./desk.js").Desk} desk @param {import("./writing.js").Writing} writing @param {import("./of_texts.d.ts").Version} version */
function item(desk, writing, version) {
  const when = new Date(version.day).toLocaleString("de-DE", { dateStyle: "long", timeStyle: "short" });
  const inside = make("div", { className: "flow" }), shown = make("details", {}, make("summary", {}, `${when}, ${version.who}`), inside);
  shown.ontoggle = async () => {
    if (!shown.open) return;
    try {
      const text = await textAt(desk, version), rows = compared(text.split(/\r?\n/), writing.current.text.split(/\r?\n/));
      inside.replaceChildren(make("pre", { tabIndex: 0 }, ...rows.map(([sign, line]) => (sign === "=" ? `${line}\n` : make("div", {}, make("b", {}, sign === "-" ? "Damals: " : "Heute: "), make(sign === "-" ? "del" : "ins", {}, line))))),
        make("p", { className: "row" }, button("Diese Fassung zurückholen", () => restore(desk, writing, text, when))));
    } catch (error) {
      say(sentence(error));
    }
  };
  return shown;
}

/** Put a version into the form; what was not saved stays as a draft of its own. @param {import("./desk.js").Desk} desk @param {import("./writing.js").Writing} writing @param {string} text @param {string} when */
function restore(desk, writing, text, when) {
  const draft = writing.current, now = writing.doc, isKept = draft.text !== draft.original;
  if (isKept) desk.drafts.keep({ ...draft, id: crypto.randomUUID(), state: "open" });
  writing.edit(STAYS.reduce((doc, key) => (now.header.said.has(key) ? withField(doc, key, said(now, key), desk.order) : without(doc, key)), open(text, desk.known)));
  writing.show(draft);
  say(`Die Fassung vom ${when} steht im Formular und gilt, sobald ihr sie sichert.${isKept ? " Was ihr geändert hattet, liegt unter „Angefangen“." : ""}`);
}
