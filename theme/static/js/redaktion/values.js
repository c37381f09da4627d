// The values of a header, read as plugins/common/header_values.py reads them.

/** All that Python calls a blank; JavaScript's \s differs. */
export const BLANK = "\\t\\n\\v\\f\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const EDGES = new RegExp(`^[${BLANK}]+|[${BLANK}]+$`, "g");
const UNSEEN = new RegExp(`^[\\xad\\u200b\\u2060\\ufeff${BLANK}]+|[\\xad\\u200b\\u2060\\ufeff${BLANK}]+$`, "g");
const UNFIT = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]/g;
const QUOTED = /^(?:'(?:[^']|'')*'|"(?:[^"\\]|\\.)*")$/s;
const ENTITY = /&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});/g;
const WITHIN_A_WORD = /(?<=[\p{L}\p{Nl}\p{No}])`(?=[\p{L}\p{Nl}\p{No}])/gu;
const BREAK = /\r\n|[\n\r\u2028\u2029]/;
/** Those that people write; a field shows any other as it stands, which changes nothing. */
const NAMED = new Map(Object.entries({
  amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\xa0", shy: "\xad", auml: "ä", ouml: "ö", uuml: "ü",
  Auml: "Ä", Ouml: "Ö", Uuml: "Ü", szlig: "ß", eacute: "é", egrave: "è", ndash: "–", mdash: "—", hellip: "…",
  bdquo: "„", ldquo: "“", rdquo: "”", sbquo: "‚", lsquo: "‘", rsquo: "’", laquo: "«", raquo: "»", euro: "€",
  sect: "§", copy: "©", deg: "°", times: "×", middot: "·", bull: "•",
}));
/** @type {Record<string, string>} */
const ESCAPES = {
  0: "\0", a: "\x07", b: "\b", t: "\t", "\t": "\t", n: "\n", v: "\v", f: "\f", r: "\r", e: "\x1b", " ": " ",
  '"': '"', "\\": "\\", "/": "/", N: "\x85", _: "\xa0", L: "\u2028", P: "\u2029",
};

/** A text without blanks at its edges. @param {string} text */
export const strip = (text) => text.replace(EDGES, "");

/** A text with what nobody can read marked. @param {string} text */
export const readable = (text) => text.replace(UNFIT, "\ufffd");

/** What a value means: without quotes around, entities as characters. @param {string} written */
export function meaning(written) {
  const text = unquote(written);
  return entities(text).replace(WITHIN_A_WORD, "'");
}

/** A text with entities as what they mean. @param {string} text */
export const entities = (text) => text.replace(ENTITY, character);

/** A text without the quotes around the whole of it. @param {string} written */
function unquote(written) {
  const value = written.replace(UNSEEN, "");
  if ([...value].length < 2 || !QUOTED.test(value)) return value;
  const inner = value.slice(1, -1);
  const said = value[0] === "'" ? folded(inner.replaceAll("''", "'")) : unescaped(inner);
  if (said === null || said.search(UNFIT) >= 0) return inner;
  const lines = said.split(BREAK);
  if (lines.length > 1 && lines.at(-1) === "") lines.pop();
  return lines.join(" ");
}

/** Breaks within quotes take the blanks around along. @param {string} text */
function folded(text) {
  return text.replace(/[ \t]*([\u2028\u2029])[ \t]*/g, "$1");
}

/** YAML's escapes as what they mean, null where there is one it does not know. @param {string} text */
function unescaped(text) {
  let isKnown = true;
  const said = folded(text).replace(
    /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))/gs,
    (_, x, u, long, sign) => {
      if (sign !== undefined) return ESCAPES[sign] ?? ((isKnown = false), "");
      const number = parseInt(x ?? u ?? long, 16);
      return number <= 0x10ffff ? String.fromCodePoint(number) : ((isKnown = false), "");
    },
  );
  return isKnown ? said : null;
}

/** What an entity means, itself where that is nothing to read. @param {string} entity */
function character(entity) {
  const name = entity.slice(1, -1);
  const said = name[0] === "#" ? numbered(name.slice(1)) : (NAMED.get(name) ?? "");
  return said === "" || said.search(UNFIT) >= 0 || said === "\ufffd" ? entity : said;
}

/** The character of a number, as https://html.spec.whatwg.org/#numeric-character-reference-end-state says. @param {string} written */
function numbered(written) {
  const number = /^x/i.test(written) ? parseInt(written.slice(1), 16) : parseInt(written, 10);
  if (number >= 0x80 && number < 0xa0) return new TextDecoder("windows-1252").decode(new Uint8Array([number]));
  const isNone = number > 0x10ffff || (number >= 0xd800 && number < 0xe000) || (number & 0xfffe) === 0xfffe;
  return isNone || (number >= 0xfdd0 && number <= 0xfdef) || number === 0 ? "" : String.fromCodePoint(number);
}
