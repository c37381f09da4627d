// What tests/browser/test_layout.py asks of a page.

const SKIPPED = "script, style, .skip-link";
const BOXES = "li, p, section, aside, .main, header, footer, dd, h1, h2, h3, body";
const SENTENCES = "p, li, h1, h2, h3, a";
const SCROLLED = ".table, pre";

// The lines of each text that one sees, in the order of the source, with the element around it.
function texts() {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node; (node = walker.nextNode()); ) {
    const around = node.parentElement;
    const style = getComputedStyle(around);
    if (!node.data.trim() || around.closest(SKIPPED)) continue;
    if (style.visibility === "hidden" || !around.getClientRects().length) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects())
      if (box.width > 1) found.push({ text: node.data.trim().slice(0, 40), around, box, style });
  }
  return found;
}

// Texts that leave the page or the box they are in, or lie on another.
function collisions() {
  const found = texts().filter(one => !one.around.closest(SCROLLED));
  const wrong = [];
  for (const [index, one] of found.entries()) {
    const outer = one.around.closest(BOXES).getBoundingClientRect();
    if (one.box.right > innerWidth + 1 || one.box.left < -1) wrong.push(`page: ${one.text}`);
    if (one.box.right > outer.right + 1.5 || one.box.left < outer.left - 1.5) wrong.push(`box: ${one.text}`);
    for (const other of found.slice(index + 1))
      if (across(one, other) > 2 && down(one, other) > 2 && !areOne(one.around, other.around))
        wrong.push(`${one.text} / ${other.text}`);
  }
  return wrong;
}

// Lines of one text may touch: a letter's box is higher than a line of a heading.
function areOne(one, other) {
  return one.contains(other) || other.contains(one) || one.closest(SENTENCES) === other.closest(SENTENCES);
}

// Texts that stand above one that comes earlier in the source, in the same column.
function unordered() {
  const found = texts().filter(one => !one.around.closest("table, [aria-hidden]"));
  return found.flatMap((one, index) => found.slice(index + 1)
    .filter(later => across(one, later) > 2 && later.box.bottom <= one.box.top)
    .map(later => `${later.text} above ${one.text}`));
}

function across(one, other) {
  return Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
}

function down(one, other) {
  return Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
}

// How many lines of text in the main part of the page end beyond so many pixels.
function beyond(pixels) {
  return texts().filter(one => one.around.closest("main") && one.box.right > pixels).length;
}

// Each text, its colour, and those of the grounds it may stand on.
function colours() {
  return texts().map(({ text, around, style }) => [text, style.color, grounds(around)]);
}

// Down to the first that is opaque; the sun lies over that of an opening.
function grounds(node) {
  for (; node; node = node.parentElement) {
    const ground = getComputedStyle(node).backgroundColor;
    const sun = node.matches(".opening") && node.querySelector(".sunrise");
    if (!/, 0\)$/.test(ground)) return sun ? [getComputedStyle(sun).fill, ground] : [ground];
  }
  return ["rgb(255, 255, 255)"];
}

// Links and buttons that are less than 44 pixels high, but for those within a sentence.
function small() {
  const shown = [...document.querySelectorAll("a, button")].filter(one =>
    one.getClientRects().length && getComputedStyle(one).visibility === "visible" && !one.closest(".skip-link"));
  const alone = shown.filter(one => one.parentElement.textContent.trim() === one.textContent.trim()
    || getComputedStyle(one.parentElement).display.includes("flex"));
  return alone.filter(one => area(one).getBoundingClientRect().height < 43.9).map(one => one.outerHTML);
}

// What a tap on leads where the link leads.
function area(link) {
  return getComputedStyle(link, "::after").position === "absolute" ? link.closest("li") : link;
}
