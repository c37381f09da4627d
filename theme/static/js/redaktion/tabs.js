// The same text in two tabs.

import { by, say } from "./page.js";

/** @typedef {import("./writing.js").Writing} Writing */

/** Another tab writes at the same draft. @param {Writing} writing @param {StorageEvent} event */
export function elsewhere(writing, { key, newValue }) {
  if (writing.draft && newValue && key === writing.desk.drafts.keyOf(writing.draft)) meet(writing, writing.draft, JSON.parse(newValue));
}

/** Another tab did so while this one slept, and nobody told it: that is not written over. @param {Writing} writing */
export function asleep(writing) {
  const { current, desk: { drafts } } = writing, kept = drafts.kept(current);
  if (kept && kept !== current) meet(writing, current, kept);
}

/** From here on this tab has a draft of its own, unless the other one only sent it.
 * @param {Writing} writing @param {import("./drafts.js").Draft} draft @param {import("./drafts.js").Draft} kept */
function meet(writing, draft, kept) {
  const { drafts } = writing.desk;
  if (kept.text === draft.text) return follow(writing, draft, kept);
  drafts.live.delete(drafts.keyOf(draft));
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
