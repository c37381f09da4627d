// What the buttons over the text do: a text with a selection becomes another one.

import { linksOf, written } from "./links.js";

/** @typedef {{text: string, start: number, end: number}} Selected */
/** @typedef {{alt: string, caption: string, credit: string}} Words what is said of a photo */

/** Put marks around the words selected, or take them away. @param {Selected} at @param {string} mark @returns {Selected} */
export function marked({ text, start, end }, mark) {
  const chosen = text.slice(start, end);
  const blanks = /^\s*/.exec(chosen)?.[0].length ?? 0, word = chosen.trim();
  const from = start + (word ? blanks : 0), to = from + word.length, size = mark.length;
  const isMarked = text.slice(from - size, from) === mark && text.slice(to, to + size) === mark && word !== "";
  if (isMarked) return cut(text, from - size, to + size, word, 0);
  return { text: text.slice(0, from) + mark + word + mark + text.slice(to), start: from + size, end: to + size };
}

/** Put a mark before each line selected, or take it away. @param {Selected} at @param {string} mark @returns {Selected} */
export function lined({ text, start, end }, mark) {
  const from = text.slice(0, start).lastIndexOf("\n") + 1;
  const found = text.indexOf("\n", Math.max(end - (end > start && text[end - 1] === "\n" ? 1 : 0), from));
  const to = found < 0 ? text.length : found;
  const lines = text.slice(from, to).split("\n"), isMarked = lines.every((line) => line.startsWith(mark));
  const changed = lines.map((line) => (isMarked ? line.slice(mark.length) : line || lines.length === 1 ? mark + line : line)).join("\n");
  const gap = isMarked ? "" : gapBefore(text.slice(0, from));
  const begin = from + gap.length;
  return { text: text.slice(0, from) + gap + changed + text.slice(to), start: start === end ? begin + changed.length : begin, end: begin + changed.length };
}

/** Make the words selected a link. @param {Selected} at @param {string} address @returns {Selected} */
export function linked({ text, start, end }, address) {
  const words = text.slice(start, end) || address;
  return cut(text, start, end, `[${words}](${address})`, 0);
}

const GAP = /\n[ \t]*(?=\n|$)/g;
/** What is left of a text around a paragraph, which blank lines part. @param {string} before @param {string} paragraph @param {string} behind */
export function around(before, paragraph, behind) {
  const [head, tail] = [before.replace(/(?:\n[ \t]*)+$/, ""), behind.replace(/^(?:[ \t]*\n)+/, "")];
  return [head, paragraph, tail].filter((part) => part.trim()).join("\n\n");
}

/** Where the paragraph ends that goes on at a place. @param {string} text @param {number} at */
export function endOf(text, at) {
  GAP.lastIndex = at;
  return GAP.exec(text)?.index ?? text.length;
}

/** Put a paragraph of its own behind the one in which the selection ends, before the one that begins there; one writes on below it.
 * @param {Selected} at @param {string} paragraph @returns {Selected} */
export function inserted({ text, start, end }, paragraph) {
  const line = text.slice(0, end).lastIndexOf("\n") + 1, isBlank = /^[ \t]*(\n|$)/.test(text.slice(line));
  const isFirst = start === end && end === line && /(^|\n)[ \t]*\n$|^$/.test(text.slice(0, line));
  const to = isBlank || isFirst ? line : endOf(text, end), before = around(text.slice(0, to), paragraph, ""), behind = text.slice(to);
  const below = before.length + 2;
  return { text: `${before}\n\n${behind.trim() && behind.replace(/^(?:[ \t]*\n)*/, "\n\n")}`, start: below, end: below };
}

/** @param {string} text @param {number} from @param {number} to @param {string} instead @param {number} ahead @returns {Selected} */
const cut = (text, from, to, instead, ahead) => ({ text: text.slice(0, from) + instead + text.slice(to), start: from + ahead, end: from + instead.length });

/** A list or quotation begins after a blank line. @param {string} before */
const gapBefore = (before) => (before === "" || before.endsWith("\n\n") || /(^|\n)([*>-]|##) ?.*\n$/.test(before) ? "" : "\n");

const BELOW = /[ \t]*\\?\n[ \t]*([*_])((?:\\.|(?!\1)[^\n\\])+)\1[ \t]*(?=\n|$)/y;

/** A picture that a text shows, or a file it leads to, with its caption; null where it does neither. @param {string} text @param {string} address */
export function shown(text, address) {
  const link = linksOf(text).find((one) => one.address === address);
  if (!link) return null;
  BELOW.lastIndex = link.end;
  const below = (link.isPicture && BELOW.exec(text)) || ["", "", ""];
  const [, caption, credit = ""] = /** @type {string[]} */ (/^(.*?)(?:(?:^| )Foto: (.*))?$/s.exec(below[2].replace(/\\([*_])/g, "$1")));
  return { ...link, until: link.end + below[0].length, alt: link.words, caption, credit };
}

/** A text in which a picture has other words; what they do not change stays. @param {string} text @param {string} address @param {Words} words */
export function withWords(text, address, { alt, caption, credit }) {
  const there = shown(text, address);
  if (!there) return text;
  const said = alt === there.alt ? text.slice(there.start, there.end) : there.saying(alt);
  const rest = text.slice(there.until);
  if (caption === there.caption && credit === there.credit) return text.slice(0, there.start) + said + text.slice(there.end, there.until) + rest;
  const below = captioned(caption, credit), isLast = !below || /^[ \t]*(?:\n|$)/.test(rest);
  return text.slice(0, there.start) + said + below + (isLast ? rest : `\n${rest.trimStart()}`);
}

/** A photo with its caption, as Markdown. @param {string} address @param {Words} words */
export const figure = (address, { alt, caption, credit }) => `![${written(alt)}](${/^[\w./~+@,;=-]*$/.test(address) ? address : `<${address}>`})${captioned(caption, credit)}`;

/** @param {string} caption @param {string} credit */
function captioned(caption, credit) {
  const said = [caption.replace(/[\r\n]+/g, " ").trim(), credit.trim() && `Foto: ${credit.trim()}`].filter(Boolean).join(" ");
  return said && `\n*${said.replace(/\*/g, "\\*")}*`;
}
