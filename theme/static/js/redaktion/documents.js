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
  const { name, size } = file, head = await file.slice(0, 1024).text().catch(() => "");
  const said = size < 999_500 ? `${Math.ceil(size / 1000)} KB` : `${(size / 1e6).toLocaleString("de", { maximumFractionDigits: 1 })} MB`;
  if (!head.includes("%PDF-")) throw new PhotoError(`${name} ist kein PDF, oder noch nicht auf diesem Gerät. Es erst öffnen oder noch einmal herunterladen.`);
  if (size > LARGEST) throw new PhotoError(`${name} hat ${said}, GitHub nimmt höchstens 100 MB. Das PDF verkleinern oder anderswo ablegen.`);
  const title = name.replace(/\.pdf$/i, "").replace(/[_\s]+/g, " ").trim() || "Dokument";
  return { blob: file.slice(0, size, "application/pdf"), title, words: `${title} (PDF, ${said})` };
}
