/**
 * The form of a request model: made of the list that stands in the page, with what may save the
 * request below it, and with links to the ticket systems that carry what was entered.
 *
 * Nothing leaves the browser before somebody follows one of the links.
 */

import { fieldFor, isComplete } from "./form-fields.js";
import { requestLink, ticketOf } from "./request-links.js";
import { copy, copyButton, make } from "./search-dom.js";
import { thisPage } from "./site.js";
import { createSuggestions } from "./suggestions.js";

/** In these somebody says what they want or what is wrong, in words of their own. */
const TELLING = new Set(["text", "long_text"]);
let forms = 0;

/** @param {HTMLElement} element with the list of inputs, and the links */
export function mount(element) {
  const name = `sf-request-${(forms += 1)}`;
  const list = element.querySelector("dl");
  const fields = [...list.querySelectorAll("[data-sf-input]")].map((entry, at) => fieldOf(entry, `${name}-${at}`));
  fields.push(fieldFor({ name: "Anything else", type: "long_text", required: false, help: "What should be known besides, or what is wrong" }, `${name}-more`));
  const live = make("p.sf-offscreen", { role: "status", "aria-live": "polite" });
  const suggestions = createSuggestions((words) => { live.textContent = words; });
  const links = [...element.querySelectorAll("a[data-sf-system]")].map((link) => ({ link, system: link.dataset.sfSystem, address: link.dataset.sfAddress }));
  const note = make("p.sf-caption", {}, "Nothing is sent before you follow a link.");
  const form = make("form.sf-form", { novalidate: true, submit: (event) => event.preventDefault() }, ...fields.map((field) => field.element), suggestions.element);

  const ticket = () => ticketOf({
    request: element.dataset.sfTitle,
    answers: asked(fields).map((field) => [field.name, field.read()]),
    address: thisPage(),
  });
  const write = () => {
    for (const { link, system, address } of links) link.href = requestLink(system, address, ticket()).url;
  };

  form.addEventListener("input", (event) => {
    askWhatMatters(fields);
    write();
    const field = fields.find((item) => item.element.contains(event.target));
    if (TELLING.has(field?.type)) suggestions.about(field.read());
  });
  for (const { link, system, address } of links) {
    link.addEventListener("click", (event) => {
      if (!isComplete(asked(fields), live)) return event.preventDefault();
      return carry(requestLink(system, address, ticket()), ticket(), live, note);
    });
  }
  list.replaceWith(form);
  const actions = element.querySelector(".sf-actions") ?? element.appendChild(make("p.sf-actions"));
  actions.append(copyButton("Copy what I entered", () => textOf(ticket()), (words) => { live.textContent = words; }));
  element.append(note, live);
  askWhatMatters(fields);
  write();
}

/** Show the questions whose conditions are met. Each depends on earlier ones, so that one pass is enough. */
function askWhatMatters(fields) {
  for (const field of fields) field.element.hidden = !isToBeAsked(field, fields);
}

function isToBeAsked({ onlyIf }, fields) {
  if (!onlyIf) return true;
  const answer = asked(fields).find((field) => field.name === onlyIf.name)?.read();
  return onlyIf.answers.includes(answer);
}

function asked(fields) {
  return fields.filter((field) => !field.element.hidden);
}

function textOf({ title, body }) {
  return `${title}\n\n${body}`;
}

/** What has no room in an address, or no place in it, goes by the clipboard. */
async function carry({ whole }, ticket, live, note) {
  if (whole) return;
  const copied = await copy(textOf(ticket));
  const words = copied ? "Copied: paste it into the ticket." : "The text did not fit into the link. Copy it, and paste it into the ticket.";
  note.textContent = words;
  live.textContent = words;
}

function fieldOf(entry, id) {
  const choices = textsOf(entry, "[data-sf-choice]");
  const [name] = textsOf(entry, "[data-sf-only-if]");
  const field = fieldFor(
    {
      name: entry.dataset.sfName,
      type: choices.length ? "select" : entry.dataset.sfInput,
      required: "sfRequired" in entry.dataset,
      help: entry.dataset.sfHelp ?? "",
      choices: [["", ""], ...choices.map((choice) => [choice, choice])],
    },
    id,
  );
  return { ...field, onlyIf: name === undefined ? null : { name, answers: textsOf(entry, "[data-sf-answer]") } };
}

function textsOf(entry, selector) {
  return [...entry.querySelectorAll(selector)].map((element) => element.textContent);
}
