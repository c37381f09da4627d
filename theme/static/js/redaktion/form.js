// The form of a header: one field for each word.

import { field as said } from "./document.js";
import { by, field, line, make } from "./page.js";

/** @typedef {import("./desk.js").Desk} Desk */
/** @typedef {import("./document.js").Doc} Doc */

/** @param {string} key */
export const idOf = (key) => `word-${key}`;

/**
 * Ask for the words of a header; `changed` is told each change.
 * @param {HTMLElement} place @param {Desk} desk @param {string[]} keys @param {Doc} doc
 * @param {(key: string, value: string) => void} changed
 */
export function ask(place, desk, keys, doc, changed) {
  place.replaceChildren(...keys.map((key) => {
    const word = desk.data.words[key], value = said(doc, key), input = inputFor(word, value, key === "title");
    input.value = value;
    input.addEventListener("input", () => {
      changed(key, input.value);
      if (key === "description") count(input);
    });
    const shown = field(idOf(key), word.label, input, word.help);
    if (key === "tags") shown.append(topics(desk, /** @type {HTMLTextAreaElement} */ (input)));
    if (key === "description") shown.append(make("p", { className: "hint", id: "count" }));
    return shown;
  }));
  const description = document.getElementById(idOf("description"));
  if (description instanceof HTMLTextAreaElement) count(description);
}

/** @param {import("./desk.js").Word} word @param {string} value @param {boolean} required */
function inputFor(word, value, required) {
  if (word.kind === "choice") {
    const choices = word.choices ?? [], known = choices.some(([one]) => one === value);
    const options = [...choices, ...(known ? [] : [[value, value]])];
    return make("select", {}, ...options.map(([one, label]) => make("option", { value: one }, label)));
  }
  if (word.kind === "long") return make("textarea", { rows: 2 });
  return word.kind === "moment" ? make("input", { type: "text", autocomplete: "off" }) : line({ value, required });
}

/** @param {{value: string}} input */
function count(input) {
  const length = [...input.value].length;
  by("count").textContent = length ? `${length} Zeichen; bis etwa 160 steht alles in der Suche.` : "Darf fehlen.";
}

/** Known topics, to put in by a tap. @param {Desk} desk @param {HTMLTextAreaElement} input */
function topics(desk, input) {
  const buttons = desk.data.topics.slice(0, 24).map((topic) =>
    make("button", { type: "button", className: "small", onclick: () => {
      const chosen = input.value.replace(/^\s*\[(.*)\]\s*$/s, "$1").split(/[,;]/).map((one) => one.trim()).filter(Boolean);
      const others = chosen.filter((one) => one !== topic);
      input.value = (others.length < chosen.length ? others : [...chosen, topic]).join(", ");
      input.dispatchEvent(new Event("input"));
    } }, topic));
  return make("div", { className: "tools" }, ...buttons);
}
