// The page for authors: where everything begins.

import { Desk, fetchData } from "./desk.js";
import { GitHub, pause } from "./github.js";
import { loaded, sentence } from "./messages.js";
import { Overview } from "./overview.js";
import { by, decoded, inAddress, say, showFault } from "./page.js";

/** @typedef {import("./drafts.js").Draft} Draft */

const PATIENCE = 5_000, SOON = 3_000;

async function begin() {
  try {
    const root = by("desk").dataset.root ?? "";
    new Page(new Desk(root, await fetchData(root)));
  } catch (error) {
    console.error(error);
    say("Die Angaben zur Website sind nicht zu laden. Die Verbindung prüfen und neu laden.");
  } finally {
    by("desk").hidden = false; // not before its buttons do anything
  }
}

/** The page as a whole: what is shown when. */
class Page {
  /** @param {Desk} desk */
  constructor(desk) {
    this.desk = desk;
    /** How often something was shown: what arrives too late is not shown any more. */
    this.turn = 0;
    /** @type {Promise<import("./workshop.js").Workshop> | null} what writing needs, loaded when it is needed */
    this.loading = null;
    this.overview = new Overview(desk, (draft) => this.reopen(draft));
    for (const one of document.querySelectorAll("[data-new]")) {
      if (one instanceof HTMLButtonElement) one.onclick = () => this.begin(/** @type {import("./desk.js").Kind} */ (one.dataset.new));
    }
    by("all-pictures").onclick = async () => (await loaded(import("./pictures.js")))?.look(desk, by("pictures"));
    by("to-list").onclick = () => this.list();
    by("sign-in").onsubmit = (event) => (event.preventDefault(), this.signIn());
    by("sign-out").onclick = () => this.signOut();
    // Other sites below the same host would read what stays on the device.
    by("stays").hidden = location.hostname.endsWith(".github.io") && desk.root !== "";
    by("safari").hidden = !/^((?!chrom|android).)*safari/i.test(navigator.userAgent);
    // A link within the page, such as the one past its head, closes nothing.
    addEventListener("hashchange", () => (namesFile() || !location.hash) && this.route());
    // Signing out in another tab is meant for this one as well.
    addEventListener("storage", ({ key }) => key?.endsWith(":token") && !desk.drafts.token && this.forgetToken());
    this.start();
    // Who goes into a tunnel now can begin there.
    setTimeout(() => import("./workshop.js").catch(() => {}), SOON);
  }

  /** Null where it does not arrive: the next time it is asked for again. */
  async workshop() {
    this.loading ??= import("./workshop.js").then(({ Workshop }) => new Workshop(this.desk, {
      signIn: (why) => this.askToSignIn(why), close: () => this.list(), reopen: (draft) => this.reopen(draft),
    }));
    const workshop = await loaded(this.loading);
    if (!workshop) this.loading = null;
    return workshop;
  }

  async start() {
    const sent = this.desk.drafts.all().filter(({ commit, order }) => commit || order), { turn } = this;
    by("sign-in").hidden = this.desk.isSignedIn;
    by("sign-out").hidden = !this.desk.isSignedIn;
    if (sent.length) await this.followed(sent);
    if (turn !== this.turn) return;
    if (namesFile()) return this.route();
    const unfinished = this.desk.drafts.all().find(({ state }) => state === "open");
    if (unfinished) this.reopen(unfinished);
    else this.list();
    if (this.desk.isSignedIn) await this.refresh();
  }

  /** Go on following what was sent; what may have arrived unheard opens again unless that is known soon. @param {Draft[]} sent */
  async followed(sent) {
    const progress = (await this.workshop())?.sending.progress;
    for (const draft of sent) progress?.follow(draft);
    const unheard = this.desk.isSignedIn ? sent.filter(({ state }) => state === "open") : [];
    if (unheard.length) await Promise.race([pause(PATIENCE), Promise.all(unheard.map((draft) => progress?.lookForArrival(draft)))]);
  }

  /** Ask GitHub what there is. */
  async refresh() {
    try {
      await this.desk.look();
      if (!by("overview").hidden) this.overview.show();
    } catch (error) {
      say(sentence(error));
      if (isOfToken(error)) this.askToSignIn(sentence(error));
    }
  }

  /** @param {import("./desk.js").Kind} kind */
  async begin(kind) {
    const turn = ++this.turn, workshop = await this.workshop();
    if (!workshop || turn !== this.turn) return;
    say("");
    workshop.writing.begin(kind);
  }

  list() {
    this.turn++;
    history.replaceState(null, "", location.pathname);
    by("writing").hidden = true;
    by("overview").hidden = false;
    this.overview.show();
  }

  /** Open the file that the address names. */
  async route() {
    const path = decoded(location.hash.slice(1));
    if (!this.desk.kindOf(path)) return this.list();
    const unfinished = this.desk.drafts.all().find((draft) => [draft.path, draft.from].includes(path) && draft.state !== "saved");
    if (unfinished) return this.reopen(unfinished);
    const turn = ++this.turn;
    say("Wird geöffnet.");
    try {
      const workshop = await this.workshop(), found = await workshop?.read(path);
      if (!workshop || !found || turn !== this.turn) return;
      if ("path" in found) return location.replace(`#${inAddress(found.path)}`);
      if ("why" in found) return this.list(), say(...found.why);
      say("");
      workshop.writing.openFile(path, found.sha, found.text);
    } catch (error) {
      if (turn !== this.turn) return;
      this.list();
      say(sentence(error));
      if (isOfToken(error)) this.askToSignIn(sentence(error));
    }
  }

  /** @param {Draft} draft */
  async reopen(draft) {
    const turn = ++this.turn, workshop = await this.workshop();
    if (!workshop || turn !== this.turn) return;
    workshop.writing.show(draft);
    workshop.sending.progress.retell(draft);
    workshop.sending.conflicts.lookForOthers(draft);
    if (draft.state === "open" && !draft.order) say(workshop.sending.progress.refused.get(draft) ?? "Das ist, was ihr angefangen habt; es liegt nur auf diesem Gerät.");
    by("writing-title").focus();
  }

  /** @param {string} why */
  askToSignIn(why) {
    by("sign-in").hidden = false;
    say(why);
    by("token").focus();
  }

  async signIn() {
    const token = by("token", HTMLInputElement).value, { data, drafts } = this.desk;
    say("Wird geprüft.");
    showFault("token", "");
    try {
      await new GitHub(data.api, data.repository, token).ask("");
    } catch (error) {
      showFault("token", sentence(error));
      say(sentence(error));
      return by("token").focus();
    }
    by("token", HTMLInputElement).value = "";
    drafts.keepToken(token, by("stay", HTMLInputElement).checked && !by("stays").hidden);
    this.desk.use(token);
    by("sign-in").hidden = true;
    by("sign-out").hidden = false;
    say("Ihr seid angemeldet.");
    (await this.loading)?.sending.later.run();
    if (location.hash.length > 1 && by("writing").hidden) return this.route();
    if (!by("writing").hidden) by("publish").focus();
    if (!this.desk.files || !by("overview").hidden) await this.refresh();
  }

  /** Nobody is signed in any more, whoever said so. */
  forgetToken() {
    this.desk.use("");
    by("sign-in").hidden = false;
    by("sign-out").hidden = true;
  }

  async signOut() {
    const begun = this.desk.drafts.all();
    if (begun.length) {
      const dialog = by("leaving", HTMLDialogElement);
      dialog.returnValue = "";
      dialog.showModal();
      await new Promise((done) => dialog.addEventListener("close", done, { once: true }));
      if (!dialog.returnValue) return;
      if (dialog.returnValue === "drop") for (const draft of begun) await this.desk.drafts.forget(draft);
    }
    this.desk.drafts.forgetToken();
    this.forgetToken();
    const workshop = await this.loading;
    // Nobody else who signs in here carries them out.
    for (const draft of this.desk.drafts.all()) workshop?.sending.later.drop(draft);
    workshop?.writing.forget();
    this.list();
    say("Ihr seid abgemeldet; das Zugangstoken ist von diesem Gerät gelöscht.");
  }
}

/** Whether the address names a file, and no place of the page. */
const namesFile = () => decoded(location.hash).includes("/");

/** @param {unknown} error */
const isOfToken = (error) => error instanceof Error && "kind" in error && error.kind === "token";

if (self !== top) by("framed").hidden = false;
else begin();
