// What an element says of the words in it, by its name or by its style.

import { target } from "./tidy.js";

/** @param {Element} element @param {string} property */
export const css = (element, property) => RegExp(`(?:^|;)\\s*${property}\\s*:\\s*([^;]*)`, "i").exec(element.getAttribute("data-style") ?? "")?.[1].trim().toLowerCase() ?? "";

/** @param {Element} element @param {string} tag */
export function formatOf(element, tag) {
  const is = (/** @type {string} */ property, /** @type {RegExp} */ yes, /** @type {RegExp} */ tags) => {
    const value = css(element, property);
    return yes.test(value) || (/^(normal|[1-4]00|nowrap|collapse)/.test(value) ? false : tags.test(tag) || null);
  };
  const said = {
    bold: is("font-weight", /^(bold|[6-9]00)/, /^(b|strong)$/),
    italic: is("font-style", /^(italic|oblique)/, /^(i|em)$/),
    struck: is("text-decoration(?:-line)?", /line-through/, /^(s|strike|del)$/),
    isPre: is("white-space(?:-collapse)?", /^(pre|break)/, /^pre$/),
    code: /^(code|tt|samp|kbd)$/.test(tag) || null,
    raised: /^su[bp]/.exec(css(element, "vertical-align") || tag)?.[0] ?? null,
    href: (tag === "a" && target(element.getAttribute("href") ?? "")) || null,
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null));
}
