// A text off the website, or away: what becomes of its address and of calendars is said first.

import { field as said, open, whole } from "./document.js";
import { follow } from "./following.js";
import { sentence } from "./messages.js";
import { lookAround, textOf } from "./mentions.js";
import { dayOf, today } from "./names.js";
import { by, field, link, make, say } from "./page.js";
import { formerOf, nameOf, renaming } from "./renaming.js";
import { commit, ConflictError, propose } from "./saving.js";

/** @typedef {import("./workshop.js").Workshop} Workshop */

/** @param {string} title @param {(Node | string)[]} parts @param {[string, string][]} buttons what each returns and is called @returns {Promise<string>} */
async function ask(title, parts, buttons) {
  const made = buttons.map(([value, label]) => make("button", { className: "button", value, formNoValidate: value !== "now" && value !== "proposal", "data-kind": value === "now" ? "" : "quiet" }, label));
  const box = make("dialog", { "aria-labelledby": "asked" }, make("form", { method: "dialog", className: "flow" }, make("h2", { id: "asked" }, title), ...parts, make("p", { className: "row" }, ...made)));
  by("desk").append(box);
  box.showModal();
  await new Promise((done) => box.addEventListener("close", done, { once: true }));
  box.remove();
  return box.returnValue;
}

/** What is to be known of a text before it goes; null where nobody may do that now. @param {Workshop} workshop */
async function about({ desk, writing, page }) {
  const draft = writing.current, { doc } = writing;
  if (writing.underway) return null;
  if (!desk.isSignedIn) return page.signIn("Dafür bitte anmelden."), null;
  say("Wird nachgesehen.");
  const around = await lookAround(desk), was = renaming.known(desk, draft), path = draft.from ?? draft.path;
  const last = around.last[path] ?? dayOf(said(doc, "until") || said(doc, "start")), isComing = last >= today();
  const leading = was ? around.leading(path, was) : [];
  const parts = [was ? `Unter /${was} steht dann nichts mehr (404).` : "Das ist ein Entwurf, zu dem nichts führt.",
    !was ? "" : last ? `Aus abonnierten Kalendern verschwindet der Termin ohne ein Wort.${isComing ? " Absagen sagt es allen." : ""}` : draft.kind === "news" ? "Wer den Feed abonniert hat, behält, was schon da ist." : ""];
  if (writing.draft !== draft) return null;
  say("");
  const list = make("ul", {}, ...leading.map((one) => make("li", {}, link(`#${one}`, desk.told(one)?.[1] ?? one))));
  return { draft, around, was, path, leading, isComing, parts: parts.filter(Boolean).map((one) => make("p", {}, one)), list };
}

/** @param {Workshop} workshop */
export const takeDown = (workshop) => told(async () => {
  const { desk, writing, sending } = workshop, found = await about(workshop);
  if (!found) return;
  const { leading, isComing, parts, list, path, draft } = found, file = renaming.address(desk, { kind: draft.kind, path }, writing.doc, true);
  const why = leading.length ? [make("p", {}, "Erst dort die Links hierher ändern, sonst hält die Prüfung sie auf:"), list]
    : [...parts, make("p", {}, `Als Entwurf bleibt er unter /${file}, für alle, die diese Adresse kennen. Was ihr geändert habt, wird mit gesichert.`)];
  const way = await ask("Von der Website nehmen", why, [...(leading.length ? [] : choices("Von der Website nehmen", isComing && !!found.was)), ["", "Abbrechen"]]);
  if (way === "now") await sending.send("keep");
  if (way === "cancel") await cancel(workshop);
});

/** @param {string} label @param {boolean} isComing @returns {[string, string][]} */
const choices = (label, isComing) => [["now", label], ...(isComing ? [/** @type {[string, string]} */ (["cancel", "Stattdessen absagen"])] : [])];

/** @param {Workshop} workshop */
async function cancel({ writing, sending }) {
  writing.set("status", "abgesagt");
  writing.showFields();
  await sending.send("publish");
}

/** @param {Workshop} workshop */
export const remove = (workshop) => told(async () => {
  const { desk } = workshop, found = await about(workshop);
  if (!found) return;
  const { draft, around, was, path, leading, list, isComing } = found, alone = around.alone(path);
  const heirs = desk.data.texts.filter(([one, , , , isDraft]) => one !== path && !isDraft && desk.files?.has(one)).sort((a, b) => b[2].localeCompare(a[2]) || a[1].localeCompare(b[1], "de"));
  const heir = make("select", { required: leading.length > 0 }, make("option", { value: "" }, "niemand"), ...heirs.map(([one, title, day]) => make("option", { value: one }, [title, day].filter(Boolean).join(", "))));
  const pictures = make("input", { type: "checkbox", id: "with-pictures" });
  const way = await ask(`„${draft.title}“ löschen?`, [
    ...found.parts,
    ...(draft.text === draft.original ? [] : [make("p", {}, "Was ihr geändert und nicht gesichert habt, geht mit.")]),
    ...(leading.length ? [make("p", {}, "Links von hier führten ins Leere; die Adresse muss jemand übernehmen:"), list] : []),
    ...(was ? [field("heir", "Wer die Adresse übernimmt", heir)] : []),
    ...(alone.length ? [make("p", { className: "tick" }, pictures, make("label", { for: "with-pictures" }, `Auch löschen, was sonst niemand zeigt: ${alone.map(nameOf).join(", ")}`))] : []),
  ], [...choices("Löschen", isComing && !!was), ["proposal", "Als Vorschlag"], ["", "Abbrechen"]]);
  if (way === "cancel") await cancel(workshop);
  if (way === "now" || way === "proposal") await send(workshop, draft, heir.value, pictures.checked, way === "proposal");
});

/** @param {Workshop} workshop @param {import("./drafts.js").Draft} draft @param {string} heir @param {boolean} withPictures @param {boolean} isProposal */
async function send({ desk, writing, sending, page }, draft, heir, withPictures, isProposal) {
  const { github, data, drafts } = desk, path = draft.from ?? draft.path, message = `„${draft.title}“ gelöscht`;
  sending.busy(draft);
  say("Wird gelöscht.");
  try {
    const around = await lookAround(desk), there = await desk.look(), was = renaming.known(desk, draft);
    const bases = [draft.base, ...draft.sent, null], gone = [path, ...(withPictures ? around.alone(path) : [])];
    /** @type {import("./saving.js").File[]} */
    const files = gone.map((one) => ({ path: one, bytes: null, bases: one === path ? bases : [there.get(one)?.sha ?? null, null] }));
    if (heir) files.push(...(await inherited(desk, around, draft, heir, was)));
    const made = () => {}, onto = data.branch, branch = `vorschlag/loeschen-${nameOf(path).slice(0, -3)}-${draft.base?.slice(0, 8)}`;
    const done = isProposal ? await propose(github, { onto, branch, files, message, made }) : { sha: await commit(github, onto, files, message, made), pull: "" };
    if (isProposal) return say("Das Löschen ist vorgeschlagen: ", link(done.pull, "zum Vorschlag"));
    await drafts.forget(draft);
    writing.forget();
    desk.files?.delete(path);
    page.close();
    const news = { checking: "gelöscht, wird geprüft.", online: "nicht mehr online.", fault: "gelöscht; die Prüfung hat einen Fehler gefunden.", silent: "gelöscht." };
    follow(desk, { commit: done.sha, path, branch: onto }, ({ state, faults }) => say(`„${draft.title}“ ist ${news[state]} ${faults.map((one) => `${one.path}: ${one.said}`).join(" ")}`), () => desk.isSignedIn);
  } finally {
    sending.busy(null);
  }
}

/** The text that takes addresses over, and those that led to the file. @param {import("./desk.js").Desk} desk @param {import("./of_texts.d.ts").Around} around @param {import("./drafts.js").Draft} draft @param {string} heir @param {string} was */
async function inherited(desk, around, draft, heir, was) {
  const led = await around.relinked(draft.path, heir), sha = desk.files?.get(heir)?.sha ?? "";
  const text = new TextDecoder().decode(led.find(({ path }) => path === heir)?.bytes ?? undefined) || (await textOf(desk, sha));
  const urls = [...formerOf(open(draft.original, desk.known)), `/${was}`], doc = renaming.answering(desk, open(text, desk.known), urls, desk.told(heir)?.[3] ?? "");
  return [...led.filter(({ path }) => path !== heir), { path: heir, bytes: new TextEncoder().encode(whole(doc)), bases: [sha] }];
}

/** Say what goes wrong. @param {() => Promise<void>} act */
async function told(act) {
  try {
    await act();
  } catch (error) {
    say(error instanceof ConflictError ? `${error.path} hat inzwischen jemand anderes geändert. Nichts ist gelöscht. Den Text neu öffnen.` : sentence(error));
  }
}
