/** The button that copies a note for the ticket: the service, and the desk's questions to answer. */

import { copyButton, make } from "./search-dom.js";
import { thisPage } from "./site.js";

/**
 * Write a note.
 *
 * @param {{service: string, state: string, questions: string[], address: string}} about
 * @returns {string}
 */
export function noteOf({ service, state, questions, address }) {
  const asked = questions.map((question) => `- ${oneLine(question)}\n  `);
  return [`Service: ${oneLine(service)}`, `State: ${oneLine(state)}`, ...asked, `Page: ${address}`, ""].join("\n");
}

function oneLine(text) {
  return text.replace(/\s+/g, " ").trim();
}

/**
 * Put the button below the questions.
 *
 * @param {HTMLElement} element with the service and its state in its data
 */
export function mount(element) {
  const live = make("p.sf-offscreen", { role: "status", "aria-live": "polite" });
  const questions = () => [...element.querySelectorAll("ol > li")].map((item) => item.textContent);
  const about = { service: element.dataset.sfService, state: element.dataset.sfState, address: thisPage() };
  const button = copyButton("Copy ticket note", () => noteOf({ ...about, questions: questions() }), (words) => { live.textContent = words; });
  element.append(make("p", {}, button), live);
}
