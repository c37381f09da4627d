// The three ways to save, and what is shown of the way online.

import { Conflicts } from "./conflicts.js";
import { ApiError } from "./github.js";
import { Later } from "./later.js";
import { sentence } from "./messages.js";
import { slug } from "./names.js";
import { by, inAddress, say } from "./page.js";
import { Progress } from "./progress.js";
import { outcome, propose, settle } from "./proposals.js";
import { LostPhoto, messageFor, parcel } from "./parcel.js";
import { commit, ConflictError } from "./saving.js";

/** @typedef {import("./drafts.js").Draft} Draft */
/** @typedef {import("./later.js").Order} Order */
/** @typedef {"publish" | "propose" | "keep"} Way */

const BUTTONS = ["publish", "propose", "keep"];

/** Saves the text that is open. */
export class Sending {
  /** @param {import("./desk.js").Desk} desk @param {import("./writing.js").Writing} writing @param {import("./workshop.js").Workshop["page"]} page */
  constructor(desk, writing, page) {
    this.desk = desk;
    this.writing = writing;
    this.signIn = page.signIn;
    this.progress = new Progress(desk, writing, page.reopen);
    this.conflicts = new Conflicts(desk, writing);
    this.later = new Later(desk, this);
    writing.shown = () => this.later.show();
    for (const way of BUTTONS) by(way).onclick = () => this.send(/** @type {Way} */ (way));
  }

  /** @param {Way} way */
  async send(way) {
    const { draft } = this.writing;
    if (this.isBusy()) return;
    await this.writing.gallery.busy;
    if (!draft || this.writing.draft !== draft || this.isBusy() || !this.writing.isComplete()) return;
    if (way === "keep" && !this.writing.hasRoomForDraft()) return;
    if (navigator.onLine && !this.desk.isSignedIn) return this.signIn("Zum Sichern bitte anmelden.");
    this.writing.mark(way === "keep");
    const photos = this.writing.gallery.used(draft).map(({ name }) => name);
    const order = { way, text: draft.text, message: messageFor(this.writing, way), photos };
    if (!navigator.onLine) return this.later.keep(draft, order);
    await this.attempt(draft, order, true);
  }

  /** Save what was ordered, or say why not; what does not get through is done later. @param {Draft} draft @param {Order} order @param {boolean} isAsked */
  async attempt(draft, order, isAsked) {
    this.busy(draft);
    say("Wird gesichert.");
    try {
      await this.desk.drafts.alone(draft, () => this.inTurn(draft, order, isAsked));
    } catch (error) {
      const kind = error instanceof ApiError ? error.kind : "";
      if (kind === "away" || (!isAsked && ["token", "wait", "trouble"].includes(kind))) this.later.keep(draft, order);
      else this.later.drop(draft);
      if (kind !== "away") await this.explain(draft, order.way, error).catch((fault) => say(sentence(fault)));
    } finally {
      this.busy(null);
    }
  }

  /** Save it where no other tab did so a moment ago. @param {Draft} draft @param {Order} order @param {boolean} isAsked */
  async inTurn(draft, order, isAsked) {
    const kept = this.desk.drafts.kept(draft), isOther = kept && kept.text !== draft.text && this.writing.draft === draft;
    if (kept && !isOther) this.desk.drafts.learn(draft, kept);
    if (isAsked || (kept?.order && !isOther)) return this.deliver(draft, order);
    say("");
    this.later.show();
    this.progress.follow(draft);
  }

  /** Whether something is being saved: it is said, as what is clicked then is not done. */
  isBusy() {
    const { underway, draft } = this.writing;
    if (underway && underway !== draft) say(`„${underway.title}“ wird noch gesichert. Danach noch einmal antippen; was ihr geschrieben habt, bleibt.`);
    else if (underway) say("Es wird noch gesichert, was beim ersten Antippen da war. Was ihr seitdem geschrieben habt, bleibt; danach noch einmal antippen.");
    return underway !== null;
  }

  /** @param {Draft | null} draft */
  busy(draft) {
    this.writing.underway = draft;
    if (this.writing.draft) this.writing.naming.lock();
    // Disabled buttons would lose the focus.
    for (const id of BUTTONS) by(id).setAttribute("aria-disabled", String(draft !== null));
  }

  /** @param {Draft} draft @param {Order} order */
  async deliver(draft, order) {
    const { github, data, drafts } = this.desk, { way, message } = order, over = await outcome(github, draft);
    if (over) settle(draft, over, data.branch);
    const { name, files } = await parcel(this.desk, draft, order);
    const before = { commit: draft.commit, sent: draft.sent };
    const made = (/** @type {string} */ sha) => {
      Object.assign(draft, sha ? { commit: sha, sent: [...before.sent.filter((one) => one !== name), name] } : before);
      drafts.keep(draft);
    };
    if (way === "propose") draft.branch ??= `vorschlag/${slug(draft.path.replace(/^.*\/|\.[^.]*$/g, "")).replaceAll(".", "-")}-${crypto.randomUUID().slice(0, 8)}`;
    drafts.keep(draft);
    if (way === "propose") {
      const branch = draft.branch ?? "", theirs = [...(draft.from ? [null] : []), ...draft.sent.slice(Math.max(0, draft.sent.indexOf(draft.onBranch ?? "")))];
      const { sha, pull } = await propose(github, { onto: data.branch, branch, files, theirs, message, made });
      Object.assign(draft, { pull, onBranch: name });
      this.done(draft, order, name, sha || (await github.head(data.branch)), sha ? "proposed" : "saved");
    } else {
      const sha = await commit(github, data.branch, files, message, made);
      draft.isDraft = way === "keep";
      this.done(draft, order, name, sha, "saved");
    }
  }

  /** @param {Draft} draft @param {Order} order @param {string} name @param {string} sha @param {"saved" | "proposed"} state */
  done(draft, { text, photos }, name, sha, state) {
    draft.commit = sha;
    draft.order = draft.meeting = undefined;
    draft.sent = [...draft.sent.filter((one) => one !== name), name];
    for (const photo of draft.photos) if (photos.includes(photo.name)) photo.at = state === "saved" ? this.desk.data.branch : draft.branch;
    // What was proposed before is older than what is published now.
    if (state === "saved" && draft.from) this.desk.files?.delete(draft.from);
    if (state === "saved") Object.assign(draft, { base: name, from: undefined, sent: [name], branch: undefined, pull: undefined, onBranch: undefined });
    draft.original = text;
    // Who wrote on meanwhile has something unfinished again.
    if (draft.text === text) draft.state = state;
    this.desk.drafts.keep(draft);
    if (state === "saved") this.desk.files?.set(draft.path, { sha: name, mode: "100644" });
    if (this.writing.draft === draft) {
      history.replaceState(null, "", `#${inAddress(draft.path)}`);
      // A file that had no header has a form now.
      if (this.writing.isWhole && draft.state !== "open") this.writing.show(draft);
      this.writing.showTitle();
      this.writing.showButtons();
      by("conflict").hidden = by("by-hand-how").hidden = true;
      this.writing.naming.lock();
    }
    if (draft.state === "open") say("Gesichert ist, was beim Klick da war. Was danach geschrieben wurde, noch einmal sichern.");
    this.later.show();
    this.progress.follow(draft);
  }

  /** @param {Draft} draft @param {Way} way @param {unknown} error */
  async explain(draft, way, error) {
    if (error instanceof ConflictError) return this.conflicts.tell(draft, way, error);
    if (error instanceof LostPhoto) return say(`${error.message} ist auf diesem Gerät nicht mehr da. Das Foto weglassen und noch einmal einfügen.`);
    say(`${this.writing.draft === draft ? "" : `„${draft.title}“ ist nicht gesichert. `}${sentence(error)}`);
    if (error instanceof ApiError && error.kind === "token") this.signIn(sentence(error));
  }
}
