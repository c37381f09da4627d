// All texts, to search and to open; above them what was begun here and is not online.

import { KINDS, TEXT } from "./desk.js";
import { by, button, inAddress, make, say } from "./page.js";

const AT_ONCE = 30;

/** @typedef {import("./desk.js").Desk} Desk */
/** @typedef {import("./drafts.js").Draft} Draft */

/** The list of all texts. */
export class Overview {
  /** @param {Desk} desk @param {(draft: Draft) => void} reopen */
  constructor(desk, reopen) {
    this.desk = desk;
    this.reopen = reopen;
    this.shown = AT_ONCE;
    this.search = by("search", HTMLInputElement);
    this.search.oninput = () => {
      this.shown = AT_ONCE;
      const found = this.show();
      say(found === 1 ? "Ein Beitrag gefunden." : `${found} Beiträge gefunden.`);
    };
    by("more").onclick = () => ((this.shown += AT_ONCE), this.show());
  }

  /** Texts of the last build, and those that are newer, the newest first. @returns {import("./desk.js").Text[]} */
  texts() {
    const { data, files } = this.desk, known = new Set(data.texts.map(([path]) => path));
    const fresh = [...(files?.keys() ?? [])].filter((path) => TEXT.test(path) && !known.has(path) && this.desk.kindOf(path));
    const named = fresh.map((path) => {
      const name = path.slice(path.lastIndexOf("/") + 1).replace(TEXT, ""), day = /^\d{4}-\d{2}-\d{2}/.exec(name)?.[0] ?? "";
      return /** @type {import("./desk.js").Text} */ ([path, name.replace(/^\d{4}-\d{2}-\d{2}-/, "").replaceAll("-", " "), day, ""]);
    });
    const there = data.texts.filter(([path]) => !files || files.has(path));
    return [...named, ...there].sort((a, b) => b[2].localeCompare(a[2]) || a[1].localeCompare(b[1], "de"));
  }

  /** Show what is searched for; returns how many texts that are. */
  show() {
    const wanted = plain(this.search.value).split(" ");
    const found = this.texts().filter(([path, title]) => wanted.every((word) => plain(`${title} ${path}`).includes(word)));
    by("texts").replaceChildren(...found.slice(0, this.shown).map((text) => this.item(text)));
    if (!found.length) by("texts").append(make("li", {}, "Dazu ist nichts da."));
    by("more").hidden = found.length <= this.shown;
    const begun = this.desk.drafts.all().filter(({ state }) => state !== "saved");
    by("unfinished").hidden = !begun.length;
    by("unfinished-list").replaceChildren(...begun.map((draft) => this.unfinished(draft)));
    return found.length;
  }

  /** @param {import("./desk.js").Text} text */
  item([path, title, day, address, isDraft]) {
    const kind = this.desk.kindOf(path);
    const more = [kind && KINDS[kind], day && day.split("-").reverse().join("."), isDraft && "Entwurf", !address && "noch nicht online"];
    return make("li", {}, make("a", { href: `#${inAddress(path)}` }, title), make("span", { className: "hint" }, more.filter(Boolean).join(", ")));
  }

  /** @param {Draft} draft */
  unfinished(draft) {
    const title = draft.title || "ohne Überschrift";
    const when = new Date(draft.changed).toLocaleString("de-DE", { dateStyle: "medium", timeStyle: "short" });
    const state = draft.order ? "wartet auf die Verbindung" : draft.state === "proposed" ? "vorgeschlagen" : when;
    return make("li", {}, button(title, () => this.reopen(draft), "link"), make("span", { className: "hint" }, `${KINDS[draft.kind]}, ${state}`));
  }
}

/** A text for comparing: small, without marks. @param {string} text */
export const plain = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
