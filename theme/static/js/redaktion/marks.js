// Words as Markdown: marks where they hold, signs escaped where they would act.

import { tidied } from "./tidy.js";

/** @import { Span } from "./pasted.d.ts" */

const ADDRESS = /(?<![\p{L}\p{N}_])(?:https?:\/\/|www\.)[^\s<>"`[\]\\]*[^\s<>"`[\]\\'.,;:!?*_~(){}]/giu;
// "1. Mai" and "2026." begin no list here.
const ACTS = /\\(?![\p{L}\p{N} ])|\[(?=\^)|\](?=[[(])|<(?=[a-z/!?])|&(?=#?\w+;)/giu;
const BEGINS = /^(#{1,6}(?=\s|$)|##|>|[-+*](?=\s|$)|\||:(?=\s)|=+\s*$|-[-\s]*$|~~~|([-*_])(\s*\2){2,}\s*$|\[[^\]\n]*\]:)|(?<=^(?!\d\d?\. *(Jan(uar)?|Feb(ruar)?|März?|Apr(il)?|Mai|Juni?|Juli?|Aug(ust)?|Sept?(ember)?|Okt(ober)?|Nov(ember)?|Dez(ember)?)(?![\p{L}\p{N}_])|\d{4}\.)(\d{1,9}|[a-z](?=\))))[.)](?=\s|$)/gimu;
// Between letters, or alone between blanks, a star is a star.
const PAIRED = /(?!(?<=^|\s)[*_~](\s|$))(?:`|(?<![\p{L}\p{N}])[*_~]|[*_~](?![\p{L}\p{N}]))/gu;
const MARKS = /** @type {const} */ ([["italic", "*", "em"], ["bold", "**", "strong"], ["struck", "~~", "del"]]);
const WORD = /[\p{L}\p{N}]/u, OPEN = /^$|[\s\p{P}\p{S}]/u;
const isMarked = (/** @type {Span | undefined} */ span) => !!span && (span.code || span.raised || MARKS.some(([name]) => span[name]));

/** A paragraph; `begins` whether it could begin a list or the like. @param {Span[]} spans */
export function marked(spans, begins = true, lineEnd = "\\\n") {
  const said = merged(spans), text = said.map((span) => span.text).join(""), shown = text.split("");
  const escape = (/** @type {number} */ n) => void (shown[n] = `\\${text[n]}`), hidden = (/** @type {string} */ words) => "x".repeat(words.length);
  // In addresses and code nothing is a sign.
  const masked = said.map((span) => (span.code ? hidden(span.text) : span.text)).join("").replace(ADDRESS, hidden);
  for (const { index } of masked.matchAll(BEGINS)) if (begins || (lineEnd[0] === "\\" && masked.lastIndexOf("\n", index) >= 0)) escape(index);
  const signs = [...masked.matchAll(PAIRED)];
  for (const { index } of [...masked.matchAll(ACTS), ...((masked.match(/[*_~`]/g)?.length ?? 0) > 1 || said.some(isMarked) ? signs : [])]) escape(index);
  let made = "", at = 0;
  for (const [n, span] of said.entries()) {
    const { text: words, href, code, raised } = span, begin = at, end = (at += words.length), before = text[begin - 1] ?? "", after = text[end] ?? "", edges = words[0] + words[words.length - 1];
    for (let i = begin; i < end; i++) if ((href && /[[\]]/.test(masked[i])) || (span.italic && masked[i] === "*")) escape(i);
    if (masked[end - 1] === "\\") escape(end - 1);
    const isAlone = ![said[n - 1], said[n + 1]].some(isMarked) && !code && !raised && !/[*_~`\\<]/.test(before + after + edges);
    const marks = WORD.test(words) ? MARKS.filter(([name]) => span[name]) : [];
    const holds = isAlone && (marks.length > 1 || span.italic ? OPEN.test(before) && OPEN.test(after) && !/^[)\]}]|[([{]$/.test(words)
      : (WORD.test(words[0]) || OPEN.test(before)) && (WORD.test(edges[1]) || OPEN.test(after)));
    let part = code ? `\`${words}\`` : shown.slice(begin, end).join("");
    if (raised) part = `<${raised}>${part}</${raised}>`;
    for (const [, sign, tag] of marks) part = holds ? sign + part + sign : `<${tag}>${part}</${tag}>`;
    // After "!" a link would be a picture.
    if (href && href !== said[n - 1]?.href) made = `${/[!\]]$/.test(made) ? `${made.slice(0, -1)}\\${made.slice(-1)}` : made}[`;
    made += href && href !== said[n + 1]?.href ? `${part}](${href})` : part;
  }
  // An address that is its own words stands there alone.
  return made.replace(/(?<![\w/.@-])\[([^[\]\\]+)\]\((?:mailto:)?\1\)(?![\w/@-])/g, "$1").replace(/\n/g, lineEnd);
}

/** Spans with one blank for many and none at the ends of lines; alike ones are one. @param {Span[]} spans */
function merged(spans) {
  const signs = spans.flatMap(({ text, ...format }) => [...text].map((sign) => ({ sign: /[^\S\n\u2009\u202f]/.test(sign) ? " " : sign, format })));
  const kept = signs.filter(({ sign }, n) => sign !== " " || !/^\s?$/.test(signs[n - 1]?.sign ?? ""));
  /** @type {(Span & {key: string})[]} */
  const made = [];
  for (const [n, { sign, format }] of kept.entries()) {
    const next = kept[n + 1] ?? { sign: "\n" }, last = made[made.length - 1];
    if ((sign === " " && next.sign === "\n") || (sign === "\n" && !last)) continue;
    // A blank is what the words on both sides of it are.
    const isApart = sign === "\n" || (sign === " " && last.key !== JSON.stringify(next.format)), href = sign === " " && last.href === next.format?.href && last.href;
    const one = isApart ? (href ? { href } : {}) : sign === " " && next.format || format, key = JSON.stringify(one);
    if (last?.key === key) last.text += sign;
    else made.push({ ...one, text: sign, key });
  }
  const end = made[made.length - 1];
  if (end) end.text = end.text.trimEnd();
  return made;
}

/** @param {string} text */
export const withTidyAddresses = (text) => text.replace(ADDRESS, tidied);
