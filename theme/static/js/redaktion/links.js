// Pictures and links of a text, as plugins/markdown/inline/brackets.py finds them.

import { entities } from "./values.js";

/**
 * @typedef {object} Link
 * @property {boolean} isPicture
 * @property {number} start
 * @property {number} end
 * @property {string} words what stands for a picture, or leads to an address, as it is read
 * @property {string} address without a title
 * @property {boolean} isOrnament whether a picture is said to mean nothing: alt="" in HTML
 * @property {(words: string) => string} saying the same with other words
 */

const CODE = /\\[^\n]|^ {0,3}(`{3,}|~{3,})[^]*?^ {0,3}\1[^\n]*$|(?<!`)(`+)(?!`)(?:(?!\n[ \t]*\n)[^])*?(?<!`)\2(?!`)|<!--[^]*?-->/gm;
const INDENTED = /(?<=\n)[ \t]*\n(?:(?: {4}|\t)[^\n]*(?:\n|$))+/g;
const HOLDER = /^[ \t]*(?:[-*+•·:]|\d+[.)]|\[\^[^\]]*\]:)(?:[ \t]|$)|^[ \t]/;
const DEFINITION = /^ {0,3}\[((?:\\.|[^\[\]\\\n])+)\]:[ \t]*(?:<([^<>\n]*)>|(\S+))/gm;
const SIGN = /\\[^\n]|!?\[|\]|\n[ \t]*\n|<(img|a)\b(?:"[^"]*"|'[^']*'|[^>"'])*>/gi;
const TITLE = String.raw`(?:\s+(?:"(?:\\[^]|[^"\\])*"|'(?:\\[^]|[^'\\])*'|\((?:\\[^]|[^()\\])*\)))?`;
const TARGET = new RegExp(String.raw`\([ \n]*(?:<((?:\\.|[^<>\n\\])*)>|((?:\\\S|[^\s()\\]|\((?:\\\S|[^\s()\\])*\))+)|([^()\n]*?))${TITLE}[ \n]*\)`, "y");
const LABEL = /(?:\[((?:\\.|[^\[\]\\])*)\])?/y;

/** What is read of words or an address. @param {string} written */
const read = (written) => written.replace(/\\([!-/:-@[-`{-~])|&#?\w+;/g, (found, escaped) => escaped ?? entities(found));

/** Words that are read as they are. @param {string} words */
export function written(words) {
  const pairs = ["*", "_", "~"].filter((sign) => words.split(sign).length > 2).join("");
  return words.replace(/[\r\n]+/g, " ").replace(/[\\[\]`<*_~]|^\^|&(?=#?\w+;)/g, (sign) => ("*_~".includes(sign) && !pairs.includes(sign) ? sign : `\\${sign}`));
}

/** A text with blanks for code and comments. @param {string} text */
function withoutCode(text) {
  const blank = (/** @type {string} */ found) => found.replace(/[^\n]/g, " ");
  const bare = text.replace(/\r\n/g, " \n").replace(/\r/g, "\n").replace(CODE, (found) => (found[0] === "\\" ? found : blank(found)));
  return bare.replace(INDENTED, (found, at) => (HOLDER.test(bare.slice(0, at).trimEnd().split("\n").at(-1) ?? "") ? found : blank(found)));
}

/** All of them, in their order. @param {string} text @returns {Link[]} */
export function linksOf(text) {
  const bare = withoutCode(text), normal = (/** @type {string} */ label) => label.trim().replace(/\s+/g, " ").toLowerCase();
  const definitions = [...bare.matchAll(DEFINITION)], at = new Set(definitions.map(({ 0: line, index }) => index + line.indexOf("[")));
  const defined = new Map(definitions.reverse().map(([, label, angle, plain]) => [normal(label), angle ?? plain]));
  /** @type {Link[]} */
  const found = [];
  /** @type {{isPicture: boolean, start: number, from: number}[]} */
  let open = [], done = 0;
  for (const { 0: sign, 1: tag, index } of bare.matchAll(SIGN)) {
    if (index < done) continue;
    if (tag) found.push(...ofTag(text.slice(index, index + sign.length), index, tag));
    else if (sign === "[" || sign === "![") open.push({ isPicture: sign[0] === "!", start: index, from: index + sign.length });
    else if (sign[0] === "\n") open = [];
    if (sign !== "]") continue;
    const begun = open.pop(), to = index + 1;
    if (!begun || at.has(begun.start)) continue;
    const words = text.slice(begun.from, index), begin = text.slice(begun.start, begun.from);
    TARGET.lastIndex = LABEL.lastIndex = to;
    const target = TARGET.exec(bare), label = target ? "" : LABEL.exec(bare)?.[1] || words;
    const address = target ? (target[1] ?? target[2] ?? target[3]) : defined.get(normal(label));
    if (address === undefined) continue;
    const end = target ? TARGET.lastIndex : LABEL.lastIndex, rest = target ? text.slice(to, end) : `[${label}]`;
    done = end;
    found.push({ isPicture: begun.isPicture, start: begun.start, end, words: read(words), address: read(address), isOrnament: false, saying: (now) => `${begin}${written(now)}]${rest}` });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** @param {string} tag @param {number} start @param {string} name @returns {Link[]} */
function ofTag(tag, start, name) {
  const value = (/** @type {string} */ key) => new RegExp(`\\s${key}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, "i").exec(tag);
  const source = value("src"), alt = value("alt");
  if (name.toLowerCase() !== "img" || !source) return [];
  const meant = (/** @type {RegExpExecArray | null} */ one) => entities(one?.[1] ?? one?.[2] ?? one?.[3] ?? "");
  const saying = (/** @type {string} */ words) => {
    const said = ` alt="${words.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;")}"`;
    return alt ? tag.slice(0, alt.index) + said + tag.slice(alt.index + alt[0].length) : tag.slice(0, 4) + said + tag.slice(4);
  };
  return [{ isPicture: true, start, end: start + tag.length, words: meant(alt), address: meant(source), isOrnament: alt !== null && !meant(alt), saying }];
}
