// GitHub's own form, filled in, for those with an account and no token.

import { by, button, inAddress, link, make, say } from "./page.js";

const LONGEST = 8000; // characters of an address that GitHub takes

/** @param {import("./desk.js").Desk} desk @param {import("./writing.js").Writing} writing */
export function offer(desk, writing) {
  if (!writing.isComplete()) return;
  const { path, from, text, photos } = writing.current, { repository, branch } = desk.data;
  const [, folder, name] = /** @type {string[]} */ (/^(.*)\/([^/]*)$/.exec(path));
  const query = new URLSearchParams({ filename: name, value: text });
  const filled = `https://github.com/${repository}/new/${branch}/${folder}?${query}`;
  const isFilled = writing.isNew && filled.length <= LONGEST;
  const address = isFilled ? filled : writing.isNew ? `https://github.com/${repository}/new/${branch}/${folder}?${new URLSearchParams({ filename: name })}` : `https://github.com/${repository}/edit/${branch}/${inAddress(from ?? path)}`;
  const opened = link(address, "Bei GitHub öffnen");
  opened.setAttribute("target", "_blank");
  opened.setAttribute("rel", "noopener noreferrer");
  const copy = button("Text kopieren", async () => {
    await navigator.clipboard.writeText(text);
    say("Der Text ist kopiert.");
  });
  const why = writing.isNew ? "Für eine Adresse ist der Text zu lang." : "Ein vorhandener Beitrag lässt sich so nicht ausfüllen.";
  by("by-hand-how").replaceChildren(
    make("p", {}, isFilled ? "Das Formular bei GitHub ist ausgefüllt." : `${why} Ihn erst kopieren, dann bei GitHub das ganze Feld damit ersetzen.`,
      " Dort unten „Propose new file“ oder „Commit changes“ wählen."),
    ...(photos.length ? [make("p", {}, "Fotos kommen so nicht mit; jemand mit Zugangstoken kann sie ergänzen.")] : []),
    make("p", { className: "row" }, ...(isFilled ? [] : [copy]), opened),
  );
  by("by-hand-how").hidden = false;
  opened.focus();
}
