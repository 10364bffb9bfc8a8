/**
 * What the theme leaves undone for those who use no mouse, or listen: a box takes the focus while
 * what is in it has to be scrolled, and the bar over a piece of code is no navigation.
 */

const BOXES = ".sf-scroll, .sf-prose table, .sf-picture, .sf-chart-scroll, .md-typeset__scrollwrap";
const FOCUSABLE = "a[href], button, input, select, textarea, summary, [tabindex]";
const BARS = "nav.md-code__nav:not([role])";

/** Mend what an article holds now, and what the theme adds to it. */
export function mendBoxes(article) {
  const sizes = new ResizeObserver((changes) => changes.forEach(({ target }) => mend(target)));
  for (const box of article.querySelectorAll(BOXES)) sizes.observe(box);
  new MutationObserver(() => nameBars(article)).observe(article, { childList: true, subtree: true });
  nameBars(article);
}

/** Let a box take the focus if it scrolls and nothing in it could. */
function mend(box) {
  const isOurs = box.dataset.sfScrolls !== undefined;
  if (box.hasAttribute("tabindex") && !isOurs) return;
  const scrolls = box.scrollWidth > box.clientWidth && !box.querySelector(FOCUSABLE);
  if (scrolls === isOurs) return;
  if (scrolls) {
    Object.assign(box.dataset, { sfScrolls: "" });
    Object.assign(box, { tabIndex: 0, role: "group", ariaLabel: headingAbove(box) });
  } else {
    for (const name of ["data-sf-scrolls", "tabindex", "role", "aria-label"]) box.removeAttribute(name);
  }
}

function nameBars(article) {
  for (const bar of article.querySelectorAll(BARS)) bar.role = "none";
}

/**
 * Read the heading that something stands under.
 *
 * @param {Element} element
 * @returns {string} nothing where there is none
 */
export function headingAbove(element) {
  const above = [...document.querySelectorAll("article :is(h1, h2, h3)")].filter((heading) => heading.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING);
  return above.at(-1)?.firstChild?.textContent.trim() ?? "";
}
