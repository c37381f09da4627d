// Other words for a picture in all texts that show it: one commit, which changes nothing else.

import { TEXT } from "./desk.js";
import { open } from "./document.js";
import { ApiError } from "./github.js";
import { linksOf } from "./links.js";
import { sentence } from "./messages.js";
import { by, button, field, inAddress, line, link, make, oneLine, say, showFault } from "./page.js";
import { propose } from "./proposals.js";
import { blobName, commit, ConflictError } from "./saving.js";

const bytesOf = (/** @type {string} */ text) => new TextEncoder().encode(text);

/** One picture, and the texts that show it. */
export class Rewording {
  /** @param {import("./desk.js").Desk} desk @param {import("./pictures.js").Picture} picture @param {string} build @param {import("./drafts.js").Draft | null} [open] */
  constructor(desk, picture, build, open) {
    this.desk = desk;
    this.open = open; // it may be kept nowhere else
    this.picture = picture;
    this.build = build;
    /** @type {{path: string, sha: string, text: string}[]} */
    this.found = [];
    this.branch = `vorschlag/bild-${crypto.randomUUID().slice(0, 8)}`;
  }

  /** Where a text shows it, unless it is said to mean nothing. @param {string} path @param {string} text */
  places(path, text) {
    const { lines, header } = open(text, this.desk.known), begin = lines.slice(0, header.begin).map((line) => line.text + line.end).join("").length;
    const found = linksOf(text.slice(begin)).filter((link) => link.isPicture && !link.isOrnament && this.isMeant(link.address, path));
    return found.map((link) => ({ ...link, start: link.start + begin, end: link.end + begin }));
  }

  /** @param {string} address @param {string} path */
  isMeant(address, path) {
    const { data, root } = this.desk, said = address.replace(/^\{\w+\}/, "").replace(`${location.origin}${root}/`, "/");
    try {
      const url = new URL(said[0] === "/" ? `/${data.images.split("/")[0]}${said}` : said, `https://text/${inAddress(path)}`);
      return url.host === "text" && decodeURIComponent(url.pathname).slice(1).normalize("NFC") === this.picture[0];
    } catch {
      return false;
    }
  }

  /** A text with other words for it. @param {string} path @param {string} text @param {string} words */
  reworded(path, text, words) {
    const open = this.places(path, text).filter((one) => one.words !== words);
    return open.reduceRight((now, { start, end, saying }) => now.slice(0, start) + saying(words) + now.slice(end), text);
  }

  /** Read those that the build knew, and whatever is newer. */
  async look() {
    const { github, data } = this.desk, there = await github.files(await github.head(data.branch));
    const then = await github.files(this.build).catch((error) => {
      if (error.kind === "missing") return null; // built elsewhere: all are read
      throw error;
    });
    this.found = [];
    for (const [path, { sha }] of there) {
      if (!TEXT.test(path) || (then?.get(path)?.sha === sha && !this.picture[4].includes(path))) continue;
      const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await github.bytes(sha));
      // What is no UTF-8 stays as it is.
      if (this.places(path, text).length && (await blobName(bytesOf(text))) === sha) this.found.push({ path, sha, text });
    }
  }

  /** Change them all, or propose to; how many that were, and the proposal. @param {string} words @param {boolean} isProposal */
  async send(words, isProposal) {
    for (let round = 1; ; round++) {
      await this.look();
      const changed = this.found.map((one) => ({ ...one, now: this.reworded(one.path, one.text, words) })).filter(({ now, text }) => now !== text);
      try {
        const files = changed.map(({ path, sha, now }) => ({ path, bytes: bytesOf(now), bases: [sha] })), { desk, branch, desk: { github, data: { branch: onto } } } = this;
        const message = `Bildbeschreibung von ${this.picture[0].split("/").pop()}`, made = () => {};
        if (isProposal) return { count: files.length, pull: files.length ? (await propose(github, { onto, branch, files, message, made })).pull : "" };
        await commit(github, onto, files, message, made);
        const kept = desk.drafts.all();
        for (const draft of this.open && !kept.includes(this.open) ? [...kept, this.open] : kept) {
          if (draft.state === "proposed") continue;
          // What was begun here goes on from what was sent.
          const { path: name, from = name, base, sent, order } = draft, of = changed.find(({ path, sha }) => path === from && [base, ...sent].includes(sha));
          const text = this.reworded(name, draft.text, words), now = of && { base: await blobName(bytesOf(of.now)), original: of.now };
          Object.assign(draft, { text }, order && { order: { ...order, text: this.reworded(name, order.text, words) } }, now);
          if (kept.includes(draft)) desk.drafts.keep(draft);
        }
        return { count: files.length, pull: "" };
      } catch (error) {
        // Somebody wrote at one of them meanwhile.
        if (!(error instanceof ConflictError) || round === 4) throw error;
      }
    }
  }

  /** Ask for the words. @param {HTMLElement} place @param {() => void} done @param {() => void} back */
  async ask(place, done, back) {
    say("Es wird gesucht, wo das Bild steht.");
    try {
      await this.look();
    } catch (error) {
      return tell(error);
    }
    const { desk, found, picture: [path, , small, words] } = this, kept = `${desk.drafts.prefix}words:${path}`, { session } = desk.drafts;
    const said = found.map((one) => this.places(one.path, one.text).map((link) => link.words)), usual = said.flat().find(Boolean) ?? words;
    const input = line({ value: session.getItem(kept) ?? usual, oninput: () => session.setItem(kept, input.value) });
    const [change, offer] = [false, true].map((isProposal) => button(isProposal ? "Änderung vorschlagen" : "Überall ändern", async () => {
      const now = oneLine(input.value);
      showFault("better", now ? "" : "Die Bildbeschreibung fehlt. Schreiben, was zu sehen ist.");
      if (!now) return input.focus();
      if (!desk.isSignedIn) return signIn("Zum Ändern bitte anmelden.");
      if (change.ariaDisabled === "true") return;
      change.ariaDisabled = "true";
      say("Wird gesichert.");
      try {
        const { count, pull } = await this.send(now, isProposal), where = count === 1 ? "einem Beitrag" : `${count} Beiträgen`;
        session.removeItem(kept);
        done();
        if (pull) say(`Vorgeschlagen, in ${where}: `, link(pull, "zum Vorschlag"));
        else say(count ? `Gespeichert, in ${where}; in einigen Minuten online.` : "So steht es schon überall.");
      } catch (error) {
        change.ariaDisabled = "false";
        tell(error);
      }
    }));
    const rows = found.map(({ path: text }, n) => make("li", {}, `${desk.told(text)?.[1] ?? text}: ${said[n].map((one) => `„${one}“`).join(", ")}`));
    place.replaceChildren(make("img", { alt: "", src: small && desk.root + encodeURI(small), hidden: !small }), field("better", "Was zu sehen ist", input),
      make("p", {}, found.length ? "So steht es jetzt da:" : "Kein Beitrag zeigt dieses Bild in seinem Text."), make("ul", {}, ...rows),
      make("p", { className: "row" }, change, offer, button("Zurück zu den Bildern", back)));
    say(`${found.length === 1 ? "Ein Beitrag zeigt" : `${found.length} Beiträge zeigen`} dieses Bild.`);
    input.focus();
  }
}

/** @param {string} why */
function signIn(why) {
  by("sign-in").hidden = false;
  say(why);
  by("token").focus();
}

/** @param {unknown} error */
const tell = (error) => (error instanceof ApiError && error.kind === "token" ? signIn : say)(sentence(error));
