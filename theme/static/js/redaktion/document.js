// A text as it lies in the repository: what is not touched stays, byte for byte.

import { parse, textOf } from "./header.js";
import { strip } from "./values.js";

/** @typedef {{text: string, end: string}} Line */
/** @typedef {{lines: Line[], header: import("./header.js").Header, known: Map<string, string>}} Doc */

/** Take a text apart. @param {string} raw @param {Map<string, string>} known @returns {Doc} */
export function open(raw, known) {
  return of(split(raw), known);
}

/** The text as it is to be saved. @param {Doc} doc */
export const whole = (doc) => doc.lines.map(({ text, end }) => text + end).join("");

/** What a header says by a key, as one text. @param {Doc} doc @param {string} key */
export const field = (doc, key) => textOf(doc.header, key);

/** What an author edits below the header: without the blank lines around it. @param {Doc} doc */
export const body = (doc) => bodyParts(doc).shown;

/** The line of the file (from 1) where that begins. @param {Doc} doc */
export const bodyLine = (doc) => doc.header.begin + 1 + bodyParts(doc).lead.length;

/**
 * The same text with another value of one key; "" leaves the word and takes its value.
 * @param {Doc} doc @param {string} key @param {string} value @param {string[]} order
 */
export function withField(doc, key, value, order) {
  const wanted = strip(value.replace(/[\r\n\u2028\u2029]+/g, " "));
  if (wanted === field(doc, key)) return doc;
  for (const written of writings(wanted)) {
    const changed = replaced(doc, key, written, order);
    if (isOnly(doc, changed, key, wanted)) return changed;
  }
  // What no header can hold, such as a backtick within a word, is written as it is read.
  return replaced(doc, key, wanted, order);
}

/** The same text without a word of its header. @param {Doc} doc @param {string} key */
export function without(doc, key) {
  const rows = doc.header.said.get(key)?.rows ?? [];
  return rows.length ? of(doc.lines.filter((_, n) => !rows.includes(n)), doc.known) : doc;
}

/** The same text with another body; blank lines around it stay as they were. @param {Doc} doc @param {string} value */
export function withBody(doc, value) {
  const { lead, shown, tail } = bodyParts(doc);
  const text = value.replace(/\r\n?/g, "\n").replace(/^\n+|\n+$/g, "");
  if (text === shown) return doc;
  const isFirst = !shown && doc.header.kind !== "none";
  const before = lead || (isFirst ? "\n" : ""), behind = tail || (isFirst ? "\n" : "");
  const head = doc.lines.slice(0, doc.header.begin).map((line) => ({ ...line, end: line.end || newline(doc) }));
  if (doc.header.kind === "bare" && doc.header.stop >= doc.lines.length) head.push({ text: "", end: newline(doc) });
  const old = doc.lines.slice(doc.header.begin);
  return of([...head, ...ended(split(before + text + behind), old, newline(doc))], doc.known);
}

/** The same text where an author has all of it before them, a header as well. @param {Doc} doc @param {string} value */
export const withWhole = (doc, value) => withBody({ ...doc, header: { ...doc.header, begin: 0, kind: "none" } }, value);

/** @param {Line[]} lines @param {Map<string, string>} known @returns {Doc} */
const of = (lines, known) => ({ lines, header: parse(lines.map(({ text }) => text), known), known });

/** @param {string} raw @returns {Line[]} */
export function split(raw) {
  const parts = raw.split(/(\r\n|\r|\n)/);
  return parts.flatMap((text, n) => (n % 2 ? [] : [{ text, end: parts[n + 1] ?? "" }]));
}

/** How lines of this text end. @param {Doc} doc */
const newline = (doc) => doc.lines.find(({ end }) => end)?.end ?? "\n";

/** @param {Doc} doc */
function bodyParts(doc) {
  const text = doc.lines.slice(doc.header.begin).map((line) => line.text + (line.end && "\n")).join("");
  const [, lead, shown, tail] = /** @type {string[]} */ (/^(\n*)(.*?)(\n*)$/s.exec(text));
  return { lead, shown, tail };
}

/**
 * New lines with the ends of the old ones they are.
 * @param {Line[]} lines @param {Line[]} old @param {string} usual @returns {Line[]}
 */
function ended(lines, old, usual) {
  const texts = lines.map(({ text }) => text);
  let same = 0;
  while (same < old.length && same < texts.length && old[same].text === texts[same]) same++;
  let last = 0;
  while (last < Math.min(old.length, texts.length) - same && old.at(-1 - last)?.text === texts.at(-1 - last)) last++;
  return lines.map(({ text }, n) => {
    const from = n < same || lines.length === old.length ? old[n] : n >= texts.length - last ? old[n - texts.length + old.length] : null;
    return { text, end: n === texts.length - 1 ? "" : from?.end || usual };
  });
}

/** Ways to write a value, the plainest first. @param {string} value */
function writings(value) {
  const safe = value.replace(/&(?=#?\w+;)/g, "&amp;");
  const single = (/** @type {string} */ text) => `'${text.replaceAll("'", "''")}'`;
  return [value, single(value), safe, single(safe)];
}

/** Whether just this key says something else now. @param {Doc} before @param {Doc} after @param {string} key @param {string} wanted */
function isOnly(before, after, key, wanted) {
  const keys = new Set([...before.header.said.keys(), ...after.header.said.keys()]);
  const others = [...keys].filter((one) => one !== key);
  return (
    field(after, key) === wanted &&
    others.every((one) => field(before, one) === field(after, one)) &&
    (before.header.kind === "none" || bodyParts(before).shown === bodyParts(after).shown)
  );
}

/** @param {Doc} doc @param {string} key @param {string} written @param {string[]} order */
function replaced(doc, key, written, order) {
  const { header, known } = doc, said = header.said.get(key), end = newline(doc);
  if (header.kind === "none") {
    const [first, ...rest] = doc.lines, isMarked = first.text.startsWith("\ufeff"); // a byte order mark stays the first sign
    const head = [isMarked ? "\ufeff---" : "---", `${key}: ${written}`, "---", ""].map((text) => ({ text, end }));
    return of([...head, { ...first, text: first.text.slice(isMarked ? 1 : 0) }, ...rest], known);
  }
  const lines = doc.lines.map((line) => ({ ...line }));
  if (said) {
    const [row, ...more] = said.rows, line = lines[row];
    const colon = line.text.indexOf(":") + 1;
    const gap = /^[ \t]+/.exec(line.text.slice(colon))?.[0] ?? " ";
    line.text = line.text.slice(0, colon) + (written && gap + written);
    return of(lines.filter((_, n) => !more.includes(n)), known);
  }
  const rank = order.indexOf(key);
  const before = order.slice(0, rank).map((one) => header.said.get(one)).filter((one) => one !== undefined);
  const at = before.length ? Math.max(...before.flatMap(({ rows }) => rows)) + 1 : rank < 0 ? header.stop : header.start;
  if (at > 0 && !lines[at - 1].end) lines[at - 1].end = end;
  lines.splice(at, 0, { text: written ? `${key}: ${written}` : `${key}:`, end });
  return of(lines, known);
}
