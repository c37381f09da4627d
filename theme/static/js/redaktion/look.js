// A text of Markdown as nodes, roughly: what is most common; all else is shown as it is typed.

import { link, make } from "./page.js";

/** @typedef {(address: string, alt: string) => HTMLElement} Picture */

const ITEM = /^( *)(?:[-+*]|(\d{1,9})[.)])(?: +|$)/;
const DATE = /^\d\d?\. *(Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)|^\d{4}\./;
const TAGS = /** @type {Record<string, any>} */ ({ "**": "strong", __: "strong", "~~": "s", "*": "em", _: "em" });
const INLINE = /\\([!-/:-@[-`{-~])|(?<!`)(`+)(?!`)([^]*?[^`])\2(?!`)|(!?)\[((?:\\.|[^\\[\]])*)\]\(([^()\s]*)\)|\[\[([^[\]]+)\]\]|<(strong|em|del|su[bp])>([^]*?)<\/\8>|(<br>|\\?\n(?=[^]))|(https?:\/\/[^\s<>"]*[^\s<>".,;:!?*_~)])|(\*\*|__|~~)(?=\S)([^]*?\S)\12(?!\*)|(?<![\p{L}\p{N}])([*_])(?=\S)([^]*?[^\s*_])\14(?![\p{L}\p{N}*])/u;

/** @param {string} text @param {Picture} picture @returns {Node[]} */
export function looked(text, picture) {
  return blocks(text.replace(/\r\n?/g, "\n").replace(/\t/g, "    ").split("\n"), picture, 0);
}

/** @param {string[]} lines @param {Picture} picture @param {number} depth @returns {Node[]} */
function blocks(lines, picture, depth) {
  const made = /** @type {Node[]} */ ([]), within = (/** @type {string} */ words) => inline(words, picture, 0);
  for (let n = 0; n < lines.length; ) {
    const line = lines[n], first = line.trim(), from = n++, [, level = "", title] = /^ {0,3}(#{1,6}) +(.*?)(?: +#+)?$/.exec(line) ?? [];
    const [fence] = /^(```+|~~~+)/.exec(first) ?? [], item = depth < 9 && !DATE.test(first) && ITEM.exec(line), directive = /^\[\[([^[\]]+)\]\]$/.exec(first);
    const take = (/** @type {(line: string) => boolean} */ goesOn) => {
      while (n < lines.length && goesOn(lines[n])) n++;
      return lines.slice(from, n);
    };
    if (!first) continue;
    if (fence) {
      const [, ...code] = take((one) => one.trim() !== fence);
      n++;
      made.push(make("pre", {}, make("code", { title: first.slice(fence.length) }, code.join("\n"))));
    } else if (level) made.push(make(/** @type {"h2"} */ (`h${level.length}`), {}, ...within(title)));
    else if (/^([-*_])(\s*\1){2,}$/.test(first)) made.push(make("hr"));
    else if (directive) made.push(make("p", {}, box(directive[1])));
    else if (first[0] === ">" && depth < 9) made.push(make("blockquote", { className: "flow" }, ...blocks(take((one) => !!one.trim()).map((one) => one.replace(/^ *> ?/, "")), picture, depth + 1)));
    else if (first[0] === "|") made.push(make("div", { className: "table" }, table(take((one) => one.trim()[0] === "|"), within)));
    else if (item) {
      const rows = take((one) => {
        const other = ITEM.exec(one);
        return !one.trim() || one.startsWith("  ") || (other ? !other[2] === !item[2] : !!lines[n - 1].trim());
      });
      made.push(list(rows, item, picture, depth));
    } else {
      const words = take((one) => !!one.trim() && !/^ *(#{1,6} |>|```|~~~|\||\[\[[^[\]]+\]\] *$)/.test(one) && (DATE.test(one) || !ITEM.test(one))).join("\n").trim();
      const [, shown, caption] = /^(!\[(?:\\.|[^\\[\]])*\]\([^()\s]*\))(?:\n\*(.*)\*)?$/.exec(words) ?? [];
      made.push(shown ? make("figure", {}, ...within(shown), ...(caption ? [make("figcaption", {}, ...within(caption))] : [])) : make("p", {}, ...within(words)));
    }
  }
  return made;
}

/** @param {string[]} lines @param {RegExpExecArray} first @param {Picture} picture @param {number} depth */
function list(lines, first, picture, depth) {
  const items = /** @type {string[][]} */ ([]), isLoose = lines.join("\n").trim().includes("\n\n");
  let width = 0;
  for (const line of lines) {
    const found = ITEM.exec(line);
    if (found && found[1].length <= first[1].length + 1) {
      items.push([line.slice(found[0].length)]);
      width = found[0].length;
    } else items[items.length - 1].push(line.replace(RegExp(`^ {0,${width}}`), ""));
  }
  const shown = items.map((item) => make("li", {}, ...blocks(item, picture, depth + 1).flatMap((one) => (one instanceof HTMLParagraphElement && !isLoose ? [...one.childNodes] : [one]))));
  return first[2] ? make("ol", { start: Number(first[2]) }, ...shown) : make("ul", {}, ...shown);
}

/** @param {string[]} rows @param {(words: string) => Node[]} within */
function table(rows, within) {
  const isRule = (/** @type {string | undefined} */ row) => /^[|\s:-]*-[|\s:-]*$/.test(row ?? ""), hasHead = isRule(rows[1]);
  return make("table", {}, ...rows.filter((row) => !isRule(row)).map((row, n) => make("tr", {}, ...row.trim().replace(/^\||\|$/g, "").split(/(?<!\\)\|/).map((cell) => make(hasHead && !n ? "th" : "td", {}, ...within(cell.trim().replace(/\\\|/g, "|")))))));
}

/** @param {string} said */
const box = (said) => make("span", { className: "directive" }, "Anweisung ", make("strong", {}, said.split(":")[0]), said.slice(said.split(":")[0].length));

/** @param {string} text @param {Picture} picture @param {number} depth @returns {Node[]} */
function inline(text, picture, depth) {
  const made = /** @type {Node[]} */ ([]), within = (/** @type {string} */ words) => inline(words, picture, depth + 1);
  for (let found; depth < 9 && (found = INLINE.exec(text)); text = text.slice(found.index + found[0].length)) {
    const [, sign, , code, image, words, to, directive, tag, tagged, end, address, mark, marked, small, slanted] = found;
    made.push(new Text(text.slice(0, found.index)));
    if (sign) made.push(new Text(sign));
    else if (code) made.push(make("code", {}, code));
    else if (image) made.push(picture(to, words));
    else if (to !== undefined) {
      const shown = Object.assign(link(to, ""), { title: to, target: "_blank" });
      shown.append(...within(words));
      made.push(shown);
    } else if (directive) made.push(box(directive));
    else if (tag) made.push(make(/** @type {"em"} */ (tag), {}, ...within(tagged)));
    else if (end) made.push(end === "\n" && !/ {2}$/.test(text.slice(0, found.index)) ? new Text(" ") : make("br"));
    else if (address) made.push(link(address, address));
    else made.push(make(TAGS[mark || small], {}, ...within(marked || slanted)));
  }
  return [...made, new Text(text)];
}
