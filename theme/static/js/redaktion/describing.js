// Asking for better words for a picture, and telling what becomes of them.

import { follow } from "./following.js";
import { sentence } from "./messages.js";
import { by, button, field, make, say, showFault } from "./page.js";
import { reword, showing } from "./rewording.js";

/** @typedef {import("./desk.js").Desk} Desk */

/**
 * @param {Desk} desk @param {HTMLElement} place @param {import("./pictures.js").Picture} picture @param {string} build
 * @param {import("./writing.js").Writing | undefined} writing @param {() => void} back
 */
export async function improve(desk, place, picture, build, writing, back) {
  const [path, , small, words, known] = picture, kept = `${desk.drafts.prefix}words:${path}`, { session } = desk.drafts;
  say("Es wird gesucht, wo das Bild steht.");
  const found = await showing(desk, path, known, build).catch((error) => say(sentence(error)));
  if (!found) return;
  const input = make("input", { type: "text", autocomplete: "off", value: session.getItem(kept) ?? words, oninput: () => session.setItem(kept, input.value) });
  const change = button("Überall ändern", () => send());
  const send = async () => {
    const now = input.value.trim();
    showFault("better", now ? "" : "Die Bildbeschreibung fehlt. Schreiben, was zu sehen ist.");
    if (!now) return input.focus();
    if (!desk.isSignedIn) return (by("sign-in").hidden = false), say("Zum Ändern bitte anmelden."), by("token").focus();
    if (change.ariaDisabled === "true") return;
    change.ariaDisabled = "true";
    say("Wird gesichert.");
    try {
      const { sha, paths } = await reword(desk, path, known, build, now);
      session.removeItem(kept);
      if (writing?.draft) writing.show(writing.draft);
      place.hidden = true;
      by(writing ? "text" : "all-pictures").focus();
      say(paths.length ? `Gespeichert, in ${paths.length === 1 ? "einem Beitrag" : `${paths.length} Beiträgen`}; wird geprüft.` : "So steht es schon überall.");
      if (paths.length) tell(desk, sha, paths[0]);
    } catch (error) {
      say(sentence(error));
    } finally {
      change.ariaDisabled = "false";
    }
  };
  const rows = found.map((text) => make("li", {}, `${desk.told(text.path)?.[1] ?? text.path}: ${text.words.map((one) => `„${one}“`).join(", ")}`));
  const asked = [field("better", "Was zu sehen ist", input), make("p", {}, "So steht es jetzt da:"), make("ul", {}, ...rows)];
  place.replaceChildren(
    ...(small ? [make("img", { alt: "", src: desk.root + encodeURI(small) })] : []),
    ...(found.length ? asked : [make("p", {}, "Kein Beitrag zeigt dieses Bild in seinem Text.")]),
    make("p", { className: "row" }, ...(found.length ? [change] : []), button("Zurück zu den Bildern", back)),
  );
  say(found.length === 1 ? "Ein Beitrag zeigt dieses Bild." : `${found.length} Beiträge zeigen dieses Bild.`);
  const first = place.querySelector("input, button");
  if (first instanceof HTMLElement) first.focus();
}

/** @param {Desk} desk @param {string} commit @param {string} path */
function tell(desk, commit, path) {
  let isOver = false;
  follow(desk, { commit, path, branch: desk.data.branch }, ({ state, faults }) => {
    isOver = state === "online" || state === "fault";
    if (isOver) say(state === "online" ? "Die Bildbeschreibung ist online." : `Die Prüfung hat einen Fehler gefunden. ${faults.map(({ said }) => said).join(" ")}`);
  }, () => !isOver);
}
