// "Dieser Text": its name, whether it is there at all, and how it was.

import { loaded, sentence } from "./messages.js";
import { by, button, field, make, say, showFault } from "./page.js";
import { nameOf, renaming, shown } from "./renaming.js";

/** @type {import("./of_texts.d.ts").OfWorkshop} */
export function show(workshop) {
  const { desk, writing } = workshop, draft = writing.current, isNews = draft.kind === "news";
  const removing = async () => loaded(import("./removing.js"));
  const versions = button("Frühere Fassungen", async () => (await loaded(import("./versions.js")))?.show(workshop));
  const name = make("input", { type: "text", value: nameOf(draft.path), autocomplete: "off", spellcheck: false });
  const day = make("input", { type: "text", value: shown(draft, writing.doc), autocomplete: "off" });
  day.oninput = () => (name.value = name.value.replace(/^\d{4}-\d{2}-\d{2}(?=-)/, (was) => (/^\d{4}-\d{2}-\d{2}$/.test(day.value) ? day.value : was)));
  const rest = [
    ...(isNews ? [field("new-day", "Neues Datum", day)] : []),
    field("new-name", "Neuer Name der Datei", name, "Die alte Adresse führt weiter hierher, Feeds und Kalender erkennen den Text wieder. Was ihr geändert habt, wird mit gesichert."),
    make("p", { className: "row" }, button("Umbenennen", () => rename(workshop, name.value.trim(), day.value.trim()))),
    make("p", { className: "row" }, ...(draft.isDraft ? [] : [button("Von der Website nehmen", async () => (await removing())?.takeDown(workshop))]),
      button("Löschen", async () => (await removing())?.remove(workshop)), versions),
  ];
  const why = draft.state === "proposed" || draft.base === null ? "Das ist erst vorgeschlagen. Ist es übernommen, geht es hier weiter."
    : desk.data.fixed.includes(draft.path) ? "Diese Seite braucht die Website unter ihrem Namen." : "";
  by("this-text-parts").replaceChildren(...(why ? [make("p", {}, why), versions] : rest), make("div", { id: "versions", className: "flow" }));
}

/** @param {import("./workshop.js").Workshop} workshop @param {string} name @param {string} day */
async function rename({ desk, writing, sending, page }, name, day) {
  const draft = writing.current, first = draft.from ?? draft.path;
  if (writing.underway) return;
  if (!desk.isSignedIn) return page.signIn("Zum Umbenennen bitte anmelden.");
  say("Wird nachgesehen.");
  try {
    const there = (await desk.look()).get(first)?.sha ?? "";
    const was = renaming.known(desk, draft) || (draft.isDraft ? await (await import("./versions.js")).once(desk, draft) : "");
    if (writing.draft !== draft || writing.underway) return;
    if (![draft.base, ...draft.sent].includes(there)) return say("Jemand anderes hat den Text inzwischen geändert. Ihn neu öffnen, dann umbenennen.");
    const plan = renaming.renamed(desk, draft, writing.doc, name, day, was);
    showFault("new-name", typeof plan === "string" ? plan : "");
    if (typeof plan === "string") return by("new-name").focus(), say(plan);
    Object.assign(draft, { path: plan.path, from: plan.path === first ? undefined : first, base: there, sent: [] });
    writing.edit(plan.doc);
    writing.show(draft);
    await sending.send(draft.isDraft ? "keep" : "publish");
  } catch (error) {
    say(sentence(error));
  }
}
