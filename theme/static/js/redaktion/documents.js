// PDFs, which go up as they are.

import { make } from "./page.js";
import { PhotoError } from "./photos.js";
import { askFor } from "./toolbar.js";

export { PhotoError };

const LARGEST = 100_000_000; // bytes that GitHub takes (tools/publish/refusals.py)

/** Say first what stays in a PDF. @param {() => void} choose */
export function ask(choose) {
  askFor([make("p", {}, "Ein PDF geht hinaus, wie es ist: Der Name, den euer Schreibprogramm kennt, steht meist darin und bleibt darin, ebenso Kommentare. Die Prüfung nennt, was sie findet.")], choose, "PDF wählen");
}

/** A file as it is, its name, and what a link to it says. @param {File} file */
export async function taken(file) {
  const head = await file.slice(0, 1024).text().catch(() => "");
  if (!head) throw new PhotoError(`${file.name} ist leer oder noch nicht auf diesem Gerät. Sie erst öffnen, dann noch einmal wählen.`);
  if (!head.includes("%PDF-")) throw new PhotoError(`${file.name} ist kein PDF, auch wenn es so heißt. Es noch einmal herunterladen oder als PDF sichern.`);
  if (file.size > LARGEST) throw new PhotoError(`${file.name} hat ${size(file.size)}, GitHub nimmt höchstens 100 MB. Das PDF verkleinern oder anderswo ablegen.`);
  const title = file.name.normalize("NFC").replace(/\.pdf$/i, "").replace(/[_\s]+/g, " ").trim() || "Dokument";
  return { blob: file.slice(0, file.size, "application/pdf"), title, words: `${title} (PDF, ${size(file.size)})` };
}

/** @param {number} bytes */
const size = (bytes) => (bytes < 999_500 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1_000_000).toLocaleString("de", { maximumFractionDigits: 1 })} MB`);
