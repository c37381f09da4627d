// How a text was: the last changes with day and name, each beside what stands in the form now.

import { field as said, open, withField, without } from "./document.js";
import { asked } from "./following.js";
import { by, button, inAddress, link, make, say } from "./page.js";
import { decoder, renaming } from "./renaming.js";
import { ofText } from "./this_text.js";

const MOST = 20;

/** @type {import("./of_texts.d.ts").Versions} */
export const versions = {
  async list(desk, path, from = desk.data.branch) {
    /** @type {any[]} */
    const found = await asked(desk, `/commits?sha=${from}&path=${encodeURIComponent(path)}&per_page=${MOST}`), oldest = found.at(-1);
    const list = found.map(({ sha, commit: { author } }) => ({ sha, path, day: author.date, who: author.name }));
    if (!oldest || found.length === MOST) return list;
    const { files, parents } = await asked(desk, `/commits/${oldest.sha}`);
    const former = files.find((/** @type {any} */ one) => one.filename === path)?.previous_filename;
    return former ? [...list, ...(await versions.list(desk, former, parents[0].sha))] : list;
  },

  async textAt(desk, { sha, path }) {
    const { content } = await asked(desk, `/contents/${inAddress(path)}?ref=${sha}`);
    return decoder.decode(Uint8Array.from(atob(content.replace(/\s/g, "")), (sign) => sign.charCodeAt(0)));
  },

  async once(desk, { kind, path, from = path }) {
    for (const one of await versions.list(desk, from)) {
      const doc = open(await versions.textAt(desk, one), desk.known), text = { kind, path: one.path };
      const isDraft = /^(draft|entwurf)$/i.test(said(doc, "status"));
      if (!isDraft && renaming.parts(text, doc).day <= one.day) return renaming.address(desk, text, doc);
    }
    return "";
  },

  compared(old, now) {
    const same = Array.from({ length: old.length + 1 }, () => new Uint16Array(now.length + 1));
    for (let n = old.length; n--; ) for (let m = now.length; m--; ) same[n][m] = old[n] === now[m] ? same[n + 1][m + 1] + 1 : Math.max(same[n + 1][m], same[n][m + 1]);
    /** @type {ReturnType<typeof versions.compared>} */
    const rows = [];
    for (let n = 0, m = 0; n < old.length || m < now.length; ) {
      if (n < old.length && old[n] === now[m]) rows.push(["=", old[n++]]), m++;
      else if (m === now.length || (n < old.length && same[n + 1][m] >= same[n][m + 1])) rows.push(["-", old[n++]]);
      else rows.push(["+", now[m++]]);
    }
    return rows;
  },

  show: (workshop) => ofText.tried(workshop, async () => {
    const { desk, writing } = workshop, { path, from = path } = writing.current, { repository, branch } = desk.data;
    const draft = writing.current, found = await versions.list(desk, from);
    if (writing.draft !== draft) return;
    const head = make("h3", { tabIndex: -1 }, "Frühere Fassungen");
    by("versions").replaceChildren(head, ...found.map((one) => versions.item(workshop, one)), make("p", {}, link(`https://github.com/${repository}/commits/${branch}/${inAddress(from)}`, "Alle auf GitHub")));
    head.focus();
    say("");
  }, true),

  item(workshop, version) {
    const { desk, writing } = workshop, when = new Date(version.day).toLocaleString("de-DE", { dateStyle: "long", timeStyle: "short" });
    const inside = make("div", { className: "flow" }), shown = make("details", {}, make("summary", {}, `${when}, ${version.who}`), inside);
    shown.ontoggle = () => shown.open && ofText.tried(workshop, async () => {
      const text = await versions.textAt(desk, version), lines = (/** @type {string} */ one) => one.split(/\r?\n/);
      const rows = versions.compared(lines(text), lines(writing.current.text)).map(([sign, line]) =>
        sign === "=" ? `${line}\n` : make("div", {}, make("b", {}, sign === "-" ? "Damals: " : "Heute: "), make(sign === "-" ? "del" : "ins", {}, line)));
      inside.replaceChildren(make("pre", { tabIndex: 0 }, ...rows), button("Diese Fassung zurückholen", () => versions.restore(desk, writing, text, when)));
      say("");
    }, true);
    return shown;
  },

  restore(desk, writing, text, when) {
    const draft = writing.current, now = writing.doc, isKept = draft.text !== draft.original;
    if (isKept) desk.drafts.keep({ ...draft, id: crypto.randomUUID(), state: "open", order: undefined });
    // What makes up the address is that of today.
    writing.edit(["id", "frueher", "date"].reduce((doc, key) => (now.header.said.has(key) ? withField(doc, key, said(now, key), desk.order) : without(doc, key)), open(text, desk.known)));
    writing.show(draft);
    by("writing-title").focus();
    say(`Die Fassung vom ${when} steht im Formular und gilt, sobald ihr sie sichert.${isKept ? " Was ihr geändert hattet, liegt unter „Angefangen“." : ""}`);
  },
};
