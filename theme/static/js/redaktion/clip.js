// What programs put on the clipboard, taken apart where nothing of it can act.

import { quoted, tabled, written } from "./entries.js";
import { css, formatOf } from "./formats.js";
import { withTidyAddresses } from "./marks.js";
import { seen } from "./tidy.js";

/** @import { Cell, Clip, Reader } from "./pasted.d.ts" */

const BLOCKS = /^(address|article|aside|blockquote|caption|center|d[dlt]|details|div|fig\w+|footer|form|h\d|header|hr|li|main|menu|nav|[ou]l|p|pre|section|summary|t[abdfhr]\w*)$/;
const SILENT = /^(canvas|iframe|noscript|object|script|select|svg|t(emplate|extarea|itle)|xml)$/;
const policy = /** @type {any} */ (globalThis).trustedTypes?.createPolicy("redaktion", { createHTML: inert }) ?? { createHTML: inert };

/** Styles and handlers become mere data, so that the page's policy has nothing to forbid. @param {string} html */
function inert(html) {
  return html.replace(/<(\/?)style\b/gi, "<$1title").replace(/<[a-z](?:"[^"]*"|'[^']*'|[^"'>])*/gi, (tag) =>
    tag.replace(/"[^"]*"|'[^']*'|\b(?=(style|on\w+)\s*=)/gi, (quoted) => quoted || "data-"));
}

/** HTML as Markdown; null where it is code, or says nothing. @param {string} html @returns {Clip | null} */
export function read(html, begins = true) {
  const { body } = new DOMParser().parseFromString(policy.createHTML(html), "text/html");
  const reader = created(), isCode = body.children.length === 1 && body.children[0].localName === "pre" && !body.children[0].className;
  const entries = isCode ? [] : reader.all(body), text = written(entries, begins), { pictures, missing } = reader;
  return text || pictures.length || missing ? { text, isOwn: entries.some(({ level, mark, raw }) => level || mark || raw), pictures, missing } : null;
}

/** @returns {Reader} */
const created = () => ({
  pictures: [], missing: 0, entries: [], spans: [], mark: "", gap: false,

  all(element, format) {
    const { entries, spans, mark } = this, state = { ...format, depth: 0, level: 0 };
    Object.assign(this, { entries: [], spans: [], mark: "" });
    this.read(element, state);
    this.flush(state);
    const found = this.entries;
    Object.assign(this, { entries, spans, mark });
    return found;
  },

  read(element, state) {
    for (const node of element.childNodes) {
      if (node instanceof Text) this.add(node.data, state);
      else if (node instanceof Element) this.element(node, state);
    }
  },

  add(text, { depth, level, soft, isPre, next, ...said }) {
    const format = Object.fromEntries(Object.entries(said).filter(([, value]) => value));
    for (const line of (isPre ? seen(text) : seen(text).replace(/\s+/g, " ")).split(/(\n)/)) {
      const code = format.code && !line.includes("`");
      if (line) this.spans.push({ ...format, code: code || undefined, text: code ? line : withTidyAddresses(line) });
    }
  },

  flush({ depth, level, soft = false }) {
    let isEmpty = true;
    const parts = [this.spans.splice(0)];
    for (let part = parts[0], n = 0; n < part.length; n++) {
      const isEnd = part[n].text === "\n";
      if (isEnd && isEmpty) (parts.push(part.splice(n)), (part = parts[parts.length - 1]), (n = 0));
      isEmpty = isEnd || (isEmpty && !part[n].text.trim());
    }
    for (const spans of parts) if (spans.some(({ text }) => text.trim())) this.put({ depth, level, soft, spans });
  },

  put(entry) {
    if (!entry.raw && !entry.spans?.length) return;
    this.entries.push({ depth: 0, level: 0, spans: [], raw: "", soft: false, ...entry, mark: this.mark, gap: this.gap });
    Object.assign(this, { mark: "", gap: false });
  },

  element(element, outer) {
    const tag = element.localName, state = { ...outer, ...formatOf(element, tag) }, list = css(element, "mso-list"), said = element.textContent?.trim() ?? "";
    if (SILENT.test(tag) || css(element, "display") === "none" || css(element, "mso-hide") === "all") return;
    if (tag === "br") return void (/interchange/.test(element.className) || this.spans.push({ text: "\n" }));
    const box = element.matches("input[type=checkbox], [role=checkbox]") ? (element.matches("[checked], [aria-checked=true]") ? " ☑ " : " ☐ ") : "";
    if (tag === "img") return this.picture(element, state);
    // What Word writes before an item, or before a heading that has a number.
    if (/ignore/i.test(list)) return void (state.level ? this.add(`${said} `, state) : /^\W?(\d|\p{L}).*[.)]$/u.test(said) && (this.mark = `${/\d+(?=\W*$)/.exec(said) ?? 1}.`));
    if (!BLOCKS.test(tag)) return void (this.add(box, state), this.read(element, state));
    this.flush(outer);
    // An empty line of a mail: those around it are lines, not paragraphs.
    if (tag === "div" && !said && element.querySelector("br")) this.gap = true;
    // Items of Word are paragraphs; those of its web page stand in lists of their own.
    const level = Number(tag === "li" ? element.getAttribute("data-aria-level") ?? element.getAttribute("aria-level") : !/^h/.test(tag) && /level(\d)/.exec(list)?.[1]);
    if (/MsoListParagraph/.test(element.className) && !level) state.depth = this.entries[this.entries.length - 1]?.depth ?? 0;
    if (level || tag === "li") {
      state.depth = level || state.depth || 1;
      this.mark = tag === "li" && state.next ? `${state.next.number++}.` : "*";
    }
    if (this.mark) this.mark += box.trimEnd();
    this.block(element, tag, { ...state, soft: tag === "div" });
    if (tag === "li") this.mark = "";
  },

  block(element, tag, state) {
    const { depth } = state, name = element.className;
    if (tag === "hr") return this.put({ raw: "---" });
    if (tag === "table") return this.table(element, state);
    if (tag === "pre" && !/moz-/.test(name)) return this.put({ depth, raw: fenced(element) });
    if (tag === "blockquote" || /Mso\w*Quote/.test(name)) return this.put({ depth, raw: quoted(this.all(element)) });
    if (/^[ou]l$/.test(tag)) Object.assign(state, { depth: depth + 1, next: tag === "ol" && { number: Number(element.getAttribute("start") ?? 1) } });
    const heading = Number(element.getAttribute("role") === "heading" ? element.getAttribute("aria-level") : /^h(\d)$/.exec(tag)?.[1]);
    if (heading && (!depth || !this.mark)) Object.assign(state, { level: heading });
    this.read(element, state);
    this.flush(state);
  },

  picture(image, state) {
    const alt = image.getAttribute("alt") ?? "", url = image.getAttribute("src") ?? "";
    if (/^(\p{Extended_Pictographic}|\p{RI}|[\u200d\ufe0f🏻-🏿])+$/u.test(alt)) return this.add(alt, state);
    // Pixels that count, bullets and boxes are no pictures.
    if (parseInt(image.getAttribute("width") || css(image, "width") || "99") < 32) return;
    if (/^data:image\/[^,]+;base64,([\w+/]{4})+([\w+/=]{4})?$/.test(url)) this.pictures.push(url);
    else this.missing++;
  },

  table(element, state) {
    const rows = [...element.querySelectorAll("tr")].map((row) => [...row.children].filter(({ localName }) => /^t[dh]$/.test(localName)));
    // Many tables only arrange what they hold.
    if (element.querySelector("table, pre") || rows.every((row) => row.length < 2)) return this.read(element, state);
    for (const caption of element.querySelectorAll("caption")) this.block(caption, "caption", state);
    /** @type {Cell[][]} */
    const grid = rows.map(() => []);
    for (const [n, row] of rows.entries()) {
      let column = 0;
      for (const cell of row) {
        const entries = this.all(cell, formatOf(cell, "")), isHead = cell.localName === "th" || entries.every(({ spans, raw }) => !raw && spans.every(({ text, bold }) => bold || !text.trim()));
        const [wide, high] = ["colspan", "rowspan"].map((name) => Math.min(Number(cell.getAttribute(name)) || 1, 99));
        while (grid[n][column]) column++;
        for (const line of grid.slice(n, n + high)) for (let x = 0; x < wide; x++) line[column + x] = { entries: x || line !== grid[n] ? [] : entries, isHead };
      }
    }
    this.put({ depth: state.depth, raw: tabled(grid) });
  },
});

/** @param {Element} pre */
function fenced(pre) {
  for (const one of pre.querySelectorAll("*")) {
    if (one.localName !== "br" && !BLOCKS.test(one.localName)) continue;
    if (one.localName !== "br" && one.previousSibling instanceof Text) one.before("\n");
    one.after("\n");
  }
  const all = pre.textContent ?? "", code = pre.querySelector("code")?.textContent ?? "", [, language] = /^\s*(\w*)\s*$/.exec(all.replace(code, () => "")) ?? [];
  const text = seen(language === undefined ? all : code || all).replace(/^\n+|\s+$/g, ""), fence = text.includes("```") ? "`````" : "```";
  return text && `${fence}${(code && language) ?? ""}\n${text}\n${fence}`;
}
