// Photos and PDFs of a text: chosen, cleaned, described; the Markdown in the text says what is shown.

import { written } from "./links.js";
import { loaded, sentence } from "./messages.js";
import { free, slug } from "./names.js";
import { by, button, field, make, say, showFault } from "./page.js";
import { figure, inserted, shown, withWords } from "./text.js";
import { selected, type } from "./toolbar.js";

/** @typedef {import("./drafts.js").Draft} Draft */
/** @typedef {import("./drafts.js").Photo} Photo */

const KEYS = /** @type {const} */ (["alt", "caption", "credit"]), PDF = "application/pdf";
/** @type {Record<string, string>} */
const ENDINGS = { [PDF]: ".pdf", "image/png": ".png" };

/** The photos of the draft that is open. */
export class Gallery {
  /** @param {import("./desk.js").Desk} desk @param {import("./writing.js").Writing} writing */
  constructor(desk, writing) {
    this.desk = desk;
    this.writing = writing;
    this.draft = () => writing.current;
    this.changed = () => writing.changed();
    /** @type {Promise<void>} */
    this.busy = Promise.resolve();
    const files = by("files", HTMLInputElement);
    const choose = (/** @type {string} */ accept) => (Object.assign(files, { accept }), files.click());
    by("add-photos").onclick = () => choose("image/*,.heic,.heif");
    by("add-document").onclick = async () => (await loaded(import("./documents.js")))?.ask(() => choose(`.pdf,${PDF}`));
    files.onchange = () => {
      const chosen = [...(files.files ?? [])];
      files.value = "";
      this.take(chosen);
    };
  }

  /** One after the other, into the text that is open now. @param {File[]} files */
  take(files) {
    const draft = this.draft();
    this.changed();
    this.busy = this.busy.then(() => this.add(draft, files)).catch((error) => say(sentence(error)));
  }

  /** @param {Draft} draft @param {File[]} files */
  async add(draft, files) {
    const refused = [];
    for (const [n, file] of files.entries()) {
      const isDocument = file.type === PDF || /\.pdf$/i.test(file.name);
      const module = await loaded(/** @type {Promise<Pick<typeof import("./photos.js"), "taken" | "PhotoError">>} */ (isDocument ? import("./documents.js") : import("./photos.js")));
      if (!module) return;
      say(files.length > 1 ? `Datei ${n + 1} von ${files.length} wird vorbereitet.` : "Wird vorbereitet.");
      try {
        const { blob, title, words } = await module.taken(file), name = this.nameFor(draft, blob.type, title || draft.title);
        await this.desk.drafts.keepPhoto(draft, name, blob);
        this.put(draft, { name, alt: words, type: blob.type, caption: "", credit: "" });
      } catch (error) {
        refused.push(error instanceof module.PhotoError ? error.message : `${file.name} ließ sich auf diesem Gerät nicht behalten. Platz schaffen und noch einmal wählen.`);
      }
    }
    if (this.writing.draft !== draft) return say(["Die Fotos sind in dem Beitrag, für den sie gewählt wurden.", ...refused].join(" "));
    await this.show();
    const first = draft.photos.findIndex(({ alt }) => !alt), all = files.length > refused.length, lacking = draft.photos.filter(({ alt }) => !alt).length;
    say([...refused, all && (lacking > 1 ? `Jetzt die ${lacking} Bildbeschreibungen schreiben.` : lacking ? "Jetzt die Bildbeschreibung schreiben." : "Eingefügt.")].filter(Boolean).join(" "));
    if (first >= 0) by(`alt-${first}`).focus();
  }

  /** Put a photo where the cursor is, or below a text that is not open any more. @param {Draft} draft @param {Photo} photo */
  put(draft, photo) {
    const address = this.addressOf(photo.name), { drafts } = this.desk;
    const said = photo.type === PDF ? `[${written(photo.alt)}](${address})` : figure(address, photo);
    draft.photos.push(photo);
    if (this.writing.draft === draft) {
      type(inserted(selected(), said));
      return this.changed();
    }
    if (!drafts.all().includes(draft)) return; // thrown away meanwhile
    Object.assign(draft, { text: inserted({ text: draft.text, start: 0, end: draft.text.length }, said).text, changed: Date.now(), state: "open" });
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
    if (!draft) return;
    const shown = await Promise.all(draft.photos.map((photo, n) => this.asked(draft, photo, n)));
    if (draft === this.writing.draft) by("photos").replaceChildren(...shown);
  }

  /** @param {Draft} draft @param {Photo} photo @param {number} n */
  async asked(draft, photo, n) {
    this.read(draft, photo);
    const bytes = photo.type !== PDF && (await this.desk.drafts.photo(draft, photo.name));
    const url = bytes ? URL.createObjectURL(new Blob([bytes], { type: photo.type })) : "";
    const image = make("img", { alt: "", src: url, onload: () => URL.revokeObjectURL(url) });
    const isPicture = photo.type !== PDF;
    // Seen whole while it is written: a description has more words than a phone is wide.
    const input = (/** @type {"alt" | "caption" | "credit"} */ key) => make(isPicture && key !== "credit" ? "textarea" : "input", { autocomplete: "off", value: photo[key], oninput: (/** @type {Event} */ event) => {
      this.read(draft, photo);
      if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) photo[key] = event.target.value.replace(/\s*\n\s*/g, " ");
      for (const other of KEYS) if (other !== key && isPicture) Object.assign(by(`${other}-${n}`), { value: photo[other] });
      this.rewrite(photo);
      showFault(`alt-${n}`, "");
    } });
    const drop = make("p", {}, button(isPicture ? "Foto weglassen" : "PDF weglassen", () => this.drop(photo)));
    if (!isPicture) {
      return make("fieldset", { className: "flow" }, make("legend", {}, photo.name), field(`alt-${n}`, "Was der Link sagt", input("alt")),
        make("p", { className: "hint" }, "Geht hinaus, wie es ist; der Name, den euer Schreibprogramm kennt, bleibt darin."), drop);
    }
    return make("fieldset", { className: "flow" }, make("legend", {}, photo.name), image,
      field(`alt-${n}`, "Bildbeschreibung", input("alt"), "Was zu sehen ist, für alle, die es nicht sehen."),
      field(`caption-${n}`, "Bildunterschrift", input("caption"), "Darf fehlen."),
      field(`credit-${n}`, "Wer es aufgenommen hat", input("credit"), "Wird zu „Foto: Name“."),
      make("p", { className: "hint" }, "Wer zu erkennen ist, muss vorher zugestimmt haben, bei Kindern die Eltern. Ort und Kamera sind schon entfernt."),
      drop);
  }

  /** Take over what an author wrote of a photo into the text itself. @param {Draft} draft @param {Photo} photo */
  read(draft, photo) {
    const address = this.addressOf(photo.name), there = shown(draft.text, address);
    if (there && withWords(draft.text, address, photo) !== draft.text) for (const key of KEYS) photo[key] = there[key];
  }

  /** Say in the text what is said of the photo here. @param {Photo} photo */
  rewrite(photo) {
    const area = by("text", HTMLTextAreaElement), changed = withWords(area.value, this.addressOf(photo.name), photo);
    if (changed !== area.value) {
      area.value = changed;
      area.dispatchEvent(new Event("input"));
    } else this.changed();
  }

  /** @param {Photo} photo */
  async drop(photo) {
    const draft = this.draft(), area = by("text", HTMLTextAreaElement), there = shown(area.value, this.addressOf(photo.name));
    draft.photos = draft.photos.filter((one) => one !== photo);
    if (there) area.value = area.value.slice(0, there.start).replace(/\n+$/, "") + area.value.slice(there.until);
    area.dispatchEvent(new Event("input"));
    await this.show();
    area.focus();
    say(`${photo.name} ist weggelassen.`);
  }

  /** Give a photo a name that is free. @param {Photo} photo */
  async rename(photo) {
    const draft = this.draft(), bytes = await this.desk.drafts.photo(draft, photo.name);
    const title = photo.name.replace(/(-\d+)?\.\w+$/, ""), area = by("text", HTMLTextAreaElement), name = this.nameFor(draft, photo.type, title);
    if (!bytes) return;
    await this.desk.drafts.keepPhoto(draft, name, new Blob([bytes]));
    area.value = area.value.replace(this.mentions(photo.name), this.addressOf(name));
    photo.name = name;
    area.dispatchEvent(new Event("input"));
    await this.show();
  }

  /** Each place of a text that names a file. @param {string} name */
  mentions(name) {
    return new RegExp(`${this.addressOf(name).replace(/\./g, "\\.")}(?![\\w.-])`, "g");
  }

  /** Whether the text says what a photo shows, or where a link leads. @param {Draft} draft @param {string} name */
  isDescribed(draft, name) {
    return !!(shown(draft.text, this.addressOf(name))?.words ?? "?").trim();
  }

  /** The files that a text shows or leads to. @param {Draft} draft */
  used(draft) {
    return draft.photos.filter(({ name }) => this.mentions(name).test(draft.text));
  }

  /** Ask for what is missing; false if something is. @param {Draft} draft */
  isComplete(draft) {
    const lacking = this.used(draft).filter(({ name }) => !this.isDescribed(draft, name)).map((photo) => draft.photos.indexOf(photo));
    for (const n of lacking) showFault(`alt-${n}`, draft.photos[n].type === PDF ? "Der Link sagt nichts. Schreiben, wohin er führt." : "Die Bildbeschreibung fehlt. Schreiben, was zu sehen ist.");
    if (lacking.length) by(`alt-${lacking[0]}`).focus();
    return !lacking.length;
  }
}
