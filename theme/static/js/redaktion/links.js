// Pictures and links of a text, as plugins/markdown/inline finds them.

import { entities } from "./values.js";

/** @typedef {{isPicture: boolean, start: number, end: number, words: string, address: string, isOrnament?: boolean, saying: (words: string) => string}} Link
 * an ornament has alt="" in HTML; `saying` is the same with other words */

const CODE = /\\[^\n]|^ {0,3}(`{3,}(?!`)|~{3,}(?!~))[^]*?^ {0,3}\1[^\n]*$|(?<!`)(`+)(?!`)(?:(?!\n[ \t>]*\n)[^])*?(?<!`)\2(?!`)|<!--[^]*?-->/gm;
const INDENTED = /(?<=\n)[ \t]*\n(?:(?: {4}|\t)[^\n]*(?:\n|$))+/g, HOLDER = /^[ \t]*(?:[-*+•·:]|\d+[.)]|\[\^[^\]]*\]:)(?:[ \t]|$)|^[ \t]/;
const HEADING = /^(?: {0,3}>)* {0,3}#{1,6}(?:[ \t]|$)/, POINT = /^(?: {0,3}>)* {0,3}[-*+][ \t]+\S/;
// geht`s, L`Aquila, Rock`n`Roll, Klaus` Rad; `ne, `68er.
const WITHIN = /(?<=\p{L})`(?:(?:s|ne?|ne[nmr]|[mrtd]|re|ll|ve)(?![\p{L}\p{N}_])|(?<=(?<![\p{L}\p{N}_'’`])\p{L}`|[`'’]n`)(?=\p{L})|(?<=[sßxzSXZ]`)(?![\p{L}\p{N}`]))/yu;
const SHORTENED = /(?<![\p{L}\p{N}])`(?:s|ne?|ne[nmr]|rein|raus|rauf|rüber|runter|\d\d(?:er)?)(?![\p{L}\p{N}_`])/yu, NO_END = /\s`|\p{L}`\p{L}/yu;
const DEFINITION = /^ {0,3}\[((?:\\.|[^\[\]\\\n])+)\]:[ \t]*(?:<([^<>\n]*)>|(\S+))/gm;
const SIGN = /\\[^\n]|!?\[|\]|\n[ \t]*\n|<img\b(?:"[^"]*"|'[^']*'|[^<>"']){0,2000}>/gi;
const TARGET = /\([ \n]*(?:<((?:\\.|[^<>\n\\])*)>|((?:\\\S|[^\s()\\]|\((?:\\\S|[^\s()\\])*\))+)|([^()\n]*?))(?:\s+(?:"(?:\\[^]|[^"\\])*"|'(?:\\[^]|[^'\\])*'|\((?:\\[^]|[^()\\])*\)))?[ \n]*\)/y;
const LABEL = /(?:\[((?:\\.|[^\[\]\\])*)\])?/y, ATTRIBUTE = /\s(alt|src)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)/gi;

/** What is read of words or an address. @param {string} text */
const read = (text) => text.replace(/\\([!-/:-@[-`{-~])|&#?\w+;/g, (found, escaped) => escaped ?? entities(found));

/** Words that are read as they are. @param {string} words */
export function written(words) {
  const isPaired = (/** @type {string} */ sign) => !"*_~".includes(sign) || words.split(sign).length > 2;
  return words.replace(/[\r\n]+/g, " ").replace(/[\\[\]`<*_~]|^\^|&(?=#?\w+;)/g, (sign) => (isPaired(sign) ? `\\${sign}` : sign));
}

/** How deep a line is quoted. @param {string} line */
const depth = (line) => /^(?: {0,3}>)*/.exec(line)?.[0].replaceAll(" ", "").length ?? 0;

/** Whether what begins as code within a line goes on in another block, so that it is none. @param {string} text @param {number} at @param {string} code */
function isTorn(text, at, code) {
  if (!code.includes("\n")) return false;
  const above = (text.slice(Math.max(0, at - 1000), at) + code.split("\n", 1)[0]).split(/\n[ \t>]*(?=\n)/).at(-1)?.split("\n") ?? [];
  const deep = Math.max(...above.map(depth)), isHeading = HEADING.test(above.at(-1) ?? "");
  return isHeading || code.split("\n").slice(1).some((line) => depth(line) > deep || HEADING.test(line) || POINT.test(line));
}

/** Whether a backtick is meant as an apostrophe (plugins/markdown/inline/code.py). @param {string} text @param {number} at @param {string} code that it would begin */
function isApostrophe(text, at, code) {
  WITHIN.lastIndex = SHORTENED.lastIndex = at;
  NO_END.lastIndex = at + code.length - 2;
  return WITHIN.test(text) || (SHORTENED.test(text) && NO_END.test(text));
}

/** A text with blanks for code and comments. @param {string} text */
function withoutCode(text) {
  const blank = (/** @type {string} */ found, sign = " ") => found.replace(/[^\n]/g, sign), plain = text.replace(/\r\n/g, " \n").replace(/\r/g, "\n");
  let bare = "", done = 0;
  CODE.lastIndex = 0;
  for (let found; (found = CODE.exec(plain)); ) {
    const [code, , ticks] = found, isCode = code[0] !== "\\" && !(ticks && ((ticks === "`" && isApostrophe(plain, found.index, code)) || isTorn(plain, found.index, code)));
    // Behind backticks that begin nothing all is read as it is; a paragraph that begins with code is not set in.
    if (!isCode) CODE.lastIndex = found.index + (ticks ?? code).length;
    bare += plain.slice(done, found.index) + (isCode ? blank(code, ticks && "\u00a0") : ticks ?? code);
    done = CODE.lastIndex;
  }
  bare += plain.slice(done);
  return bare.replace(INDENTED, (found, at) => (HOLDER.test(bare.slice(Math.max(0, at - 1000), at).trimEnd().split("\n").at(-1) ?? "") ? found : blank(found)));
}

/** All of them, in their order. @param {string} text @returns {Link[]} */
export function linksOf(text) {
  const bare = withoutCode(text), normal = (/** @type {string} */ label) => label.trim().replace(/\s+/g, " ").toLowerCase();
  const definitions = [...bare.matchAll(DEFINITION)].reverse(), at = definitions.map(({ 0: line, index }) => index + line.indexOf("["));
  const defined = new Map(definitions.map(([, label, angle, plain]) => [normal(label), angle ?? plain]));
  /** @type {Link[]} */
  const found = [];
  /** @type {[start: number, from: number][]} */
  let open = [], done = 0;
  for (const { 0: sign, index } of bare.matchAll(SIGN)) {
    if (index < done) continue;
    if (sign[0] === "<") found.push(...ofTag(text.slice(index, index + sign.length), index));
    else if (sign === "[" || sign === "![") open.push([index, index + sign.length]);
    else if (sign[0] === "\n") open = [];
    const [start, from] = (sign === "]" && open.pop()) || [-1, 0], to = index + 1;
    if (start < 0 || at.includes(start)) continue;
    TARGET.lastIndex = LABEL.lastIndex = to;
    const words = text.slice(from, index), target = TARGET.exec(bare), label = target ? "" : LABEL.exec(bare)?.[1] || words;
    const address = target ? (target[1] ?? target[2] ?? target[3]) : defined.get(normal(label));
    if (address === undefined) continue;
    const end = (done = target ? TARGET.lastIndex : LABEL.lastIndex), rest = target ? text.slice(to, end) : `[${label}]`;
    found.push({ isPicture: bare[start] === "!", start, end, words: read(words), address: read(address), saying: (now) => `${text.slice(start, from)}${written(now)}]${rest}` });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** @param {string} tag @param {number} start @returns {Link[]} */
function ofTag(tag, start) {
  const said = new Map([...tag.matchAll(ATTRIBUTE)].reverse().map(([whole, key, value]) => [key.toLowerCase(), [whole, entities(value.replace(/^["']|["']$/g, ""))]]));
  const [whole, words] = said.get("alt") ?? ["", ""], address = said.get("src")?.[1];
  const saying = (/** @type {string} */ now) => {
    const alt = ` alt="${now.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;")}"`;
    return whole ? tag.replace(whole, () => alt) : tag.slice(0, 4) + alt + tag.slice(4);
  };
  return address ? [{ isPicture: true, start, end: start + tag.length, words, address, isOrnament: !!whole && !words, saying }] : [];
}
