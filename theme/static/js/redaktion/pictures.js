// The pictures of the repository: looked at, searched, chosen again.

import { fetchData } from "./desk.js";
import { loaded } from "./messages.js";
import { plain } from "./overview.js";
import { by, button, field, make, say } from "./page.js";
import { figure, inserted } from "./text.js";
import { selected, type } from "./toolbar.js";

/** @typedef {[path: string, address: string, small: string, words: string, texts: string[]]} Picture */

const AT_ONCE = 24;

/** Those of the last build, and newer ones. @param {import("./desk.js").Desk} desk @returns {Promise<{commit: string, pictures: Picture[]}>} */
async function known(desk) {
  if (desk.isSignedIn) await desk.look().catch(() => null); // then without what is newer
  const { root, data: { images }, files } = desk;
  const { commit, pictures } = await fetchData(root, "redaktion-bilder.json");
  const there = new Set(pictures.map((/** @type {Picture} */ [path]) => path)), at = images.lastIndexOf("/");
  const fresh = [...(files?.keys() ?? [])].filter((path) => path.startsWith(images) && /\.(jpe?g|png|webp|avif|gif|svg|hei[cf])$/i.test(path) && !there.has(path.normalize("NFC")));
  const begun = desk.drafts.all().flatMap(({ photos }) => photos), wordsOf = (/** @type {string} */ path) => begun.find(({ name }) => path.endsWith(`/${name}`))?.alt ?? "";
  return { commit, pictures: [...fresh.map((path) => [path, path.slice(at), "", wordsOf(path), []]), ...pictures.filter((/** @type {Picture} */ [path]) => files?.has(path) ?? true)] };
}

/** Show them in a place of the page, to be put into the text that is open.
 * @param {import("./desk.js").Desk} desk @param {HTMLElement} place @param {import("./writing.js").Writing} [writing] */
export async function look(desk, place, writing) {
  say("Die Bilder werden geholt.");
  const found = await known(desk).catch(() => say("Die Bilder sind nicht zu laden. Die Verbindung prüfen und noch einmal versuchen."));
  if (!found) return;
  const { commit, pictures } = found;
  let shown = AT_ONCE;
  const close = () => ((place.hidden = true), by(writing ? "text" : "all-pictures").focus());
  const item = (/** @type {Picture} */ picture) => {
    const [path, , small, words] = picture, name = path.slice(path.lastIndexOf("/") + 1);
    const act = (/** @type {string} */ label, /** @type {() => void} */ done) => Object.assign(button(label, done), { ariaLabel: `${label}: ${name}` });
    const improve = async () => {
      const module = await loaded(import("./rewording.js"));
      if (module) new module.Rewording(desk, picture, commit, writing?.draft).ask(place, () => (writing?.draft && writing.show(writing.draft), close()), () => look(desk, place, writing));
    };
    return make("li", {}, small ? make("img", { alt: "", loading: "lazy", src: desk.root + encodeURI(small) }) : "noch nicht online", make("span", {}, words || (small && "Noch ohne Beschreibung")),
      make("span", { className: "hint" }, name), ...(writing ? [act("Einfügen", () => (close(), put(picture)))] : []), act("Besser beschreiben", improve));
  };
  const list = make("ul", { className: "pictures" }), more = button("Weitere Bilder", () => ((shown += AT_ONCE), show()));
  const input = make("input", { type: "search", autocomplete: "off", oninput: () => ((shown = AT_ONCE), say(`${show()} Bilder gefunden.`)) });
  const show = () => {
    const wanted = plain(input.value).split(" "), found = pictures.filter(([path, , , words]) => wanted.every((word) => plain(`${path} ${words}`).includes(word)));
    list.replaceChildren(...found.slice(0, shown).map(item));
    more.hidden = found.length <= shown;
    return found.length;
  };
  place.replaceChildren(field("keyword", "Stichwort", input, "Aus dem Dateinamen oder dem, was zu sehen ist."), list, make("p", { className: "row" }, more, button("Bilder schließen", close)));
  place.onkeydown = ({ key }) => key === "Escape" && close();
  place.hidden = false;
  say(`${show()} Bilder.`);
  input.focus();
}

/** Put a picture where the cursor is, with its words. @param {Picture} picture */
function put([, address, , alt]) {
  const changed = inserted(selected(), figure(address, { alt, caption: "", credit: "" })), at = alt ? changed.end : changed.text.lastIndexOf("![](", changed.end) + 2;
  type({ ...changed, start: at, end: at });
  say(alt ? "Eingefügt." : "Eingefügt. In die eckigen Klammern schreiben, was zu sehen ist.");
}
