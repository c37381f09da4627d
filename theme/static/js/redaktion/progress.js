// The way of a commit, told until it is online.

import { follow } from "./following.js";
import { showFaults } from "./faults.js";
import { by, button, link, make, say } from "./page.js";
import { outcome, settle } from "./proposals.js";
import { arrived, blobName } from "./saving.js";

/** @typedef {import("./drafts.js").Draft} Draft */
/** @typedef {import("./following.js").News} News */

/** @type {Record<News["state"], string>} */
const STEPS = { checking: "wird geprüft", fault: "Fehler gefunden", silent: "Ob es geprüft ist, sagt GitHub gerade nicht; nachzusehen ist es", online: "online" };
/** @type {Record<News["state"], string>} */
const SPOKEN = { checking: "Gespeichert, wird geprüft. Das dauert einige Minuten; der Tab darf zugehen.", fault: "Die Prüfung hat einen Fehler gefunden.", silent: "Gespeichert.", online: "Das ist online." };

/** Follows what was sent. */
export class Progress {
  /** @param {import("./desk.js").Desk} desk @param {import("./writing.js").Writing} writing @param {(draft: Draft) => void} reopen */
  constructor(desk, writing, reopen) {
    this.desk = desk;
    this.writing = writing;
    this.reopen = reopen;
    /** @type {WeakMap<Draft, () => void>} what was told last */
    this.told = new WeakMap();
    /** @type {WeakMap<Draft, string>} the refusal of a proposal, to be said again by whoever opens it */
    this.refused = new WeakMap();
    /** @type {((draft: Draft, news: News) => unknown) | null} who waits for it, besides */
    this.heard = null;
  }

  /** What arrived although no answer did is saved. @param {Draft} draft */
  async lookForArrival(draft) {
    const { commit: sha, changed, text, sent } = draft;
    try {
      const name = await blobName(new TextEncoder().encode(text));
      if (!sha || name !== sent.at(-1) || !(await arrived(this.desk.github, sha, this.desk.data.branch))) return;
      if (draft.state !== "open" || draft.changed !== changed) return;
      Object.assign(draft, { state: "saved", base: name, original: text, from: undefined });
      this.desk.drafts.keep(draft);
      this.follow(draft);
    } catch { /* it opens again */ }
  }

  /** A proposal that was taken over, in whatever commit, is saved; one that was refused is ours alone. @param {Draft} draft */
  async lookForProposal(draft) {
    const { github, data, drafts } = this.desk, isStill = () => draft.state === "proposed" && drafts.isAsSent(draft);
    try {
      const head = await github.head(data.branch), there = (await github.files(head)).get(draft.path)?.sha;
      const isThere = there && there === draft.sent.at(-1);
      /** @type {Partial<Draft> | null} */
      const over = isThere ? { base: there, from: undefined, commit: head, branch: undefined, pull: undefined, onBranch: undefined } : await outcome(github, draft);
      if (!over || !isStill()) return;
      settle(draft, over, data.branch);
      draft.state = over.sent ? "open" : "saved";
      drafts.keep(draft);
      if (over.sent) {
        this.refused.set(draft, `„${draft.title}“: Der Vorschlag ist geschlossen und nicht übernommen. Was ihr geschrieben habt, liegt noch auf diesem Gerät.`);
        say(this.refused.get(draft) ?? "");
      }
      this.follow(draft);
    } catch { /* next time */ }
  }

  /** Tell of the way of a commit, here if its text is open. @param {Draft} draft */
  follow(draft) {
    const { commit: sha, state, path } = draft;
    if (!sha || state === "open") return;
    this.refused.delete(draft);
    if (state === "proposed") this.lookForProposal(draft);
    const isProposal = state === "proposed", branch = isProposal ? (draft.branch ?? "") : this.desk.data.branch;
    const show = (/** @type {News} */ news) => {
      this.told.set(draft, () => this.show(draft, news, isProposal));
      this.show(draft, news, isProposal);
    };
    show({ state: "checking", faults: [], address: "", where: "" });
    follow(this.desk, { commit: sha, path, branch }, show, () => draft.commit === sha && draft.state === state);
  }

  /** @param {Draft} draft @param {import("./following.js").News} news @param {boolean} isProposal */
  show(draft, news, isProposal) {
    const isOpen = this.writing.draft === draft;
    if (news.state === "online") this.online(draft);
    this.heard?.(draft, news);
    if (isOpen) {
      by("progress").replaceChildren(...steps(draft, news, isProposal));
      by("progress").hidden = false;
      showFaults(this.writing, news.faults);
    }
    const spoken = SPOKEN[news.state].replace("Gespeichert", isProposal ? "Vorgeschlagen" : "Gespeichert");
    const isUnsaid = news.state === "fault" && !news.faults.length;
    const more = news.address ? [link(news.address, "Zur Seite")] : isUnsaid ? [link(news.where, "Was GitHub dazu sagt")] : [];
    const opened = news.state === "fault" ? [" ", button("Beitrag öffnen", () => this.reopen(draft), "link")] : [];
    if (isOpen) say(`${spoken} `, ...more);
    else say(`„${draft.title}“: ${spoken} ${news.faults.map(({ said }) => said).join(" ")} `, ...more, ...opened);
  }

  /** Tell once more what is known of a draft that was opened. @param {Draft} draft */
  retell(draft) {
    if (draft.state !== "open") this.told.get(draft)?.();
  }

  /** Nothing of it need be kept here any more. @param {Draft} draft */
  online(draft) {
    draft.commit = undefined;
    if (draft.state !== "open" && this.desk.drafts.isAsSent(draft)) {
      this.desk.drafts.forget(draft);
      draft.photos = [];
    }
    if (this.writing.draft === draft) this.writing.gallery.show();
  }
}

/** @param {Draft} draft @param {News} news @param {boolean} isProposal */
function steps(draft, news, isProposal) {
  const first = make("li", {}, isProposal ? "vorgeschlagen" : "gespeichert");
  if (isProposal && draft.pull) first.append(": ", link(draft.pull, "zum Vorschlag"));
  const last = make("li", { "aria-current": "step" }, STEPS[news.state]);
  if (news.state === "silent") last.append(" ", link(news.where, "hier"));
  if (news.address) last.append(": ", link(news.address, "zur Seite"));
  return [first, last];
}
