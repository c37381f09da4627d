// A text off the website, or away: what becomes of its address and of calendars is said first.

import { field as said, open, whole } from "./document.js";
import { follow } from "./following.js";
import { dayOf, slug, today } from "./names.js";
import { by, link, make, say } from "./page.js";
import { decoder, lookAround, renaming } from "./renaming.js";
import { propose } from "./proposals.js";
import { commit, ConflictError } from "./saving.js";
import { ofText } from "./this_text.js";

/** @type {import("./of_texts.d.ts").Removing} */
export const removing = {
  leave: (workshop, isAway) => ofText.tried(workshop, async () => {
    const { desk, writing, sending } = workshop, { doc, current: draft } = writing, around = await lookAround(desk);
    renaming.heard(draft, around.there);
    const { kind, path, from = path } = draft, was = renaming.known(desk, draft), alone = isAway ? around.alone(from) : [];
    if (writing.draft !== draft) return;
    say("");
    const last = around.last[from] ?? dayOf(said(doc, "until") || said(doc, "start")), leading = was ? around.leading(from, was) : [];
    /** @type {Record<string, unknown>} what is said */
    const facts = {
      was, unknown: !was, event: was && last, coming: was && last >= today(), news: was && !last && kind === "news", alone: alone.length,
      away: isAway, stays: !isAway, unsaved: isAway && draft.text !== draft.original, heir: isAway && was, led: isAway && leading.length,
      down: !isAway && !leading.length, held: !isAway && leading.length,
    };
    const box = by("going", HTMLDialogElement), heir = by("heir", HTMLSelectElement), pictures = by("with-pictures", HTMLInputElement);
    for (const one of box.querySelectorAll("[data-if]")) if (one instanceof HTMLElement) one.hidden = !facts[one.dataset.if ?? ""];
    const texts = { "going-name": draft.title, "going-from": `/${was}`, "going-to": `/${renaming.address(desk, { kind, path: from }, doc, true)}`, alone: alone.map(renaming.nameOf).join(", ") };
    for (const [id, text] of Object.entries(texts)) by(id).textContent = text;
    by("leading").replaceChildren(...leading.map((one) => make("li", {}, desk.told(one)?.[1] ?? one)));
    const heirs = desk.data.texts.filter(([one, , , , isDraft]) => one !== from && !isDraft && around.there.has(one)).sort((a, b) => b[2].localeCompare(a[2]));
    heir.replaceChildren(make("option", { value: "" }, "niemand"), ...heirs.map(([one, title, day]) => make("option", { value: one }, [title, day].filter(Boolean).join(", "))));
    heir.required = leading.length > 0;
    pictures.checked = false;
    box.returnValue = "";
    box.showModal();
    await new Promise((done) => box.addEventListener("close", done, { once: true }));
    const way = box.returnValue;
    if (way === "cancel") {
      writing.set("status", "abgesagt");
      writing.showFields();
      await sending.send("publish");
    } else if (way === "down") {
      await sending.send("keep");
      if (!document.activeElement?.matches("input, textarea")) by("writing-title").focus(); // the button that was pressed is gone
    } else if (way) await removing.remove(workshop, draft, heir.value, pictures.checked, way === "proposal");
  }),

  async remove({ desk, writing, sending, page }, draft, heir, withPictures, isProposal) {
    const { github, data } = desk, { title, base, path, from = path } = draft, message = `„${title}“ gelöscht`;
    sending.busy(draft);
    say("Wird gelöscht.");
    try {
      // What became of others while it was asked counts as well.
      const around = await lookAround(desk), pictures = withPictures ? around.alone(from) : [], was = renaming.known(desk, draft);
      const [led] = was && !heir ? around.leading(from, was) : [];
      if (led) throw new ConflictError(led, null);
      /** @type {import("./saving.js").File[]} */
      const files = [{ path: from, bytes: null, bases: [base, ...draft.sent, null] }, ...pictures.map((one) => ({ path: one, bytes: null, bases: [around.there.get(one)?.sha ?? null, null] }))];
      if (heir) files.push(...(await removing.inherited(desk, around, draft, heir)));
      const made = () => {}, branch = `vorschlag/loeschen-${slug(renaming.stemOf(from))}-${base?.slice(0, 8)}`;
      if (isProposal) {
        const { pull } = await propose(github, { onto: data.branch, branch, files, message, made });
        return say("Das Löschen ist vorgeschlagen: ", link(pull, "zum Vorschlag"));
      }
      const sha = await commit(github, data.branch, files, message, made);
      await desk.drafts.forget(draft);
      writing.forget();
      desk.files?.delete(from);
      page.close();
      by("to-list").focus();
      const news = { checking: "gelöscht, wird geprüft.", online: "nicht mehr online.", fault: "gelöscht; die Prüfung hat einen Fehler gefunden.", silent: "gelöscht." };
      follow(desk, { commit: sha, path: from, branch: data.branch }, ({ state, faults }) => say(`„${title}“ ist ${news[state]} ${faults.map((one) => `${one.path}: ${one.said}`).join(" ")}`), () => desk.isSignedIn);
    } finally {
      sending.busy(null);
    }
  },

  async inherited(desk, around, draft, heir) {
    const led = await around.relinked(draft.from ?? draft.path, heir), sha = around.there.get(heir)?.sha ?? "";
    const own = led.find(({ path }) => path === heir)?.bytes, text = own ? decoder.decode(own) : await renaming.textOf(desk, sha);
    if (text.includes("\ufffd")) throw new Error(`${heir} is not in UTF-8`);
    const urls = [...renaming.former(open(draft.original, desk.known)), `/${renaming.known(desk, draft)}`];
    const doc = renaming.answering(desk, open(text, desk.known), urls, desk.told(heir)?.[3] ?? "");
    return [...led.filter(({ path }) => path !== heir), { path: heir, bytes: new TextEncoder().encode(whole(doc)), bases: [sha] }];
  },
};
