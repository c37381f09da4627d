// The buttons over the text; they work on the selection, and can be undone like typing.

import { by, button, field, line, make, oneLine } from "./page.js";
import { inserted, lined, linked, marked } from "./text.js";

/** @typedef {import("./text.js").Selected} Selected */

/** The part of the field in which a text differs: where it begins and ends, and what stands there instead.
 * @param {string} text @returns {[from: number, to: number, put: string]} */
function difference(text) {
  const from = by("text", HTMLTextAreaElement).value;
  let same = 0, last = 0;
  while (same < from.length && from[same] === text[same]) same++;
  while (last < Math.min(from.length, text.length) - same && from.at(-1 - last) === text.at(-1 - last)) last++;
  return [same, from.length - last, text.slice(same, text.length - last)];
}

/** Put a changed text into the field behind the back of whoever writes there or elsewhere: cursor and focus stay. @param {string} text */
export function slip(text) {
  const area = by("text", HTMLTextAreaElement), [from, to, put] = difference(text);
  area.setRangeText(put, from, to, "preserve");
  area.dispatchEvent(new Event("input"));
}

/** Put a changed text into the field as if typed. @param {Selected} to */
export function type(to) {
  const area = by("text", HTMLTextAreaElement), [from, end, put] = difference(to.text);
  area.focus();
  area.setSelectionRange(from, end);
  // Deprecated, and all there is that leaves the browser's own undo in order.
  const isTyped = document.activeElement === area && document.execCommand(put ? "insertText" : "delete", false, put);
  if (!isTyped || area.value !== to.text) {
    area.value = to.text;
    area.dispatchEvent(new Event("input"));
  }
  area.setSelectionRange(to.start, to.end);
}

/** @returns {Selected} */
export function selected() {
  const { value, selectionStart, selectionEnd } = by("text", HTMLTextAreaElement);
  return { text: value, start: selectionStart, end: selectionEnd };
}

/** @param {import("./desk.js").Desk} desk */
export function wire(desk) {
  for (const one of document.querySelectorAll("[data-mark], [data-line]")) {
    if (!(one instanceof HTMLButtonElement)) continue;
    const { mark, line: begin } = one.dataset;
    one.onclick = () => type(mark ? marked(selected(), mark) : lined(selected(), begin ?? ""));
  }
  const [link, directive] = ["link", "directive"].map((name) => document.querySelector(`[data-ask=${name}]`));
  if (link instanceof HTMLButtonElement) link.onclick = askForLink;
  if (directive instanceof HTMLButtonElement) directive.onclick = () => askForDirective(desk);
}

/** Ask for something below the buttons. @param {Node[]} parts @param {() => void} done @param {string} [label] */
export function askFor(parts, done, label = "Einfügen") {
  const place = by("asking");
  const close = () => ((place.hidden = true), by("text").focus());
  const take = () => (done(), close());
  place.replaceChildren(...parts, make("p", { className: "row" }, button(label, take), button("Abbrechen", close)));
  place.onkeydown = (event) => {
    if (event.key === "Escape") close();
    if (event.key !== "Enter" || event.target instanceof HTMLButtonElement) return;
    event.preventDefault();
    take();
  };
  place.hidden = false;
  const first = place.querySelector("input, textarea, select, button");
  if (first instanceof HTMLElement) first.focus();
}

function askForLink() {
  const input = line();
  askFor([field("address", "Wohin", input, "Eigene Seiten beginnen mit /, fremde mit https://, Mailadressen mit mailto:.")], () => {
    const address = oneLine(input.value);
    if (address) type(linked(selected(), address));
  });
}

/** @param {import("./desk.js").Desk} desk */
function askForDirective(desk) {
  const { directives } = desk.data;
  const choice = make("select", {}, ...directives.map(({ name }, n) => make("option", { value: String(n) }, name)));
  const parts = make("div", { className: "flow" });
  const chosen = () => directives[Number(choice.value)];
  const show = () => parts.replaceChildren(
    make("p", { className: "hint" }, chosen().help ?? ""),
    ...(chosen().parts ?? []).map((name, n) => field(`part-${n}`, name, line())),
  );
  choice.onchange = show;
  askFor([field("directive", "Welche", choice), parts], () => {
    const { name, end } = chosen();
    const said = [...parts.querySelectorAll("textarea")].map(({ value }) => oneLine(value)).filter(Boolean).join(" | ");
    const first = `[[${name}${said && `: ${said}`}]]`, last = `\n\n\n\n[[${end}]]`, to = inserted(selected(), end ? first + last : first);
    // What it is to hold is written next.
    const at = end ? to.start - last.length : to.start;
    type({ ...to, start: at, end: at });
  });
  show();
}
