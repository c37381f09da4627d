// Two versions of one text beside each other: what the others changed is told, and where both touch the author decides.

import { field, open, withField } from "./document.js";
import { chosen, composed, join } from "./joining.js";
import { by, button, make, say, unsay } from "./page.js";

/** @typedef {import("./joining.js").Piece} Piece */
/** @typedef {import("./joining.js").Line} Line */
/** @typedef {import("./joining.js").Choice} Choice */

const CHOICES = /** @type {const} */ ([["ours", "Eure"], ["theirs", "Die andere"], ["both", "Beide"]]);
const ONE = ["moment", "choice"]; // kinds of words that cannot be two things
const EDGES = ["^", "$"], MOST = 160; // signs

/** @param {import("./desk.js").Desk} desk @param {import("./writing.js").Writing} writing */
export function compare(desk, writing) {
  const draft = writing.current, ours = draft.text, { meeting } = draft;
  if (!meeting) return;
  const { base, theirs, path, chosen: choices } = meeting;
  const pieces = theirs === null ? [] : join(base, ours, theirs, desk.known), places = pieces.filter(({ kind }) => kind === "touching");
  const label = (/** @type {Piece} */ { key }) => (EDGES.includes(key) ? "Kopf" : key ? (desk.data.words[key]?.label ?? key) : "Text");
  const choicesOf = ({ key = "" }) => (ONE.includes(desk.data.words[key]?.kind) || EDGES.includes(key) ? CHOICES.slice(0, 2) : CHOICES);
  const keyOf = keysOf(places);
  const joined = make("pre", { tabIndex: 0, id: "theirs", "aria-label": "So wird daraus" });
  const show = () => joined.replaceChildren(...pieces.map((one) => shown(one, choices[keyOf(one)])));
  let asked = "";
  const decided = (/** @type {Piece} */ one, /** @type {Choice} */ choice) => {
    choices[keyOf(one)] = choice;
    unsay(asked);
    desk.drafts.keep(draft);
    show();
  };
  const take = () => {
    const lacking = places.findIndex((one) => !choices[keyOf(one)]);
    if (draft.text !== ours) return compare(desk, writing), say("Ihr habt inzwischen weitergeschrieben. Noch einmal ansehen, dann übernehmen.");
    asked = `Stelle ${lacking + 1} ist noch offen: eure, die andere oder beide?`;
    if (lacking >= 0) return by(`place-${lacking}-ours`).focus(), say(asked);
    taken(desk, writing, pieces, (one) => choices[keyOf(one)] ?? "ours");
  };
  const again = () => {
    Object.assign(draft, meeting.branch === desk.data.branch ? { base: null, from: undefined, sent: [draft.base] } : { branch: undefined, pull: undefined, onBranch: undefined });
    end(desk, writing);
    say("Beim nächsten Sichern wird die Datei wieder angelegt.");
  };
  const news = pieces.filter(({ kind }) => kind === "theirs"), told = news.map((one) => make("li", {}, `${label(one)}: `, ...change(one)));
  const moved = theirs === null ? "Die Datei ist dort gelöscht." : path === (draft.from ?? draft.path) ? "" : `Die Datei heißt dort jetzt ${path}.`;
  const parts = theirs === null ? [make("p", {}, button("Wieder anlegen", again, "button"))] : [
    ...places.map((one, n) => place(one, `${n}`, `Stelle ${n + 1} von ${places.length}: ${label(one)}`, choicesOf(one), choices[keyOf(one)], (choice) => decided(one, choice))),
    make("p", {}, "So wird daraus; gesichert wird es erst danach:"), joined, make("p", {}, button("Übernehmen", take, "button")),
  ];
  const lead = make("p", { tabIndex: -1 }, make("strong", {}, "Jemand anderes hat das geändert, seit ihr angefangen habt."), ` Nichts ist überschrieben. ${moved}`);
  by("conflict").replaceChildren(lead, ...(told.length ? [make("p", {}, "In der Zwischenzeit wurde geändert:"), make("ul", {}, ...told)] : []), ...parts);
  by("conflict").hidden = false;
  show();
  // Who is writing goes on.
  if (!document.activeElement?.matches("input, textarea")) lead.focus();
  const heard = told.map((one) => one.textContent).join("; ").replace(/[^.!?]$/, "$&.");
  // What is said stays in sight: it may not cover what is to be compared.
  say(`Jemand anderes hat das inzwischen geändert. Nichts ist überschrieben. ${moved} ${heard.length > MOST ? "Was, steht darunter." : heard} ${places.length ? `Stellen zu entscheiden: ${places.length}.` : ""}`);
}

/** @param {import("./desk.js").Desk} desk @param {import("./writing.js").Writing} writing @param {Piece[]} pieces @param {(piece: Piece) => Choice} of */
function taken(desk, writing, pieces, of) {
  const draft = writing.current, { meeting } = draft;
  if (!meeting || meeting.theirs === null) return;
  const { branch, sha, path, theirs } = meeting, there = open(theirs, desk.known), isOnto = branch === desk.data.branch;
  let doc = open(composed(pieces, (one) => (one.key && of(one) === "both" ? "ours" : of(one))), desk.known);
  // A word of a header stands there once, with both.
  for (const one of pieces) if (one.key && one.kind === "touching" && of(one) === "both") doc = withField(doc, one.key, both(doc, there, one.key), desk.order);
  Object.assign(draft, draft.from && draft.path !== path ? { from: path } : { path, from: undefined }, { original: theirs }, isOnto ? { isDraft: ["draft", "entwurf"].includes(field(there, "status").toLowerCase()), base: sha, sent: [], commit: undefined } : { onBranch: sha, sent: [...draft.sent, sha] });
  writing.doc = doc;
  end(desk, writing);
  say("Beides ist zusammengeführt und noch nicht gesichert. Ansehen, dann sichern.");
}

/** @param {import("./desk.js").Desk} desk @param {import("./writing.js").Writing} writing */
function end(desk, writing) {
  writing.current.meeting = undefined;
  writing.changed();
  writing.show(writing.current);
  // What came out was before the author; what is next is to save it, as it was tried.
  by(writing.current.branch ? "propose" : "publish").focus();
}

/** @param {import("./document.js").Doc} ours @param {import("./document.js").Doc} theirs @param {string} key */
function both(ours, theirs, key) {
  const [one, other] = [ours, theirs].map((doc) => field(doc, key));
  if (key !== "tags") return `${one} ${other}`;
  return [...new Set(`${one}, ${other}`.split(/[,;]/).map((topic) => topic.trim()))].join(", ");
}

/** What a place is called as long as it is the same. @param {Piece[]} places */
function keysOf(places) {
  const said = places.map(({ key, ours, theirs }) => [key, textOf(ours), textOf(theirs)].join("\0"));
  return (/** @type {Piece} */ one) => said.slice(0, places.indexOf(one) + 1).filter((other, _, all) => other === all.at(-1)).join("\0\0");
}

/** @param {Line[]} lines */
const textOf = (lines) => lines.map(({ text }) => text).join("\n");

/** A line without the word of a header before it. @param {string} text @param {string} key */
const plain = (text, key) => (key ? text.replace(/^[^:]*:/, "") : text).trim();

/** What they changed, in words. @param {Piece} piece @returns {(Node | string)[]} */
function change({ key, base, theirs }) {
  const [before, after] = [base, theirs].map((lines) => plain(textOf(lines), key));
  if (!after) return [before ? "weggefallen ist " : "leere Zeilen", make("del", {}, before)];
  return [...(before ? ["statt ", make("del", {}, before), " jetzt "] : ["neu ist "]), make("ins", {}, after)];
}

/** @param {Piece} piece @param {Choice | undefined} choice */
function shown(piece, choice) {
  if (piece.kind === "touching" && !choice) return make("mark", {}, "[noch zu entscheiden]\n");
  const text = chosen(piece, choice ?? (piece.kind === "theirs" ? "theirs" : "ours")).map((line) => `${line.text}\n`).join("");
  return piece.kind === "same" || piece.kind === "ours" ? text : make("mark", {}, text);
}

/** One place to decide. @param {Piece} piece @param {string} n @param {string} legend @param {readonly (readonly [Choice, string])[]} choices
 * @param {Choice | undefined} choice @param {(choice: Choice) => void} decide */
function place({ key, ours, theirs }, n, legend, choices, choice, decide) {
  const [one, other] = [ours, theirs].map((lines) => lines.map(({ text }, row) => (row ? text : plain(text, key))));
  const rows = Array.from({ length: Math.max(one.length, other.length) }, (_, row) => [one[row], other[row]]).filter(([a, b]) => a || b);
  const shown = rows.map(([a, b]) => make("div", { className: "versions" }, version("Eure: ", a, b), version("Die andere: ", b, a)));
  const radios = choices.map(([value, said]) => make("label", { className: "tick" },
    make("input", { type: "radio", name: `place-${n}`, id: `place-${n}-${value}`, checked: choice === value, onchange: () => decide(value) }), said));
  return make("fieldset", { className: "flow" }, make("legend", {}, legend), ...shown, make("div", { className: "row" }, ...radios));
}

/** A line, with what is otherwise in the other one marked. @param {string} label @param {string | undefined} line @param {string | undefined} other */
function version(label, line, other) {
  const [words, others] = [line, other].map((text) => text?.split(/(?<=\s)/) ?? []), least = Math.min(words.length, others.length);
  let head = 0, tail = 0;
  while (head < least && words[head] === others[head]) head++;
  while (tail < least - head && words.at(-1 - tail) === others.at(-1 - tail)) tail++;
  const end = words.length - tail, middle = words.slice(head, end).join("");
  const text = line ? [words.slice(0, head).join(""), ...(middle ? [make("mark", {}, middle)] : []), words.slice(end).join("")] : ["(nichts)"];
  return make("p", {}, make("span", { className: "hint" }, label), ...text);
}
