// On the home page, where WordPress answered before: "/?p=123" leads to the page of that number.

const asked = new URLSearchParams(location.search);
const kinds = { p: "", page_id: "", attachment_id: "", cat: "cat-", tag: "tag-", author: "author-", m: "m-" };
const kind = Object.keys(kinds).find((name) => asked.has(name));
const page = kind && `nummer/${kinds[kind]}${encodeURIComponent(String(asked.get(kind)))}.html`;
// Whoever asks for a number that no text has stays here, where a menu is.
if (page) fetch(page, { method: "HEAD" }).then((answer) => answer.ok && location.replace(page), () => {});
