// Two versions of one text and what both were begun from, made one by lines, as git does it; in headers by words.

import { open, split } from "./document.js";

/** @typedef {import("./document.js").Line} Line */
/** @typedef {Map<string, Line[]>} Head */
/** @typedef {{kind: "same" | "ours" | "theirs" | "touching", key: string, base: Line[], ours: Line[], theirs: Line[]}} Piece
 * `key` is a word of the header, ^ or $ for what stands around all of them, "" for lines of the body */
/** @typedef {"ours" | "theirs" | "both"} Choice */

const MOST = 4e6, MARKED = /^\s*([*+-]|\d+[.)]|[|>])/;

/** What is the same, was changed by one, or by both. Without a base each difference is a place to decide.
 * @param {string | null} base @param {string} ours @param {string} theirs @param {Map<string, string>} known @returns {Piece[]} */
export function join(base, ours, theirs, known) {
  const [b, o, t] = [base ?? ours, ours, theirs].map((text) => open(text, known)), heads = [b, o, t].map(words);
  const isHead = base !== null && b.header.begin && [o, t].every(({ header }) => header.kind === b.header.kind) && areInOrder(heads);
  const [x, y, z] = [b, o, t].map(({ lines, header }) => ending(isHead ? lines.slice(header.begin) : lines));
  const pieces = [...(isHead ? byWords(heads) : []), ...byLines(x, y, z)];
  return base === null ? pieces.map((one) => (one.kind === "theirs" ? { ...one, kind: "touching", base: [] } : one)) : pieces;
}

/** One text of all; `choose` is asked for the places. @param {Piece[]} pieces @param {(piece: Piece) => Choice} choose */
export function composed(pieces, choose) {
  const lines = pieces.flatMap((one) => chosen(one, one.kind === "touching" ? choose(one) : one.kind === "theirs" ? "theirs" : "ours"));
  const usual = lines.find(({ end }) => end)?.end ?? "\n";
  return lines.map(({ text, end }, n) => text + (end || (n < lines.length - 1 ? usual : ""))).join("");
}

/** @param {Piece} piece @param {Choice} choice */
export function chosen({ ours, theirs }, choice) {
  if (choice !== "both") return choice === "ours" ? ours : theirs;
  const last = ours.at(-1), first = theirs[0];
  // Two paragraphs would become one.
  const isGap = last && first && last.text.trim() && first.text.trim() && !(MARKED.test(last.text) && MARKED.test(first.text));
  return [...ours, ...(isGap ? [{ text: "", end: last.end }] : []), ...theirs];
}

/** Behind the last end there is no line. @param {Line[]} lines */
const ending = (lines) => (lines.at(-1)?.text ? lines : lines.slice(0, -1));

/** The lines of a header by its words, with what stands below each. @param {import("./document.js").Doc} doc @returns {Head} */
function words({ lines, header: { said, stop, begin } }) {
  const places = /** @type {[string, number][]} */ ([["^", 0], ...[...said].map(([key, { rows }]) => [key, rows[0]]), ["$", stop]]).sort(([, a], [, b]) => a - b);
  return new Map(places.map(([key, row], n) => [key, lines.slice(row, places[n + 1]?.[1] ?? begin)]));
}

/** Whether the words that two of them share follow one another alike. @param {Head[]} heads */
const areInOrder = (heads) => heads.every((one) => heads.every((other) => shared(one, other) === shared(other, one)));
/** @param {Head} one @param {Head} other */
const shared = (one, other) => [...one.keys()].filter((key) => other.has(key)).join();

/** @param {Head[]} heads @returns {Piece[]} */
function byWords([base, ours, theirs]) {
  const keys = [...ours.keys()];
  [...theirs.keys()].forEach((key, n, all) => keys.includes(key) || keys.splice(keys.indexOf(all[n - 1]) + 1, 0, key));
  return keys.flatMap((key) => pieces(base.get(key) ?? [], ours.get(key) ?? [], theirs.get(key) ?? [], key));
}

/** @param {Line[]} base @param {Line[]} ours @param {Line[]} theirs */
function byLines(base, ours, theirs) {
  const toOurs = [...matches(base, ours), ours.length], toTheirs = [...matches(base, theirs), theirs.length];
  let b = 0, o = 0, t = 0;
  return toOurs.flatMap((j, n) => {
    const k = toTheirs[n];
    if (j < 0 || k < 0) return [];
    const found = [...pieces(base.slice(b, n), ours.slice(o, j), theirs.slice(t, k)), ...pieces(base.slice(n, n + 1), ours.slice(j, j + 1), theirs.slice(k, k + 1))];
    [b, o, t] = [n + 1, j + 1, k + 1];
    return found;
  });
}

/** @param {Line[]} a @param {Line[]} b */
const isSame = (a, b) => a.length === b.length && a.every(({ text }, n) => text === b[n].text);

/** What becomes of lines that one or the other changed. @param {Line[]} base @param {Line[]} ours @param {Line[]} theirs @returns {Piece[]} */
function pieces(base, ours, theirs, key = "") {
  /** @param {Piece["kind"]} kind @param {[number, number?]} part */
  const part = (kind, ...part) => ({ kind, key, base, ours: ours.slice(...part), theirs: theirs.slice(...part) });
  // The end of a line is theirs where they changed it.
  if (isSame(ours, theirs)) return ours.length ? [{ ...part("same", 0), ours: ours.map((line, n) => (base[n] && base[n].end !== theirs[n].end ? theirs[n] : line)) }] : [];
  if (isSame(base, theirs)) return [part("ours", 0)];
  if (isSame(base, ours)) return [part("theirs", 0)];
  const least = Math.min(ours.length, theirs.length);
  let head = 0, tail = 0;
  while (head < least && ours[head].text === theirs[head].text) head++;
  while (tail < least - head && ours.at(-1 - tail)?.text === theirs.at(-1 - tail)?.text) tail++;
  const behind = tail ? [part("same", -tail)] : [];
  return [...(head ? [part("same", 0, head)] : []), part("touching", head, -tail || undefined), ...behind];
}

/** Which line of the other text each line is, -1 for none, or where that can be seen in two ways. @param {Line[]} a @param {Line[]} b */
function matches(a, b) {
  const back = common(b, a);
  return common(a, b).map((j, i) => (j >= 0 && back[j] === i ? j : -1));
}

/** A longest common sequence, where changes are as far down as they may be. @param {Line[]} a @param {Line[]} b */
function common(a, b) {
  const width = b.length + 1, to = a.map(() => -1);
  if ((a.length + 1) * width > MOST) return to;
  const left = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1, at = i * width + j; j >= 0; j--, at--) left[at] = a[i].text === b[j].text ? left[at + width + 1] + 1 : Math.max(left[at + width], left[at + 1]);
  }
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i].text === b[j].text) to[i++] = j++;
    else if (left[(i + 1) * width + j] >= left[i * width + j + 1]) i++;
    else j++;
  }
  return to;
}
