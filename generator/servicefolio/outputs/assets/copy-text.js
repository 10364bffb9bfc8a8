/** A button that copies what a part of the page says, as plain text for a ticket or a chat. */

import { copyButton, make } from "./search-dom.js";

/** @param {HTMLElement} element what is copied; `data-sf-label` names the button */
export function mount(element) {
  const live = make("p.sf-offscreen", { role: "status", "aria-live": "polite" });
  const said = [...element.children];
  const button = copyButton(element.dataset.sfLabel, () => said.map(plainOf).join("\n").trim(), (words) => { live.textContent = words; });
  element.append(make("p", {}, button), live);
}

/**
 * Write an element as plain text: lists with their numbers, everything else as it is read.
 *
 * @param {Element} element
 * @returns {string}
 */
export function plainOf(element) {
  if (element.matches("ol, ul")) {
    const marks = element.matches("ol") ? (at) => `${element.start + at}. ` : () => "- ";
    return [...element.children].map((item, at) => `${marks(at)}${item.innerText.trim()}`).join("\n");
  }
  if (element.querySelector(":scope > :is(ol, ul, p, pre, .highlight)")) return [...element.children].map(plainOf).join("\n");
  return element.innerText;
}
