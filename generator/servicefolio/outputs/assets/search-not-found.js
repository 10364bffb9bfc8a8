/**
 * The page that a web server shows where there is none: it searches for what the address says.
 */

import { createSearchBox } from "./search-box.js";
import { make } from "./search-dom.js";

const HINT = "Type what you are looking for.";
const ENDING = /\/?(?:index\.html?)?$|\.(?:html?|json|xml|ics)$/i;

/**
 * Build the search below the page's heading.
 *
 * @param {Element} heading
 * @param {{engine: object, resolve: (address: string) => string}} context
 */
export function buildNotFound(heading, { engine, resolve }) {
  const box = createSearchBox({ engine, resolve, hint: HINT });
  const words = make("p", {}, "There is no page at this address. It may have moved, or never have been there; this is what looks like it. ", make("a", { href: resolve("") }, "To the first page"));
  heading.after(words, make("div.sf-not-found", {}, box.element));
  box.setText(wordsOf(window.location.pathname));
}

/**
 * Read the words of the last part of an address.
 *
 * @param {string} path such as `/services/remote-access/`
 * @returns {string} such as `remote access`
 */
export function wordsOf(path) {
  const last = path.replace(ENDING, "").split("/").pop();
  try {
    return decodeURIComponent(last).replace(/[-_+]+/g, " ").trim();
  } catch {
    return "";
  }
}
