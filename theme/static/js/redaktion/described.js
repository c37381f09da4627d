// What is said of each photo, asked for below the text, and written into it.

import { linksOf } from "./links.js";
import { by, button, field, line, make, say, showFault } from "./page.js";
import { keptPhoto } from "./photo_store.js";
import { around, endOf, shown, withWords } from "./text.js";
import { slip } from "./toolbar.js";

/** @typedef {import("./writing.js").Writing} Writing */
/** @typedef {import("./drafts.js").Draft} Draft */
/** @typedef {import("./drafts.js").Photo} Photo */

const KEYS = /** @type {const} */ (["alt", "caption", "credit"]), PDF = "application/pdf", LONGEST = 40; // signs

/** Show the photos of a draft in the order of its text. @param {import("./desk.js").Desk} desk @param {Writing} writing @param {Draft} draft */
export async function show(desk, writing, draft) {
  const order = linksOf(draft.text).map(({ address }) => address), place = ({ name = "" }) => order.indexOf(writing.gallery.addressOf(name)) >>> 0;
  draft.photos.sort((a, b) => place(a) - place(b));
  const forms = await Promise.all(draft.photos.map(async (photo, n) => {
    const bytes = photo.type !== PDF && (await keptPhoto(desk.drafts, draft, photo.name));
    return new Described(writing, draft, photo, n).form(bytes ? URL.createObjectURL(new Blob([bytes], { type: photo.type })) : "");
  }));
  if (draft === writing.draft) by("photos").replaceChildren(...forms);
}

/** One photo or PDF, and what is said of it. */
class Described {
  /** @param {Writing} writing @param {Draft} draft @param {Photo} photo @param {number} n */
  constructor(writing, draft, photo, n) {
    this.writing = writing;
    this.draft = draft;
    this.photo = photo;
    this.n = n;
    this.address = writing.gallery.addressOf(photo.name);
    this.read();
  }

  /** @param {string} url */
  form(url) {
    const { photo, n } = this, drop = (/** @type {string} */ label) => button(label, () => this.drop());
    if (photo.type === PDF) {
      return make("fieldset", { className: "flow" }, make("legend", {}, photo.name), field(`alt-${n}`, "Was der Link sagt", this.input("alt")),
        make("p", { className: "hint" }, "Geht hinaus, wie es ist; der Name, den euer Schreibprogramm kennt, bleibt darin."), make("p", {}, drop("PDF weglassen")));
    }
    const move = (/** @type {string} */ label, /** @type {number} */ step) => Object.assign(button(label, () => this.move(step)), { id: `move${step}-${n}` });
    return make("fieldset", { className: "flow" }, make("legend", {}, photo.name), make("img", { alt: "", src: url, onload: () => URL.revokeObjectURL(url) }),
      field(`alt-${n}`, "Bildbeschreibung", this.input("alt"), "Was zu sehen ist, für alle, die es nicht sehen."),
      field(`caption-${n}`, "Bildunterschrift", this.input("caption"), "Darf fehlen."),
      field(`credit-${n}`, "Wer es aufgenommen hat", this.input("credit"), "Wird zu „Foto: Name“."),
      make("p", { className: "hint" }, "Wer zu erkennen ist, muss vorher zugestimmt haben, bei Kindern die Eltern. Ort und Kamera sind schon entfernt."),
      make("p", { className: "row" }, move("Nach oben", -1), move("Nach unten", 1), drop("Foto weglassen")));
  }

  /** @param {typeof KEYS[number]} key */
  input(key) {
    const { photo, n } = this, input = line({ className: key === "credit" ? "line" : "line many", value: photo[key], oninput: () => {
      this.read();
      photo[key] = input.value.replace(/\s*\n\s*/g, " ");
      for (const other of KEYS) if (other !== key && photo.type !== PDF) Object.assign(by(`${other}-${n}`), { value: photo[other] });
      this.rewrite(withWords(this.text, this.address, photo));
      showFault(`alt-${n}`, "");
    } });
    return input;
  }

  get text() {
    return by("text", HTMLTextAreaElement).value;
  }

  /** Take over what an author wrote of the photo into the text itself. */
  read() {
    const { draft: { text }, address, photo } = this, there = shown(text, address);
    if (there && withWords(text, address, photo) !== text) for (const key of KEYS) photo[key] = there[key];
  }

  /** @param {string} text */
  rewrite(text) {
    if (text === this.text) this.writing.changed();
    else slip(text);
  }

  /** A paragraph further up or down. @param {number} step */
  async move(step) {
    const { draft, photo, address, writing } = this, text = moved(this.text, address, step), isMoved = text !== this.text;
    if (!shown(text, address)) return say(`${photo.name} steht nicht mehr im Text. Das Foto weglassen oder noch einmal einfügen.`);
    if (isMoved) slip(text);
    await writing.gallery.show();
    by(`move${step}-${draft.photos.indexOf(photo)}`).focus();
    const [next] = text.slice(shown(text, address)?.until).trim().split("\n"), other = /^!\[.*\]\(.*\/(.*?)>?\)$/.exec(next)?.[1];
    const before = other ?? `„${next.length > LONGEST ? `${next.slice(0, LONGEST)}…` : next}“`;
    say(`${photo.name} steht ${isMoved ? "jetzt " : ""}${isMoved && next ? `vor ${before}` : step < 0 ? "ganz oben" : "ganz unten"}.`);
  }

  async drop() {
    const { draft, photo, writing } = this, there = shown(this.text, this.address);
    draft.photos = draft.photos.filter((one) => one !== photo);
    this.rewrite(there ? apart(this.text.slice(0, there.start).replace(/\n+$/, ""), this.text.slice(there.until)) : this.text);
    await writing.gallery.show();
    by("text").focus();
    say(`${photo.name} ist weggelassen.`);
  }
}

/** What stood around a picture; words stay two. @param {string} before @param {string} behind */
const apart = (before, behind) => before + (/[\p{L}\p{N}]$/u.test(before) && /^[\p{L}\p{N}]/u.test(behind) ? " " : "") + behind;

/** A text in which a picture stands a paragraph further up (-1) or down (1), as one of its own; the same where it cannot.
 * @param {string} text @param {string} address @param {number} step */
export function moved(text, address, step) {
  const there = shown(text, address);
  if (!there) return text;
  const said = text.slice(there.start, there.until), before = text.slice(0, there.start), behind = text.slice(there.until);
  const isAlone = /(^|\n[ \t]*\n)[ \t]*$/.test(before) && /^[ \t]*(\n[ \t]*\n|\n?$)/.test(behind);
  const rest = isAlone ? around(before, "", behind) : apart(before, /\S$/.test(before) ? behind : behind.replace(/^ *\n?/, ""));
  for (let at = isAlone ? before.trimEnd().length : before.length, isWithin = !isAlone; ; isWithin = false) {
    const [head, tail] = [rest.slice(0, at).trimEnd(), /\S/.exec(rest.slice(at))];
    if (step < 0 ? !head : !tail && !isWithin) return text;
    if (step < 0) at = Math.max(0, ...[...head.matchAll(/\n[ \t]*\n/g)].map(({ index, 0: gap }) => index + gap.length));
    else at = endOf(rest, isWithin ? Math.max(0, at - 1) : at + (tail?.index ?? 0));
    const changed = around(rest.slice(0, at), said, rest.slice(at));
    // Within code it would be none.
    if (shown(changed, address)) return changed;
  }
}
