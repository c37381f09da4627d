// What the buttons over the text do: a text with a selection becomes another one.

/** @typedef {{text: string, start: number, end: number}} Selected */

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
  const from = text.lastIndexOf("\n", start - 1) + 1;
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

/** Put a paragraph of its own where the selection ends. @param {Selected} at @param {string} paragraph @returns {Selected} */
export function inserted({ text, end }, paragraph) {
  const line = text.indexOf("\n", end), at = line < 0 ? text.length : line;
  const before = text.slice(0, at).replace(/\s+$/, ""), behind = text.slice(at).replace(/^\s+/, "");
  const begin = before && `${before}\n\n`, rest = behind ? `\n\n${behind}` : "\n";
  const whole = begin + paragraph + rest, to = begin.length + paragraph.length;
  return { text: whole, start: to, end: to };
}

/** @param {string} text @param {number} from @param {number} to @param {string} instead @param {number} ahead @returns {Selected} */
const cut = (text, from, to, instead, ahead) => ({ text: text.slice(0, from) + instead + text.slice(to), start: from + ahead, end: from + instead.length });

/** A list or quotation begins after a blank line. @param {string} before */
const gapBefore = (before) => (before === "" || before.endsWith("\n\n") || /(^|\n)([*>-]|##) ?.*\n$/.test(before) ? "" : "\n");

/** What the Markdown of a photo says: figure the other way round. @param {string} markdown */
export function figureParts(markdown) {
  const [, alt, below = ""] = /^!\[((?:\\.|[^\]\\])*)\][^\n]*(?:\n\*(.*)\*)?$/s.exec(markdown) ?? ["", ""];
  const [, caption, credit = ""] = /** @type {string[]} */ (/^(.*?)(?:(?:^| )Foto: (.*))?$/s.exec(below.replace(/\\\*/g, "*")));
  return { alt: alt.replace(/\\([[\]\\])/g, "$1"), caption, credit };
}

/** A photo with its caption, as Markdown. @param {string} path @param {string} alt @param {string} caption @param {string} credit */
export function figure(path, alt, caption, credit) {
  const safe = alt.replace(/[\r\n]+/g, " ").replace(/([[\]\\])/g, "\\$1");
  const below = [caption.replace(/[\r\n]+/g, " ").trim(), credit.trim() && `Foto: ${credit.trim()}`].filter(Boolean).join(" ");
  return `![${safe}](${path})${below && `\n*${below.replace(/\*/g, "\\*")}*`}`;
}
