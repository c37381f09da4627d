// "Dieser Text": its name, whether it is there at all, and how it was.

import { loaded, sentence } from "./messages.js";
import { by, oneLine, say, showFault } from "./page.js";
import { renaming } from "./renaming.js";
import { ConflictError } from "./saving.js";

/** @type {import("./of_texts.d.ts").OfText} */
export const ofText = {
  show(workshop) {
    const { desk, writing } = workshop, draft = writing.current, name = by("new-name", HTMLTextAreaElement), day = by("new-day", HTMLInputElement);
    const why = draft.state === "proposed" || draft.base === null ? "Das ist erst vorgeschlagen. Ist es übernommen, geht es hier weiter."
      : desk.data.fixed.includes(draft.path) ? "Diese Seite braucht die Website unter ihrem Namen." : "";
    by("stays-so").textContent = why;
    by("stays-so").hidden = !why;
    by("renaming").hidden = by("remove").hidden = !!why;
    by("take-down").hidden = !!why || draft.isDraft;
    by("leads-on").hidden = draft.isDraft;
    if (day.parentElement) day.parentElement.hidden = draft.kind !== "news";
    name.value = renaming.nameOf(draft.path);
    day.value = renaming.dayShown(draft, writing.doc);
    showFault("new-name", "");
    day.oninput = () => (name.value = name.value.replace(/^\d{4}-\d{2}-\d{2}(?=-)/, (was) => (/^\d{4}-\d{2}-\d{2}$/.test(day.value) ? day.value : was)));
    by("versions").replaceChildren();
    by("rename").onclick = () => ofText.rename(workshop, oneLine(name.value), day.value.trim());
    for (const id of ["take-down", "remove"]) by(id).onclick = async () => (await loaded(import("./removing.js")))?.removing.leave(workshop, id === "remove");
    by("this-text-parts").hidden = false;
    by("show-versions").onclick = async () => (await loaded(import("./versions.js")))?.versions.show(workshop);
  },

  rename: (workshop, name, day) => ofText.tried(workshop, async () => {
    const { desk, writing, sending } = workshop, draft = writing.current, files = await desk.look();
    renaming.heard(draft, files);
    const first = draft.from ?? draft.path, there = files.get(first)?.sha ?? "";
    const was = renaming.known(desk, draft) || (draft.isDraft ? await (await import("./versions.js")).versions.once(desk, draft) : "");
    if (writing.draft !== draft || writing.underway) return;
    if (![draft.base, ...draft.sent].includes(there)) throw new ConflictError(first, there);
    const plan = renaming.renamed(desk, draft, writing.doc, name, day, was), fault = typeof plan === "string" ? plan : "";
    showFault("new-name", fault);
    if (typeof plan === "string") return by("new-name").focus(), say(fault);
    sending.later.drop(draft); // it has the old name
    Object.assign(draft, { path: plan.path, from: plan.path === first ? undefined : first, base: there, sent: [] });
    writing.edit(plan.doc);
    writing.show(draft);
    by("writing-title").focus();
    await sending.send(draft.isDraft ? "keep" : "publish");
  }),

  async tried({ desk, sending, page }, act, isReading = false) {
    if (sending.isBusy()) return;
    if (!desk.isSignedIn && !isReading) return page.signIn("Dafür bitte anmelden.");
    say("Wird nachgesehen.");
    try {
      await act();
    } catch (error) {
      if (error instanceof ConflictError) return say(`${error.path} hat inzwischen jemand anderes geändert. Nichts ist gelöscht oder umbenannt; den Text neu öffnen.`);
      const why = sentence(error);
      if (error instanceof Error && "kind" in error && error.kind === "token") page.signIn(why);
      else say(why);
    }
  },
};
