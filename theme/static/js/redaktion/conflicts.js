// Somebody else was faster: with the text, its name, or that of a photo.

import { ApiError } from "./github.js";
import { loaded, sentence } from "./messages.js";
import { by, say, showFault } from "./page.js";
import { arrived, ConflictError } from "./saving.js";

/** @typedef {import("./drafts.js").Draft} Draft */
/** @typedef {import("./sending.js").Way} Way */

/** What is said and done then. */
export class Conflicts {
  /** @param {import("./desk.js").Desk} desk @param {import("./writing.js").Writing} writing */
  constructor(desk, writing) {
    this.desk = desk;
    this.writing = writing;
  }

  /** Nothing of a new text arrived: another one has its name. @param {Draft} draft @param {Way} way */
  async isForeign({ base, commit: sha, branch }, way) {
    const onto = (way === "propose" && branch) || this.desk.data.branch;
    return base === null && !(sha && (await arrived(this.desk.github, sha, onto)));
  }

  /** @param {Draft} draft @param {Way} way @param {ConflictError} conflict */
  async tell(draft, way, conflict) {
    const { path } = conflict;
    if (this.writing.draft !== draft) return say(`„${draft.title}“ ist nicht gesichert: Jemand anderes hat das inzwischen geändert. Den Beitrag unter „Angefangen“ öffnen und noch einmal sichern.`);
    if (path !== (draft.from ?? draft.path)) return draft.from === undefined ? this.renamePhoto(draft, path) : say("So heißt inzwischen ein anderer Text, oder einer, der hierher führt, ist geändert. Noch einmal versuchen, sonst unter „Dieser Text“ anders nennen.");
    if (await this.isForeign(draft, way)) {
      draft.sent = [];
      this.writing.naming.lock();
      by("further", HTMLDetailsElement).open = true;
      showFault("file-name", "Eine Datei dieses Namens gibt es schon. Einen anderen Namen wählen.");
      by("file-name").focus();
      return say("Eine Datei dieses Namens gibt es schon. Einen anderen Namen wählen.");
    }
    await (await loaded(import("./meeting.js")))?.meet(this.desk, this.writing, conflict);
  }

  /** Say so where somebody changed, meanwhile, what was begun before. @param {Draft} draft */
  async lookForOthers({ id, path: now, from, base, sent, state, branch, order }) {
    const path = from ?? now;
    if (state !== "open" || order || base === null || branch || !this.desk.isSignedIn) return;
    try {
      const theirs = (await this.desk.look()).get(path)?.sha ?? null, { draft, underway } = this.writing;
      if ([base, ...sent].some((one) => one === theirs) || draft?.id !== id || underway || draft.meeting?.sha === theirs) return;
      await this.tell(draft, "publish", new ConflictError(path, theirs, this.desk.data.branch));
    } catch { /* saving will ask */ }
  }

  /** Somebody else's photo has the name by now. @param {Draft} draft @param {string} path */
  async renamePhoto(draft, path) {
    const { gallery } = this.writing, photo = draft.photos.find(({ name }) => path.endsWith(`/${name}`));
    if (!photo) return say(sentence(new ApiError("moved", 0, path)));
    await this.desk.look();
    await gallery.rename(photo);
    say("Eine Datei hieß wie eine andere und hat jetzt einen eigenen Namen. Noch einmal sichern.");
  }
}
