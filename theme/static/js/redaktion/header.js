// The header of a text: what it says and where, by the rules of plugins/common/header.py.

import { BLANK, meaning, readable, strip } from "./values.js";

/** @typedef {{word: string, rows: number[], value: string | string[]}} Said
 * What a header says by one of its words, and the lines it takes (from 0). */
/** @typedef {{said: Map<string, Said>, start: number, stop: number, begin: number, kind: "fenced" | "bare" | "none" | "open"}} Header
 * `start` and `stop` are its lines, `begin` is the first of the body; an "open" one has no
 * end: the whole text is shown as its body. */

const LETTER = "[\\p{L}\\p{Nl}\\p{No}_]", WORD = `${LETTER}[\\p{L}\\p{N}_-]*`, S = `[${BLANK}]`;
const LINE = new RegExp(`^(${WORD})${S}*:(?:${S}+(.*))?$`, "su");
const CLOSE = new RegExp(`^(${WORD}):([^${BLANK}].*)$`, "su");
const HIDDEN = /[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/g;
const BARE = new RegExp(`^${S}*(?:${WORD}${S}*|[-–—]*${S}*)$`, "u");
const FENCE = new RegExp(`^(?:-{3,}|[–—]+-*)${S}*$`);
const ITEM = new RegExp(`^${S}*-${S}+(.*)$`, "s");
const BLOCK = /^[>|][+-]?\d?[+-]?$/;
const INDENTED = new RegExp(`^${S}`);

/**
 * Take the header of a text apart. `known` are the words a header may use, and the key of each.
 * @param {string[]} raw @param {Map<string, string>} known @returns {Header}
 */
export function parse(raw, known) {
  const lines = raw.map((line, n) => visible(readable((n ? line : line.replace(/^\ufeff/, "")).normalize("NFC")), known));
  const first = Math.max(0, lines.findIndex((line) => strip(line)));
  if (FENCE.test(lines[first])) {
    const stop = lines.findIndex((line, n) => n > first && FENCE.test(line));
    if (stop < 0) return { said: new Map(), start: 0, stop: 0, begin: 0, kind: "open" };
    return { said: read(lines, first + 1, stop, true, known), start: first + 1, stop, begin: stop + 1, kind: "fenced" };
  }
  if (!LINE.test(lines[first])) return { said: new Map(), start: 0, stop: 0, begin: 0, kind: "none" };
  const found = lines.findIndex((line, n) => n >= first && (!strip(line) || FENCE.test(line)));
  const stop = found < 0 ? lines.length : found;
  return { said: read(lines, first, stop, false, known), start: first, stop, begin: stop + 1, kind: "bare" };
}

/** The value of a key as one text. @param {Header} header @param {string} key */
export function textOf(header, key) {
  const value = header.said.get(key)?.value ?? "";
  return typeof value === "string" ? value : value.join(", ");
}

/** @param {string} line @param {Map<string, string>} known */
function visible(line, known) {
  const [before] = line.split(":", 1);
  if (/^[\x00-\x7f]*$/.test(before)) return line;
  let seen = before.replace(HIDDEN, "");
  if (before !== line && seen[0] === "\xa0" && known.has(strip(seen).toLowerCase())) seen = strip(seen);
  return seen === before || !BARE.test(seen) ? line : seen + line.slice(before.length);
}

/**
 * @param {string[]} lines @param {number} start @param {number} stop @param {boolean} fenced
 * @param {Map<string, string>} known @returns {Map<string, Said>}
 */
function read(lines, start, stop, fenced, known) {
  /** @type {Map<string, {word: string, rows: number[], value: Value}>} */
  const found = new Map();
  /** @type {{word: string, rows: number[], value: Value} | null} */
  let last = null;
  for (let n = start; n < stop; n++) {
    const line = lines[n];
    if (!strip(line) || (fenced && line.startsWith("#"))) continue;
    const match = named(line, last?.value ?? null, known);
    if (match) {
      last = { word: match[1], rows: [n], value: new Value(match[2] ?? "") };
      const key = known.get(match[1].toLowerCase()) ?? match[1].toLowerCase();
      found.set(key, last);
    } else if (last?.value.takes(line)) last.rows.push(n);
  }
  return new Map([...found].map(([key, one]) => [key, { ...one, value: one.value.read() }]));
}

/** @param {string} line @param {Value | null} value @param {Map<string, string>} known */
function named(line, value, known) {
  let match = LINE.exec(strip(line));
  if (!match) {
    const close = CLOSE.exec(line);
    if (close && known.has(close[1].toLowerCase())) match = close;
  }
  if (!match || !INDENTED.test(line)) return match;
  return value && (value.isBlock || !known.has(match[1].toLowerCase())) ? null : match;
}

/** A value while its lines are read. */
class Value {
  /** @param {string} text */
  constructor(text) {
    this.isBlock = BLOCK.test(strip(text));
    this.lines = this.isBlock ? [] : [text];
    /** @type {string[]} */
    this.items = [];
  }

  /** Take a further line; say whether it belongs here. @param {string} line */
  takes(line) {
    const item = this.isBlock ? null : ITEM.exec(line);
    const isIndented = INDENTED.test(line);
    if (item) this.items.push(item[1]);
    else if (isIndented && this.items.length) this.items.push(`${this.items.pop()} ${strip(line)}`);
    else if (isIndented) this.lines.push(line);
    return item !== null || isIndented;
  }

  /** @returns {string | string[]} */
  read() {
    const text = meaning(this.lines.map(strip).filter(Boolean).join(" "));
    if (!this.items.length) return text;
    return [...(text ? [text] : []), ...this.items.map(meaning)];
  }
}
