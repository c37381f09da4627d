// Photos of a text: chosen, cleaned, described; the Markdown in the text says what is shown.

import { loaded, sentence } from "./messages.js";
import { free, slug } from "./names.js";
import { by, button, field, make, say, showFault } from "./page.js";
import { figure, figureParts, inserted } from "./text.js";
import { selected, type } from "./toolbar.js";

/** @typedef {import("./drafts.js").Draft} Draft */

const KEYS = /** @type {const} */ (["alt", "caption", "credit"]);

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
    by("add-photos").onclick = () => files.click();
    files.onchange = () => {
      const chosen = [...(files.files ?? [])], draft = this.draft();
      files.value = "";
      this.changed();
      this.busy = this.busy.then(() => this.add(draft, chosen)).catch((error) => say(sentence(error)));
    };
  }

  /** @param {Draft} draft @param {File[]} files */
  async add(draft, files) {
    const module = await loaded(import("./photos.js")), refused = [];
    if (!module) return;
    for (const [n, file] of files.entries()) {
      say(`Foto ${n + 1} von ${files.length} wird vorbereitet.`);
      try {
        const blob = await module.cleaned(file);
        const photo = { name: this.nameFor(draft, blob.type), alt: "", type: blob.type, caption: "", credit: "" };
        await this.desk.drafts.keepPhoto(draft, photo.name, blob);
        this.put(draft, photo);
      } catch (error) {
        refused.push(error instanceof module.PhotoError ? error.message : `${file.name} ließ sich auf diesem Gerät nicht behalten. Platz schaffen und noch einmal wählen.`);
      }
    }
    if (this.writing.draft !== draft) return say(["Die Fotos sind in dem Beitrag, für den sie gewählt wurden.", ...refused].join(" "));
    await this.show();
    say([...refused, files.length > refused.length ? "Jetzt die Bildbeschreibung schreiben." : ""].filter(Boolean).join(" "));
    const first = draft.photos.findIndex(({ alt }) => !alt);
    if (first >= 0) by(`alt-${first}`).focus();
  }

  /** Put a photo where the cursor is, or below a text that is not open any more. @param {Draft} draft @param {import("./drafts.js").Photo} photo */
  put(draft, photo) {
    const said = figure(this.addressOf(photo.name), "", "", ""), { drafts } = this.desk;
    draft.photos.push(photo);
    if (this.writing.draft === draft) {
      type(inserted(selected(), said));
      return this.changed();
    }
    if (!drafts.all().includes(draft)) return; // thrown away meanwhile
    Object.assign(draft, { text: inserted({ text: draft.text, start: 0, end: draft.text.length }, said).text, changed: Date.now(), state: "open" });
    drafts.keep(draft);
  }

  /** @param {Draft} draft @param {string} type */
  nameFor(draft, type) {
    const { title } = draft;
    const folder = `${this.desk.data.images}/`;
    const there = [...(this.desk.files?.keys() ?? [])].filter((path) => path.startsWith(folder)).map((path) => path.slice(folder.length));
    const begun = this.desk.drafts.all().flatMap(({ photos }) => photos.map(({ name }) => name));
    const stem = title.trim() ? slug(title).slice(0, 60).replace(/[-._]+$/, "") : "foto";
    return free(stem, type === "image/png" ? ".png" : ".jpg", [...there, ...begun, ...draft.photos.map(({ name }) => name)]);
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

  /** @param {Draft} draft @param {import("./drafts.js").Photo} photo @param {number} n */
  async asked(draft, photo, n) {
    this.read(draft, photo);
    const bytes = await this.desk.drafts.photo(draft, photo.name);
    const url = bytes ? URL.createObjectURL(new Blob([bytes], { type: photo.type })) : "";
    const image = make("img", { alt: "", src: url, onload: () => URL.revokeObjectURL(url) });
    const input = (/** @type {"alt" | "caption" | "credit"} */ key) => make("input", { type: "text", autocomplete: "off", value: photo[key], oninput: (/** @type {Event} */ event) => {
      this.read(draft, photo);
      if (event.target instanceof HTMLInputElement) photo[key] = event.target.value;
      for (const other of KEYS) if (other !== key) by(`${other}-${n}`, HTMLInputElement).value = photo[other];
      this.rewrite(photo);
      showFault(`alt-${n}`, "");
    } });
    return make("fieldset", { className: "flow" }, make("legend", {}, photo.name), image,
      field(`alt-${n}`, "Bildbeschreibung", input("alt"), "Was zu sehen ist, für alle, die es nicht sehen."),
      field(`caption-${n}`, "Bildunterschrift", input("caption"), "Darf fehlen."),
      field(`credit-${n}`, "Wer es aufgenommen hat", input("credit"), "Wird zu „Foto: Name“."),
      make("p", { className: "hint" }, "Wer zu erkennen ist, muss vorher zugestimmt haben, bei Kindern die Eltern. Ort und Kamera sind schon entfernt."),
      make("p", {}, button("Foto weglassen", () => this.drop(photo))));
  }

  /** Take over what an author wrote of a photo into the text itself. @param {Draft} draft @param {import("./drafts.js").Photo} photo */
  read(draft, photo) {
    const there = this.pattern(photo.name).exec(draft.text)?.[0], { alt, caption, credit } = photo;
    if (there && there !== figure(this.addressOf(photo.name), alt, caption, credit)) Object.assign(photo, figureParts(there));
  }

  /** Say in the text what is said of the photo here. @param {import("./drafts.js").Photo} photo */
  rewrite(photo) {
    const area = by("text", HTMLTextAreaElement), { alt, caption, credit } = photo;
    const changed = area.value.replace(this.pattern(photo.name), () => figure(this.addressOf(photo.name), alt, caption, credit));
    if (changed !== area.value) {
      area.value = changed;
      area.dispatchEvent(new Event("input"));
    } else this.changed();
  }

  /** @param {import("./drafts.js").Photo} photo */
  async drop(photo) {
    const draft = this.draft(), area = by("text", HTMLTextAreaElement);
    draft.photos = draft.photos.filter((one) => one !== photo);
    area.value = area.value.replace(new RegExp(`\\n*${this.pattern(photo.name).source}`), "");
    area.dispatchEvent(new Event("input"));
    await this.show();
    area.focus();
    say(`${photo.name} ist weggelassen.`);
  }

  /** Give a photo a name that is free. @param {import("./drafts.js").Photo} photo */
  async rename(photo) {
    const draft = this.draft(), bytes = await this.desk.drafts.photo(draft, photo.name);
    const name = this.nameFor(draft, photo.type), area = by("text", HTMLTextAreaElement);
    if (!bytes) return;
    await this.desk.drafts.keepPhoto(draft, name, new Blob([bytes]));
    area.value = area.value.replaceAll(`(${this.addressOf(photo.name)})`, `(${this.addressOf(name)})`);
    photo.name = name;
    area.dispatchEvent(new Event("input"));
    await this.show();
  }

  /** @param {string} name */
  pattern(name) {
    const address = this.addressOf(name).replace(/[.\\+*?^$()[\]{}|/]/g, "\\$&");
    return new RegExp(`!\\[(?:\\\\.|[^\\]\\\\])*\\]\\(${address}\\)(?:\\n\\*(?:\\\\.|[^*\\n\\\\])*\\*(?=\\n|$))?`);
  }

  /** Whether the text says what a photo shows. @param {Draft} draft @param {string} name */
  isDescribed(draft, name) {
    return !/^!\[\s*\]/.test(this.pattern(name).exec(draft.text)?.[0] ?? "![]");
  }

  /** The photos that a text shows. @param {Draft} draft */
  used(draft) {
    return draft.photos.filter(({ name }) => [")", " "].some((end) => draft.text.includes(`(${this.addressOf(name)}${end}`)));
  }

  /** Ask for what is missing; false if something is. @param {Draft} draft */
  isComplete(draft) {
    const lacking = this.used(draft).filter(({ name }) => !this.isDescribed(draft, name)).map((photo) => draft.photos.indexOf(photo));
    for (const n of lacking) showFault(`alt-${n}`, "Die Bildbeschreibung fehlt. Schreiben, was zu sehen ist.");
    if (lacking.length) by(`alt-${lacking[0]}`).focus();
    return !lacking.length;
  }
}
