// Names of files, by the rules of `make new` (tools/new.py).

const LONGEST_SLUG = 80;
/** @type {Record<string, string>} */
const UMLAUTS = { ä: "ae", ö: "oe", ü: "ue", ß: "ss", Ä: "Ae", Ö: "Oe", Ü: "Ue" };
const MONTHS = ["jan", "feb", "mär", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez"];

/** A text as part of an address: "Alles blüht" is "Alles-blueht". @param {string} text */
function portable(text) {
  const plain = text.normalize("NFC").replace(/[äöüßÄÖÜ]/g, (sign) => UMLAUTS[sign]);
  return plain.replace(/[^A-Za-z0-9._]+/g, "-").replace(/^[-._]+|[-._]+$/g, "") || "name";
}

/** What the title becomes in a file name. @param {string} title */
export function slug(title) {
  return portable(title.trim().split(/\s+/).join(" ")).toLowerCase().slice(0, LONGEST_SLUG).replace(/[-._]+$/, "");
}

/** The name of a new text: news bear a day, an event if it has one. @param {string} title @param {string} day */
export const fileName = (title, day) => `${day && `${day}-`}${slug(title)}.md`;

/** What is wrong with the name of a file, "" for nothing. @param {string} name */
export function nameFault(name) {
  if (/^[A-Za-z0-9][A-Za-z0-9._-]*\.md$/.test(name)) return "";
  return "Der Dateiname braucht Buchstaben ohne Umlaute, Ziffern, Binde- oder Unterstriche, und am Schluss .md.";
}

/** A name that none of the others has: with the next free number, or `bare` of one. @param {string} stem @param {string} ending @param {Iterable<string>} others @param {boolean} [bare] */
export function free(stem, ending, others, bare) {
  const taken = new Set([...others].map((one) => one.toLowerCase()));
  if (bare && !taken.has((stem + ending).toLowerCase()) && !/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(stem)) return stem + ending;
  for (let n = 1; ; n++) if (!taken.has(`${stem}-${n}${ending}`.toLowerCase())) return `${stem}-${n}${ending}`;
}

/** The first day a text names, as 2026-12-01; "" where none is understood. @param {string} text */
export function dayOf(text) {
  const iso = /\b(\d{4})-(\d{1,2})-(\d{1,2})\b/.exec(text);
  if (iso) return day(+iso[1], +iso[2], +iso[3]);
  const german = /\b(\d{1,2})\.\s*(?:(\d{1,2})\.|(\p{L}{3})\p{L}*\.?)\s*(\d{4}|\d{2})(?!\d|:|\s*Uhr)/u.exec(text);
  if (!german) return "";
  const month = german[2] ? +german[2] : MONTHS.indexOf(german[3].toLowerCase().replace("mrz", "mär")) + 1;
  return day(+german[4] + (german[4].length === 2 ? 2000 : 0), month, +german[1]);
}

/** @param {number} year @param {number} month @param {number} number */
function day(year, month, number) {
  const date = new Date(Date.UTC(year, month - 1, number));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === number && month > 0;
  return isReal ? date.toISOString().slice(0, 10) : "";
}

/** Today, as 2026-12-01, where the reader is. */
export const today = () => new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 10);
