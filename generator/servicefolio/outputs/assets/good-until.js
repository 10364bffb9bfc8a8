/** Says that a page is out of date, where the time for which it was made has passed. */

import { make } from "./search-dom.js";

/**
 * Tell what is wrong with the time of a page.
 *
 * @param {number} until the end of the time for which it was made, in milliseconds
 * @param {number} now
 * @returns {string|null} nothing where it is of this time
 */
export function warningOf(until, now) {
  return now >= until ? "This page is of a time that has passed. Ask for the site to be built anew before you rely on it." : null;
}

/** @param {HTMLElement} element with the end of its time in its data */
export function mount(element) {
  const words = warningOf(Date.parse(element.dataset.sfUntil), Date.now());
  if (words) element.prepend(make("div.admonition.warning", { role: "note" }, make("p.admonition-title", {}, words)));
}
