// The same text in two tabs.

import { by, say } from "./page.js";

/** @typedef {import("./writing.js").Writing} Writing */

/** Another tab writes at the same draft: from here on this one has its own, unless that only sent it. @param {Writing} writing @param {StorageEvent} event */
export function elsewhere(writing, { key, newValue }) {
  const { draft, desk: { drafts } } = writing;
  if (!draft || !newValue || !key?.endsWith(`text:${draft.id}`)) return;
  const kept = JSON.parse(newValue);
  if (kept.text === draft.text) return follow(writing, draft, kept);
  Object.assign(draft, { id: crypto.randomUUID(), order: undefined });
  if (draft.changed) drafts.keep(draft);
  say("Dieser Beitrag ist auch in einem anderen Tab offen. Beide Fassungen bleiben, jede für sich.");
}

/** Know what another tab knows by now of the same text. @param {Writing} writing @param {import("./drafts.js").Draft} draft @param {import("./drafts.js").Draft} kept */
function follow(writing, draft, kept) {
  if (writing.underway === draft) return;
  writing.desk.drafts.learn(draft, kept);
  by("file-name", HTMLTextAreaElement).value = draft.path.split("/").pop() ?? "";
  if (by("this-text").hidden !== writing.isNew) writing.showTitle();
  writing.showButtons();
  writing.naming.lock();
  writing.shown();
}
