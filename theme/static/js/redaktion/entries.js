// Paragraphs, items, headings and cells, put together as one text of Markdown.

import { marked } from "./marks.js";

/** @import { Cell, Entry } from "./pasted.d.ts" */

/** @param {Entry[]} entries */
export function written(entries, begins = true) {
  /** @type {number[]} */
  const headings = [], /** @type {number[]} */ lists = [], /** @type {boolean[]} */ numbered = [], hasGaps = entries.some(({ gap }) => gap);
  let text = "", /** @type {Entry | null} */ last = null;
  for (const entry of entries) {
    const { mark, level, spans, soft, gap } = entry, depth = nested(lists, entry.depth, !!mark), tabs = "    ".repeat(depth);
    const said = entry.raw || marked(level ? plain(spans) : spans, !level && (begins || !!last));
    if (!said) continue;
    const isLine = hasGaps && last?.soft && soft && !gap && !depth, isNumber = mark > "0";
    // A list that begins with another number than 1 does so after a blank line only.
    const isTight = depth && mark && last?.mark && (!isNumber || mark === "1." || numbered[depth]);
    numbered.length = mark ? depth : Math.min(depth + 1, numbered.length);
    if (mark) numbered[depth] = isNumber;
    text += (last ? (isLine ? "\\\n" : isTight ? "\n" : "\n\n") : "") + (mark ? `${tabs.slice(4)}${mark} ` : tabs);
    text += (level ? `${"#".repeat(Math.min(nested(headings, level) + 1, 6))} ` : "") + said.replace(/(?<=^.* )#+$/, level ? "\\$&" : "$&").replace(/\n(?=.)/g, `\n${tabs}`);
    last = entry;
  }
  return text;
}

/** The depth of a level, none skipped. @param {number[]} open @param {number} level */
function nested(open, level, isNew = true) {
  while (open.length && open[open.length - 1] > level) open.pop();
  if (isNew && level && open[open.length - 1] !== level) open.push(level);
  return open.length;
}

/** What is bold by where it stands. @param {Entry["spans"]} spans */
const plain = (spans) => spans.map((span) => ({ ...span, bold: false, text: span.text === "\n" ? " " : span.text }));

/** @param {Entry[]} entries */
export const quoted = (entries) => written(entries).replace(/^(?=.)/gm, "> ").replace(/\n(?=\n)/g, "\n>");

/** @param {Cell[][]} grid */
export function tabled(grid) {
  const rows = grid.filter((row) => row.some((cell) => cell?.entries.length)), hasHead = rows.length > 1 && rows[0].every(({ isHead }) => isHead);
  const width = Math.max(...rows.map((row) => row.findLastIndex((cell) => cell?.entries.length))) + 1;
  const lines = rows.map((row, n) => `| ${Array.from({ length: width }, (_, x) => inCell(row[x]?.entries ?? [], hasHead && !n)).join(" | ")} |`);
  if (hasHead) lines.splice(1, 0, `|${" --- |".repeat(width)}`);
  return lines.join("\n");
}

/** @param {Entry[]} entries @param {boolean} isHead */
const inCell = (entries, isHead) => entries.map(({ mark, raw, spans }) =>
  `${mark && "• "}${raw.replace(/\n/g, "<br>") || marked(isHead ? plain(spans) : spans, false, "<br>")}`).join("<br>").replace(/\|/g, "\\|");
