// Pieces of the page: what comes from elsewhere is text, never markup.

/** The element of an id, of the kind that is expected. @template {HTMLElement} T @param {string} id @param {new () => T} [kind] @returns {T} */
export function by(id, kind) {
  const found = document.getElementById(id);
  if (!(found instanceof (kind ?? HTMLElement))) throw new Error(id);
  return /** @type {T} */ (found);
}

/**
 * A new element. @template {keyof HTMLElementTagNameMap} K @param {K} tag @param {Record<string, any>} [properties]
 * @param {(Node | string)[]} children @returns {HTMLElementTagNameMap[K]}
 */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes("-") || name === "for") element.setAttribute(name, value);
    else Object.assign(element, { [name]: value });
  }
  element.append(...children);
  return element;
}

/** Tell what has happened, to eyes and to screen readers. @param {string} text @param {...(Node | string)} more */
export function say(text, ...more) {
  by("said").replaceChildren(text, ...more);
}

/** Take back what was asked for, once it is done. @param {string} text */
export function unsay(text) {
  if (text && by("said").textContent === text) say("");
}

/** A field of one line that shows all of it, where a browser does not grow it, too. @param {Record<string, any>} [properties] */
export const line = ({ value = "", ...properties } = {}) => make("textarea", { className: "line", autocomplete: "off", rows: Math.ceil(value.length / 30) || 1, value, ...properties });

addEventListener("keydown", (event) => {
  const isLine = event.target instanceof Element && event.target.matches("textarea.line:not(.many)");
  if (isLine && event.key === "Enter" && !event.isComposing) event.preventDefault();
});

/** What a field of one line says, whatever was pasted. @param {string} value */
export const oneLine = (value) => value.trim().replace(/\s*[\r\n]+\s*/g, " ");

/** A button. @param {string} label @param {() => void} act @param {string} [look] */
export const button = (label, act, look = "small") => make("button", { type: "button", className: look, onclick: act }, label);

/** A path as a part of an address, which nothing in a name ends. @param {string} path */
export const inAddress = (path) => path.split("/").map(encodeURIComponent).join("/");

/** An address as it is meant; what is no escape stays. @param {string} text */
export const decoded = (text) => text.replace(/(%[\da-f]{2})+/gi, (escaped) => {
  try {
    return decodeURIComponent(escaped);
  } catch {
    return escaped;
  }
});

/** A link, of addresses on the web only. @param {string} href @param {string} label */
export function link(href, label) {
  return /^(https?:\/\/|\/|#)/.test(href) ? make("a", { href }, label) : make("span", {}, label);
}

/** A field with its label, help and the place for a fault.
 * @param {string} id @param {string} label @param {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} input @param {string} [help] */
export function field(id, label, input, help = "") {
  input.id = id;
  const described = [`${id}-fault`, ...(help ? [`${id}-help`] : [])];
  input.setAttribute("aria-describedby", described.join(" "));
  const parts = help ? [make("p", { className: "hint", id: `${id}-help` }, help)] : [];
  return make("div", { className: "field" }, make("label", { for: id }, label), input, ...parts, make("p", { className: "fault", id: `${id}-fault` }));
}

/** Show what is wrong with a field, "" for nothing any more. @param {string} id @param {string} fault */
export function showFault(id, fault) {
  if (!fault) unsay(by(`${id}-fault`).textContent ?? "");
  by(`${id}-fault`).textContent = fault;
  if (fault) by(id).setAttribute("aria-invalid", "true");
  else by(id).removeAttribute("aria-invalid");
}
