// One text being written: a draft on the device, a document, and the form that shows it.

import { KINDS } from "./desk.js";
import { body, field as said, open, whole, withBody, withField, without, withWhole } from "./document.js";
import { ask, idOf } from "./form.js";
import { Gallery } from "./gallery.js";
import { loaded } from "./messages.js";
import { dayOf, nameFault, today } from "./names.js";
import { Naming } from "./naming.js";
import { by, inAddress, say, showFault, unsay } from "./page.js";
import { asleep, elsewhere } from "./tabs.js";

/** @typedef {import("./desk.js").Desk} Desk */
/** @typedef {import("./drafts.js").Draft} Draft */
/** @typedef {import("./document.js").Doc} Doc */

const ENDLESS = "Der Kopf dieser Datei hat kein Ende. Im Textfeld nach der letzten Angabe eine Zeile --- ergänzen.";
const NEW = "#neu"; // the address of what has no name yet
const DRAFT_WORDS = ["draft", "entwurf"];

/** The text that is open. */
export class Writing {
  /** @param {Desk} desk */
  constructor(desk) {
    this.desk = desk;
    /** @type {Draft | null} */
    this.draft = null;
    this.doc = open("", desk.known);
    this.gallery = new Gallery(desk, this);
    this.naming = new Naming(this);
    /** Whether the text field holds the whole file, because that has no header (any more). */
    this.isWhole = false;
    /** @type {Draft | null} what is being sent, and keeps its name until that is over */
    this.underway = null;
    this.shown = () => {};
    const area = by("text", HTMLTextAreaElement);
    area.oninput = () => this.edit((this.isWhole ? withWhole : withBody)(this.doc, area.value));
    // Enter in a field of one line sends nothing off.
    by("writing").onsubmit = (event) => event.preventDefault();
    addEventListener("storage", (event) => elsewhere(this, event));
    // What is kept nowhere goes with the tab.
    addEventListener("beforeunload", (event) => !by("unstored").hidden && this.draft?.state === "open" && event.preventDefault());
  }

  /** Show nothing any more. */
  forget() {
    this.draft = null;
  }

  /** @returns {Draft} */
  get current() {
    if (!this.draft) throw new Error("no text is open");
    return this.draft;
  }

  get isNew() {
    return this.current.base === null && !this.current.sent.length;
  }

  /** Whether the name of the file, and the day in it, are still to be chosen. */
  get isNameless() {
    return this.isNew && this.underway !== this.current && !this.current.order;
  }

  /** Begin a new text. @param {import("./desk.js").Kind} kind */
  begin(kind) {
    const text = "---\n---\n", id = crypto.randomUUID(), day = kind === "news" ? today() : "";
    this.show({ id, photosOf: id, kind, title: "", path: "", named: false, day, text, base: null, original: text, isDraft: true, photos: [], sent: [], state: "open", changed: 0 });
    // The way back from here is the list.
    if (location.hash !== NEW) history.pushState(null, "", NEW);
    by(idOf("title")).focus();
  }

  /** Open a file of the repository. @param {string} path @param {string} sha @param {string} text */
  openFile(path, sha, text) {
    const id = crypto.randomUUID(), kind = this.desk.kindOf(path) ?? "pages";
    const status = said(open(text, this.desk.known), "status").toLowerCase();
    this.show({ id, photosOf: id, kind, title: "", path, named: true, day: "", text, base: sha, original: text, isDraft: DRAFT_WORDS.includes(status), photos: [], sent: [], state: "open", changed: 0 });
    by("writing-title").focus();
  }

  /** @param {Draft} draft */
  show(draft) {
    this.draft = draft;
    this.doc = open(draft.text, this.desk.known);
    draft.title = said(this.doc, "title");
    if (!this.isNew) history.replaceState(null, "", `#${inAddress(draft.path)}`);
    by("overview").hidden = true;
    by("writing").hidden = false;
    for (const id of ["conflict", "other-faults", "text-faults", "progress", "by-hand-how", "asking", "looked"]) by(id).hidden = true;
    this.showTitle();
    this.showBody();
    this.showFields();
    this.gallery.show();
    this.showButtons();
    this.shown();
    if (draft.meeting) loaded(import("./comparing.js")).then((module) => draft === this.draft && module?.compare(this.desk, this));
    if (this.doc.header.kind === "open") say(ENDLESS);
  }

  showBody() {
    by("text", HTMLTextAreaElement).value = body(this.doc);
    this.isWhole = this.doc.header.begin === 0;
  }

  showTitle() {
    by("this-text").hidden = this.isNew;
    by("this-text", HTMLDetailsElement).open = false;
    const noun = KINDS[this.current.kind];
    by("writing-title").textContent = this.isNew ? `${noun === "Termin" ? "Neuer" : "Neue"} ${noun}` : `${noun} ändern`;
  }

  showFields() {
    const { data } = this.desk, { kind } = this.current, isWhole = this.doc.header.kind === "open";
    const forms = isWhole ? [] : data.forms[kind], further = isWhole ? [] : data.further[kind];
    const set = (/** @type {string} */ key, /** @type {string} */ value) => this.set(key, value);
    ask(by("fields"), this.desk, forms, this.doc, set);
    ask(by("further-fields"), this.desk, further, this.doc, set);
    this.naming.show();
  }

  showButtons() {
    const { isDraft } = this.current;
    by("keep").hidden = by("keep-hint").hidden = !isDraft;
    by("sign-out").hidden = !this.desk.isSignedIn;
  }

  /** @param {string} key @param {string} value */
  set(key, value) {
    showFault(idOf(key), "");
    if (key === "date" && this.isNew) {
      this.current.day = dayOf(value);
      this.edit(this.naming.dated(value));
    } else this.edit(withField(this.doc, key, value, this.desk.order));
    if (this.isWhole) this.showBody();
  }

  /** @param {Doc} doc */
  edit(doc) {
    this.doc = doc;
    if (doc.header.kind !== "open") unsay(ENDLESS);
    this.changed();
  }

  /** Whether the header has room to say "draft": another status would be lost. */
  hasRoomForDraft() {
    const status = said(this.doc, "status").toLowerCase();
    if (["", "published", ...DRAFT_WORDS].includes(status) || !document.getElementById(idOf("status"))) return true;
    by("further", HTMLDetailsElement).open = true;
    return refuse(idOf("status"), "Ein Entwurf kann keinen anderen Status haben. Diese Angabe leeren oder veröffentlichen.");
  }

  /** Say in the header whether it is a draft. @param {boolean} isDraft */
  mark(isDraft) {
    if (isDraft) this.doc = withField(this.doc, "status", "draft", this.desk.order);
    else if (DRAFT_WORDS.includes(said(this.doc, "status").toLowerCase())) this.doc = without(this.doc, "status");
    const input = document.getElementById(idOf("status"));
    if (input instanceof HTMLSelectElement) input.value = said(this.doc, "status");
    if (this.isWhole) this.showBody();
    this.changed();
  }

  /** Keep what is there now, on the device. */
  changed() {
    const draft = this.current;
    asleep(this);
    this.naming.name();
    draft.text = whole(this.doc);
    draft.title = said(this.doc, "title");
    draft.changed = Date.now();
    if (draft.state !== "open") by("progress").hidden = true;
    draft.state = "open";
    by("unstored").hidden = this.desk.drafts.keep(draft);
    this.gallery.told();
  }

  /** What is missing before it can be saved; the first is focused. */
  isComplete() {
    const draft = this.current, name = draft.path.split("/").pop() ?? "";
    if (this.doc.header.kind !== "open" && !said(this.doc, "title").trim()) return refuse(idOf("title"), "Die Überschrift fehlt.");
    if (this.isNew && draft.kind === "news" && !draft.day) return refuse(idOf("date"), "Das ist kein Tag. Ihn wie 2026-12-01 schreiben.");
    if (this.isNew && nameFault(name)) {
      by("further", HTMLDetailsElement).open = true;
      return refuse("file-name", nameFault(name));
    }
    return this.gallery.isComplete(draft);
  }

}

/** @param {string} id @param {string} fault */
function refuse(id, fault) {
  showFault(id, fault);
  by(id).focus();
  say(fault);
  return false;
}
