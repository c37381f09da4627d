// The pictures of the repository: looked at, searched, chosen again.

import { loaded, sentence } from "./messages.js";
import { by, button, field, make, say } from "./page.js";
import { figure, inserted } from "./text.js";
import { selected, type } from "./toolbar.js";

/** @typedef {import("./desk.js").Desk} Desk */
/** @typedef {[path: string, address: string, small: string, words: string, texts: string[]]} Picture */
/** @typedef {{commit: string, pictures: Picture[]}} Known */

const AT_ONCE = 24, ENDING = /\.(jpe?g|png|webp|avif|gif|svg|heic|heif)$/i;

/** Those of the last build, and newer ones. @param {Desk} desk @returns {Promise<Known>} */
async function known({ root, data, files }) {
  const answer = await fetch(`${root}/redaktion-bilder.json`, { cache: "no-store", signal: AbortSignal.timeout(30_000) });
  if (!answer.ok) throw new Error(`redaktion-bilder.json: ${answer.status}`);
  /** @type {Known} */
  const { commit, pictures } = await answer.json(), there = new Set(pictures.map(([path]) => path));
  const fresh = [...(files?.keys() ?? [])].filter((path) => path.startsWith(`${data.images}/`) && ENDING.test(path) && !there.has(path.normalize("NFC")));
  const named = fresh.map((path) => /** @type {Picture} */ ([path, path.slice(data.images.lastIndexOf("/")), "", "", []]));
  return { commit, pictures: [...named, ...pictures.filter(([path]) => !files || files.has(path))] };
}

/**
 * Show them in a place of the page; with `writing` they can be put into its text.
 * @param {Desk} desk @param {HTMLElement} place @param {import("./writing.js").Writing} [writing]
 */
export async function look(desk, place, writing) {
  say("Die Bilder werden geholt.");
  const { commit, pictures } = await known(desk).catch((error) => (say(sentence(error)), { commit: "", pictures: null }));
  if (!pictures) return;
  let shown = AT_ONCE;
  const list = make("ul", { className: "pictures" }), close = () => ((place.hidden = true), by(writing ? "text" : "all-pictures").focus());
  const more = button("Weitere Bilder", () => ((shown += AT_ONCE), show()));
  const input = make("input", { type: "search", autocomplete: "off", oninput: () => ((shown = AT_ONCE), say(`${show()} Bilder gefunden.`)) });
  const improve = async (/** @type {Picture} */ picture) => (await loaded(import("./describing.js")))?.improve(desk, place, picture, commit, writing, () => look(desk, place, writing));
  const show = () => {
    const wanted = plain(input.value).split(" "), found = pictures.filter(([path, , , words]) => wanted.every((word) => plain(`${path} ${words}`).includes(word)));
    list.replaceChildren(...found.slice(0, shown).map((picture) => item(desk, picture, improve, writing && (() => (close(), put(picture))))));
    more.hidden = found.length <= shown;
    return found.length;
  };
  place.replaceChildren(field("keyword", "Stichwort", input, "Aus dem Dateinamen oder dem, was zu sehen ist."), list, make("p", { className: "row" }, more, button("Bilder schließen", close)));
  place.onkeydown = ({ key }) => key === "Escape" && close();
  place.hidden = false;
  say(`${show()} Bilder, in jedem Beitrag zu verwenden.`);
  input.focus();
}

/** Put a picture where the cursor is, with its words. @param {Picture} picture */
function put([, address, , alt]) {
  const changed = inserted(selected(), figure(address, { alt, caption: "", credit: "" }));
  const at = alt ? changed.end : changed.text.lastIndexOf("![](", changed.end) + 2;
  type({ ...changed, start: at, end: at });
  say(alt ? "Eingefügt." : "Eingefügt. In die eckigen Klammern schreiben, was zu sehen ist.");
}

/** @param {Desk} desk @param {Picture} picture @param {(picture: Picture) => void} improve @param {(() => void)} [choose] */
function item({ root }, picture, improve, choose) {
  const [path, , small, words] = picture, name = path.slice(path.lastIndexOf("/") + 1);
  const act = (/** @type {string} */ label, /** @type {() => void} */ done) => {
    const made = button(label, done);
    made.setAttribute("aria-label", `${label}: ${name}`);
    return made;
  };
  const image = small ? make("img", { alt: "", loading: "lazy", src: root + encodeURI(small) }) : make("span", { className: "hint" }, "noch nicht online");
  return make("li", {}, image, make("span", {}, words || "Noch ohne Beschreibung"), make("span", { className: "hint" }, name),
    ...(choose ? [act("Einfügen", choose)] : []), act("Besser beschreiben", () => improve(picture)));
}

/** A text for comparing: small, without marks. @param {string} text */
const plain = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
