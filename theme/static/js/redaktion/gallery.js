// Photos and PDFs of a text: chosen, cleaned, put into it; the Markdown in the text says what is shown.

import { written } from "./links.js";
import { loaded, sentence } from "./messages.js";
import { free, slug } from "./names.js";
import { by, say, showFault, unsay } from "./page.js";
import { keepPhoto, keptPhoto } from "./photo_store.js";
import { figure, inserted, shown } from "./text.js";
import { selected, slip, type } from "./toolbar.js";

/** @typedef {import("./drafts.js").Draft} Draft */
/** @typedef {import("./drafts.js").Photo} Photo */
/** @typedef {import("./text.js").Selected} Selected */

export const PDF = "application/pdf";
/** @type {Record<string, string>} */
const ENDINGS = { [PDF]: ".pdf", "image/png": ".png" };

/** The photos of the draft that is open. */
export class Gallery {
  /** @param {import("./desk.js").Desk} desk @param {import("./writing.js").Writing} writing */
  constructor(desk, writing) {
    this.desk = desk;
    this.writing = writing;
    this.asked = ""; // what was said last of descriptions that are missing
    /** @type {Promise<void>} */
    this.busy = Promise.resolve();
    const files = by("files", HTMLInputElement);
    const choose = (/** @type {string} */ accept) => (Object.assign(files, { accept }), files.click());
    by("add-photos").onclick = () => choose("image/*,.heic,.heif");
    by("add-document").onclick = async () => (await loaded(import("./documents.js")))?.ask(() => choose(`.pdf,${PDF}`));
    files.onchange = () => {
      const chosen = [...(files.files ?? [])];
      files.value = "";
      this.take(inOrder(chosen));
    };
    // A browser would open them in the place of this page.
    const hold = (/** @type {DragEvent} */ event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      if (event.type === "drop" && !by("writing").hidden) this.take(inOrder([...event.dataTransfer.files]));
    };
    for (const kind of /** @type {const} */ (["dragover", "drop"])) addEventListener(kind, hold);
    by("photos").onchange = () => this.asked && by("said").textContent === this.asked && this.ask();
  }

  /** One after the other, into the text that is open now. @param {File[]} files */
  take(files) {
    const draft = this.writing.current, place = selected();
    this.writing.changed();
    this.busy = this.busy.then(() => this.add(draft, files, place)).catch((error) => say(sentence(error)));
  }

  /** @param {Draft} draft @param {File[]} files @param {Selected} place where the cursor was */
  async add(draft, files, place) {
    const refused = [];
    let { changed } = draft, isBusy = false, last = "";
    for (const [n, file] of files.entries()) {
      const isDocument = file.type === PDF || /\.pdf$/i.test(file.name);
      const module = await loaded(/** @type {Promise<Pick<typeof import("./photos.js"), "taken" | "PhotoError">>} */ (isDocument ? import("./documents.js") : import("./photos.js")));
      if (!module) return;
      say(files.length > 1 ? `Datei ${n + 1} von ${files.length} wird vorbereitet.` : "Wird vorbereitet.");
      try {
        const { blob, title, words } = await module.taken(file), name = this.nameFor(draft, blob.type, title || draft.title);
        await keepPhoto(this.desk.drafts, draft, name, blob);
        isBusy ||= draft.changed !== changed;
        this.put(draft, { name, alt: words, type: blob.type, caption: "", credit: "" }, last || place);
        ({ changed } = draft);
        last = name;
      } catch (error) {
        refused.push(error instanceof module.PhotoError ? error.message : `${file.name} ließ sich auf diesem Gerät nicht behalten. Platz schaffen und noch einmal wählen.`);
      }
    }
    if (this.writing.draft !== draft) return say(["Die Fotos sind in dem Beitrag, für den sie gewählt wurden.", ...refused].join(" "));
    await this.show();
    const first = draft.photos.find((photo) => this.isLacking(draft, photo));
    const field = first && document.getElementById(`alt-${draft.photos.indexOf(first)}`);
    // Fields that did not arrive: that is said already.
    if (first && !field && !refused.length) return;
    this.ask([...refused, files.length > refused.length && !first && "Eingefügt."].filter(Boolean).join(" "));
    // Who writes on goes on.
    if (!isBusy && draft.changed === changed) field?.focus();
  }

  /** Say what is still to be described. @param {string} [before] */
  ask(before = "") {
    const { draft } = this.writing, lacking = draft?.photos.filter((photo) => this.isLacking(draft, photo)).length ?? 0;
    this.asked = lacking > 1 ? `Jetzt die ${lacking} Bildbeschreibungen schreiben.` : lacking ? "Jetzt die Bildbeschreibung schreiben." : "";
    if (before) this.asked = `${before} ${this.asked}`.trim();
    say(this.asked);
  }

  /** What was asked for is there. */
  told() {
    const { draft } = this.writing;
    if (this.asked.includes("Jetzt") && draft && !draft.photos.some((photo) => this.isLacking(draft, photo))) {
      unsay(this.asked);
      this.asked = "";
    }
  }

  /** Put a photo where the cursor was, behind the one before it, or below a text that is not open any more.
   * @param {Draft} draft @param {Photo} photo @param {string | Selected} place the one before it, or that of the cursor */
  put(draft, photo, place) {
    const address = this.addressOf(photo.name), { drafts } = this.desk, area = by("text", HTMLTextAreaElement);
    const said = photo.type === PDF ? `[${written(photo.alt)}](${address})` : figure(address, photo);
    draft.photos.push(photo);
    if (this.writing.draft === draft) {
      const now = selected(), until = typeof place === "string" && shown(now.text, this.addressOf(place))?.until;
      const at = until ? { ...now, start: until, end: until } : typeof place !== "string" && place.text === now.text ? place : now;
      const to = inserted(at, said), isElsewhere = document.activeElement !== area && document.activeElement?.matches("input, textarea, select");
      // Who writes elsewhere by now is not taken away from there.
      if (isElsewhere || now.start < at.start || now.text.slice(at.end, now.start).trim()) slip(to.text);
      else type(to);
      return this.writing.changed();
    }
    if (!drafts.all().includes(draft)) return; // thrown away meanwhile
    Object.assign(draft, { text: inserted({ text: draft.text, start: draft.text.length, end: draft.text.length }, said).text.trimEnd() + "\n", changed: Date.now(), state: "open" });
    drafts.keep(draft);
  }

  /** @param {Draft} draft @param {string} type @param {string} title */
  nameFor(draft, type, title) {
    const folder = `${this.desk.data.images}/`;
    const there = [...(this.desk.files?.keys() ?? [])].filter((path) => path.startsWith(folder)).map((path) => path.slice(folder.length));
    const begun = this.desk.drafts.all().flatMap(({ photos }) => photos.map(({ name }) => name));
    const stem = title.trim() ? slug(title).slice(0, 60).replace(/[-._]+$/, "") : "foto";
    return free(stem, ENDINGS[type] ?? ".jpg", [...there, ...begun, ...draft.photos.map(({ name }) => name)], type === PDF);
  }

  /** What stands in the text for a file. @param {string} name */
  addressOf(name) {
    return `/${this.desk.data.images.split("/").slice(1).join("/")}/${name}`;
  }

  /** The photos that the text shows, or that it once showed. */
  async show() {
    const { draft } = this.writing;
    if (!draft?.photos.length) return by("photos").replaceChildren();
    await (await loaded(import("./described.js")))?.show(this.desk, this.writing, draft);
  }

  /** Give a photo a name that is free. @param {Photo} photo */
  async rename(photo) {
    const draft = this.writing.current, bytes = await keptPhoto(this.desk.drafts, draft, photo.name);
    const title = photo.name.replace(/(-\d+)?\.\w+$/, ""), name = this.nameFor(draft, photo.type, title);
    if (!bytes) return;
    await keepPhoto(this.desk.drafts, draft, name, new Blob([bytes]));
    const text = by("text", HTMLTextAreaElement).value.replace(this.mentions(photo.name), this.addressOf(name));
    photo.name = name;
    slip(text);
    await this.show();
  }

  /** Each place of a text that names a file. @param {string} name */
  mentions(name) {
    return new RegExp(`${this.addressOf(name).replace(/\./g, "\\.")}(?![\\w.-])`, "g");
  }

  /** The files that a text shows or leads to. @param {Draft} draft */
  used(draft) {
    return draft.photos.filter(({ name }) => this.mentions(name).test(draft.text));
  }

  /** Whether a text shows a photo, and does not say what is on it; or leads to a PDF without a word. @param {Draft} draft @param {Photo} photo */
  isLacking({ text }, { name }) {
    return this.mentions(name).test(text) && !(shown(text, this.addressOf(name))?.words ?? "?").trim();
  }

  /** Ask for what is missing; false if something is. @param {Draft} draft */
  isComplete(draft) {
    const lacking = draft.photos.filter((photo) => this.isLacking(draft, photo));
    if (!lacking.length) return true;
    const field = (/** @type {Photo} */ photo) => `alt-${draft.photos.indexOf(photo)}`;
    const fault = (/** @type {Photo} */ { type }) => (type === PDF ? "Der Link sagt nichts. Schreiben, wohin er führt." : "Die Bildbeschreibung fehlt. Schreiben, was zu sehen ist.");
    // Their fields may be on their way, or have got lost on it; words can be written in the text as well.
    if (lacking.every((photo) => document.getElementById(field(photo)))) {
      for (const photo of lacking) showFault(field(photo), fault(photo));
      by(field(lacking[0])).focus();
    } else {
      say(fault(lacking[0]));
      this.show();
    }
    return false;
  }
}

/** Files as they were taken: on a phone in the order in which they were tapped; the dialog of a desktop has an order of its own,
 * so there their names say it, which count up. @param {File[]} files */
export function inOrder(files) {
  const isTapped = matchMedia("(pointer: coarse)").matches;
  return isTapped ? files : files.sort((a, b) => a.name.localeCompare(b.name, "de", { numeric: true }));
}
