// What the file of a text is called, and its day: both become part of the address.

import { field as said, withField, without } from "./document.js";
import { idOf } from "./form.js";
import { dayOf, fileName, today } from "./names.js";
import { by, field, line, oneLine, showFault } from "./page.js";

const ONLY_A_DAY = /^\s*(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\.\s*(\d{1,2}\.|\p{L}+\.?)\s*\d{2,4})\s*$/u;
const FIXED = "Gehört zur Adresse; zu ändern unter „Dieser Text“.";

/** Name and day of the text that is open. */
export class Naming {
  /** @param {import("./writing.js").Writing} writing */
  constructor(writing) {
    this.writing = writing;
  }

  /** Show both in the form. */
  show() {
    const { writing, writing: { current, isNew } } = this;
    if (current.kind === "news" && document.getElementById(idOf("date"))) this.showDay();
    const input = line({ spellcheck: false, value: current.path.split("/").pop(), oninput: () => {
      current.named = true;
      current.path = `${writing.desk.data.folders[current.kind]}/${oneLine(input.value)}`;
      showFault("file-name", "");
      if (current.kind === "news") writing.doc = this.dated(by(idOf("date"), HTMLInputElement).value);
      writing.changed();
    } });
    by("further-fields").append(field("file-name", "Dateiname", input, isNew ? "Wird zur Adresse." : FIXED));
    this.lock();
    this.name();
  }

  /** The day of news: it stands in the header, or in the name of the file. */
  showDay() {
    const { doc, isNew, current: { day, path, isDraft } } = this.writing;
    by(idOf("date"), HTMLInputElement).value = said(doc, "date") || day || (/\d{4}-\d{2}-\d{2}/.exec(path)?.[0] ?? "");
    if (!isNew && !isDraft) by(`${idOf("date")}-help`).textContent = FIXED;
  }

  /** What has become part of an address can be read only. */
  lock() {
    const { isNameless, isNew, current } = this.writing, day = document.getElementById(idOf("date"));
    by("file-name", HTMLTextAreaElement).readOnly = !isNameless;
    if (day instanceof HTMLInputElement && current.kind === "news") day.readOnly = !isNameless && (isNew || !current.isDraft);
  }

  /** The day of a new text stands in its header where the name of the file does not say it. @param {string} value */
  dated(value) {
    const { doc, desk, current: { day, named, path } } = this.writing, isAllOfIt = ONLY_A_DAY.test(value) || !value.trim();
    const isNamed = !named || path.slice(path.lastIndexOf("/") + 1).startsWith(day);
    return isAllOfIt && isNamed ? without(doc, "date") : withField(doc, "date", value, desk.order);
  }

  /** A new text is called after its day and title, until the author says otherwise. */
  name() {
    const { current: draft, doc, desk, isNameless } = this.writing, title = said(doc, "title");
    if (!isNameless || draft.named) return;
    const day = draft.kind === "news" ? draft.day || today() : draft.kind === "events" ? dayOf(said(doc, "start")) : "";
    const name = title.trim() ? fileName(title, day) : "";
    draft.path = name && `${desk.data.folders[draft.kind]}/${name}`;
    by("file-name", HTMLTextAreaElement).value = name;
  }
}
