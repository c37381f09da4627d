// What the checks say, at the field or line they mean.

import { bodyLine } from "./document.js";
import { idOf } from "./form.js";
import { by, make, showFault } from "./page.js";

/**
 * Show each fault where it is meant, and no other one any more.
 * @param {import("./writing.js").Writing} writing @param {import("./following.js").Fault[]} faults
 */
export function showFaults(writing, faults) {
  const rows = writing.doc.header.said, texts = [], others = [];
  for (const key of writing.desk.order) if (document.getElementById(idOf(key))) showFault(idOf(key), "");
  for (const fault of faults) {
    const key = fault.path === writing.current.path ? [...rows].find(([, { rows: lines }]) => lines.includes(fault.line - 1))?.[0] : undefined;
    if (key && document.getElementById(idOf(key))) showFault(idOf(key), fault.said);
    else if (fault.path === writing.current.path && fault.line >= bodyLine(writing.doc)) texts.push(fault);
    else others.push(fault);
  }
  by("further", HTMLDetailsElement).open ||= !!by("further").querySelector(".fault:not(:empty)");
  by("text-faults").replaceChildren(...texts.map(({ line, said: message }) => make("li", {}, make("button", { type: "button", className: "link", onclick: () => select(writing, line) }, `Zeile ${line}`), ` ${message}`)));
  by("text-faults").hidden = !texts.length;
  by("other-faults").replaceChildren(...others.map(({ path, line, said: message }) => make("p", {}, `${path}, Zeile ${line}: ${message}`)));
  by("other-faults").hidden = !others.length;
}

/** Select a line of the file in the text. @param {import("./writing.js").Writing} writing @param {number} line */
function select(writing, line) {
  const area = by("text", HTMLTextAreaElement), lines = area.value.split("\n"), n = line - bodyLine(writing.doc);
  const start = lines.slice(0, n).join("\n").length + (n > 0 ? 1 : 0);
  area.focus();
  area.setSelectionRange(start, start + (lines[n]?.length ?? 0));
}
