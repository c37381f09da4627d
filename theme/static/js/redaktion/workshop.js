// All that writing needs, and reading the list does not.

import { loaded } from "./messages.js";
import { read } from "./opening.js";
import { by, say } from "./page.js";
import { listen } from "./pasting.js";
import { Sending } from "./sending.js";
import { wire } from "./toolbar.js";
import { Writing } from "./writing.js";

const FURTHER = ["photos", "described", "documents", "by_hand", "meeting", "clip", "looking"], SOON = 3_000;

/** The form, its buttons, and what saves it. */
export class Workshop {
  /**
   * @param {import("./desk.js").Desk} desk
   * @param {{signIn: (why: string) => void, close: () => void, reopen: (draft: import("./drafts.js").Draft) => void}} page
   */
  constructor(desk, page) {
    this.desk = desk;
    this.page = page;
    this.writing = new Writing(desk);
    this.sending = new Sending(desk, this.writing, page);
    wire(desk);
    listen(this.writing);
    by("look").onclick = async () => (await loaded(import("./looking.js")))?.look(desk, this.writing, this.sending.progress);
    // What is there already works in a train as well.
    setTimeout(() => FURTHER.forEach((name) => import(`./${name}.js`).catch(() => {})), SOON);
    by("discard").onclick = () => this.discard();
    by("this-text").ontoggle = async () => {
      by("this-text-parts").hidden = true; // until it is that of this text
      if (by("this-text", HTMLDetailsElement).open) (await loaded(import("./this_text.js")))?.ofText.show(this);
    };
    by("old-pictures").onclick = async () => (await loaded(import("./pictures.js")))?.look(desk, by("asking"), this.writing);
    by("by-hand").onclick = async () => (await loaded(import("./by_hand.js")))?.offer(desk, this.writing);
  }

  /** @param {string} path */
  read(path) {
    return read(this.desk, path);
  }

  async discard() {
    const { draft } = this.writing;
    if (!draft || this.sending.isBusy()) return;
    const isKept = draft.state !== "saved" && this.desk.drafts.all().some(({ id }) => id === draft.id);
    if (isKept && !confirm("Das Angefangene von diesem Gerät löschen? Was schon gesichert ist, bleibt.")) return;
    if (draft.state !== "saved") await this.desk.drafts.forget(draft);
    this.writing.forget();
    say("");
    this.page.close();
  }
}
