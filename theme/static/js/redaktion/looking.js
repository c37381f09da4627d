// How the text that is open will look: at once roughly, and its page as soon as it is built.

import { field as said } from "./document.js";
import { follow } from "./following.js";
import { looked } from "./look.js";
import { by, button, link, make, say } from "./page.js";
import { keptPhoto } from "./photo_store.js";

/** @typedef {import("./writing.js").Writing} Writing */
/** @typedef {import("./drafts.js").Draft} Draft */

/** @param {import("./desk.js").Desk} desk @param {Writing} writing @param {import("./progress.js").Progress} progress */
export function look(desk, writing, progress) {
  const { draft, doc } = writing, place = by("looked"), page = make("p");
  if (!draft) return;
  const picture = (/** @type {string} */ address, /** @type {string} */ alt) => {
    const published = address.startsWith("/") ? desk.root + address : "", photo = draft.photos.find(({ name }) => writing.gallery.addressOf(name) === address);
    const image = make("img", { alt, src: photo ? "" : published });
    if (photo) keptPhoto(desk.drafts, draft, photo.name).then((bytes) => Object.assign(image, bytes ? { src: URL.createObjectURL(new Blob([bytes], { type: photo.type })), onload: () => URL.revokeObjectURL(image.src) } : { src: published }));
    return image;
  };
  const close = () => ((place.hidden = true), by("look").focus());
  const about = make("p", { className: "hint" }, make("strong", {}, "Schnelle Ansicht, ungefähr:"), " So etwa wird der Text. Anweisungen und manches andere zeigt erst die Seite selbst.");
  const title = said(doc, "title"), description = said(doc, "description");
  place.replaceChildren(about, page, make("article", { className: "text flow" }, ...(title ? [make("h1", {}, title)] : []), ...(description ? [make("p", { className: "lead" }, description)] : []), ...looked(by("text", HTMLTextAreaElement).value, picture)), make("p", {}, button("Ansicht schließen", close)));
  for (const one of place.querySelectorAll("article a[href^='/']")) one.setAttribute("href", desk.root + one.getAttribute("href"));
  place.hidden = false;
  place.focus();
  const show = (/** @type {string} */ address) => {
    page.replaceChildren("Die Seite ist gebaut: ", link(address, "zur Seite"));
    open(address, "_blank", "noopener");
  };
  const address = desk.told(draft.path)?.[3], isAsSaved = draft.state === "saved" || (draft.base && draft.text === draft.original);
  if (draft.state === "proposed") page.append("Ein Vorschlag hat erst eine Seite, wenn er übernommen ist.");
  else if (!isAsSaved) page.append("Als Entwurf gesichert, hat der Text nach einigen Minuten seine eigene Seite.");
  else if (!draft.commit && address) show(`${desk.root}/${address}`);
  else {
    page.append("Die Seite wird gebaut; das dauert einige Minuten. Dann öffnet sie sich von selbst, und hier steht der Link.");
    const isWanted = () => !place.hidden && page.isConnected && writing.draft === draft;
    const hear = (/** @type {import("./following.js").News} */ { state, address: built }) => {
      if (state !== "online" || !built || !isWanted()) return;
      show(built);
      say("Die Seite ist gebaut.");
    };
    if (draft.commit) progress.heard = (of, news) => of === draft && hear(news);
    else desk.github.head(desk.data.branch).then((commit) => follow(desk, { commit, path: draft.path, branch: desk.data.branch }, hear, isWanted), () => {});
  }
}
