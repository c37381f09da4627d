// What was to be saved while there was no network: done later, by itself, as it was at the click.

import { by, button, say } from "./page.js";

/** @typedef {import("./drafts.js").Draft} Draft */
/** @typedef {{way: import("./sending.js").Way, text: string, message: string, photos: string[]}} Order what was clicked, and what was there then */

const FIRST = 5_000, LONGEST = 300_000;
const WAITS = "Keine Verbindung. Gesichert wird von selbst, sobald sie wieder da ist; den Tab so lange offen lassen.";

/** The orders that wait. */
export class Later {
  /** @param {import("./desk.js").Desk} desk @param {import("./sending.js").Sending} sending */
  constructor(desk, sending) {
    this.desk = desk;
    this.sending = sending;
    this.pause = FIRST;
    this.timer = 0;
    addEventListener("offline", () => {
      this.show();
      say("Keine Verbindung. Ihr könnt weiterschreiben; alles bleibt auf diesem Gerät.");
    });
    addEventListener("online", () => {
      this.show();
      say("Die Verbindung ist wieder da.");
      this.pause = FIRST;
      this.run();
    });
    this.run();
  }

  get waiting() {
    return this.desk.drafts.all().filter(({ order }) => order);
  }

  /** @param {Draft} draft @param {Order} order */
  keep(draft, order) {
    draft.order = order;
    this.desk.drafts.keep(draft);
    if (this.sending.writing.draft) this.sending.writing.naming.lock();
    this.show();
    this.schedule();
    say(WAITS);
  }

  /** Nothing of it waits any more. @param {Draft} draft */
  drop(draft) {
    if (!draft.order) return;
    draft.order = undefined;
    this.desk.drafts.keep(draft);
    this.show();
  }

  /** Say below the buttons what they do now, or what waits. */
  show() {
    const { draft } = this.sending.writing, label = draft?.order && by(draft.order.way).textContent;
    by("waiting").hidden = navigator.onLine && !label;
    if (label && draft) by("waiting").replaceChildren(`„${label}“ ist vorgemerkt. ${WAITS} `, button("Doch nicht", () => this.recall(draft)));
    else by("waiting").replaceChildren("Keine Verbindung. Was ihr antippt, wird vorgemerkt und geschieht von selbst, sobald sie wieder da ist.");
  }

  /** @param {Draft} draft */
  recall(draft) {
    if (this.sending.writing.underway === draft) return say("Es wird schon gesichert. Danach ändern und noch einmal sichern.");
    this.drop(draft);
    this.sending.writing.naming.lock();
    by("publish").focus();
    say("Es wird nichts gesichert; was ihr geschrieben habt, bleibt.");
  }

  schedule() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.run(), this.pause);
    this.pause = Math.min(LONGEST, this.pause * 2);
  }

  /** Some devices say that they are offline, and are not. */
  answers() {
    return this.desk.github.once("GET", "").then(() => true, (error) => error.kind !== "away");
  }

  /** Do what waits; what does not arrive yet goes on waiting. */
  async run() {
    for (const { id } of this.waiting) {
      // In this order: while that is asked, another run may have begun.
      if (!(navigator.onLine || (await this.answers())) || this.sending.writing.underway) break;
      if (!this.desk.isSignedIn) return this.sending.signIn("Zum Sichern bitte anmelden.");
      const draft = this.waiting.find((one) => one.id === id);
      if (draft?.order) await this.sending.attempt(draft, draft.order, false);
    }
    if (this.waiting.length) this.schedule();
  }
}
