// Words without signs that nobody sees; addresses without what only tells who passed them on.

/** @import { Tracking } from "./pasted.d.ts" */

const UNSEEN = /[\0-\x08\x0b-\x1f\x7f\xad\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\uffff]/g;
/** @type {Tracking} as the site's data tell it */
let known = { names: {}, redirects: {} };
/** @param {Tracking} those */
export const know = (those) => void (known = those);

/** Signs of direction stay where a text needs them. @param {string} text */
export const seen = (text) => text.replace(UNSEEN, "").replace(/[\u0590-\u08ff]/.test(text) ? /^$/ : /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "");

const is = (/** @type {string} */ pattern, /** @type {string} */ text) => RegExp(`^(?:${pattern})$`, "i").test(text);

/** @param {string} url @returns {string} */
export function tidied(url) {
  const [, host, path, query, hash = ""] = /^https?:\/\/([^/?#]*)([^?#]*)\?([^#]*)(#.*)?$/i.exec(url) ?? [];
  if (!query) return url;
  for (const [where, name] of Object.entries(known.redirects)) {
    const to = is(where, host + path) && new URLSearchParams(query).get(name);
    if (to && /^https?:/i.test(to)) return tidied(to);
  }
  const tells = (/** @type {string} */ part) => Object.entries(known.names).some(([hosts, names]) => is(hosts, host) && is(`(${names})(=.*)?`, part));
  const kept = query.split("&").filter((part) => !tells(part)).join("&");
  return kept === query ? url : url.slice(0, url.indexOf("?")) + (kept && `?${kept}`) + hash;
}

/** Where a link may lead, as Markdown writes it; "" where to nothing here. @param {string} href */
export function target(href) {
  const url = tidied(href.trim());
  return /^(https?:\/\/|mailto:|tel:|\/(?!\/))./i.test(url) ? url.replace(/[\s()<>[\]\\|"'`*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`) : "";
}
