// What went wrong, as a sentence with its remedy.

import { ApiError } from "./github.js";
import { say } from "./page.js";

/** @type {Record<import("./github.js").Kind, string>} */
const SENTENCES = {
  token: "GitHub erkennt das Zugangstoken nicht an, oder es ist abgelaufen. Unten mit einem neuen anmelden; was ihr geschrieben habt, bleibt.",
  rights: "Das Zugangstoken darf das nicht. Es braucht Contents und Pull requests, beide Read and write. Nimmt der Zweig nur Vorschläge an, hilft „Vorschlagen“.",
  missing: "GitHub kennt das Repository oder die Datei nicht, oder das Zugangstoken gilt nicht dafür. Beim Anlegen des Tokens genau dieses Repository wählen.",
  moved: "GitHub nimmt das so nicht an. Noch einmal versuchen.",
  wait: "GitHub bittet um Geduld. In einigen Minuten noch einmal versuchen; was ihr geschrieben habt, bleibt.",
  trouble: "GitHub hat eine Störung. Später noch einmal versuchen; was ihr geschrieben habt, bleibt.",
  away: "GitHub ist nicht zu erreichen. Die Verbindung prüfen und noch einmal versuchen; was ihr geschrieben habt, bleibt.",
};

/** What a module exports; null, and a sentence, where it does not arrive. @template T @param {Promise<T>} loading @returns {Promise<T | null>} */
export async function loaded(loading) {
  try {
    return await loading;
  } catch (error) {
    console.error(error);
    say("Ein Teil dieser Seite war nicht zu laden. Die Verbindung prüfen und noch einmal versuchen, sonst neu laden; was ihr geschrieben habt, bleibt.");
    return null;
  }
}

/** @param {unknown} error */
export function sentence(error) {
  if (error instanceof ApiError) return SENTENCES[error.kind];
  console.error(error);
  return "Das ging nicht, und diese Seite weiß nicht, warum. Neu laden; was ihr geschrieben habt, bleibt.";
}
