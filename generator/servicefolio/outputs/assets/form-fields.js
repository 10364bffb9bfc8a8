/** The fields of forms: a label, what is entered, help, and a word where it is missing. */

import { make } from "./search-dom.js";

const INPUTS = { number: "number", date: "date" };
const HINTS = { file: "Name the file here, and attach it in the ticket", person: "Name or account" };

/**
 * Make a field.
 *
 * @param {{name: string, type: string, required: boolean, help: string, choices?: [string, string][]}} asked
 *   `type` is one of a request model's inputs, or `select`, which takes one of the `choices`: value and words
 * @param {string} id
 * @returns {{name: string, type: string, required: boolean, element: HTMLElement, read: () => string, focus: () => void, mark: (isMissing: boolean) => void}}
 */
export function fieldFor({ name, type, required, help, choices }, id) {
  const hints = [help, HINTS[type]].filter(Boolean).join(". ");
  const hint = hints && make("small.sf-form__help", { id: `${id}-help` }, hints);
  const missing = make("small.sf-form__missing", { id: `${id}-missing`, hidden: true }, "This is needed.");
  const described = [hint && `${id}-help`, `${id}-missing`].filter(Boolean).join(" ");
  const shared = { id, "aria-describedby": described, "aria-required": required ? "true" : null, autocomplete: "off" };
  const words = [name, !required && make("span", {}, " (may be left out)")].filter(Boolean);
  if (type === "yes_no") return choiceField({ name, type, required, words, hint, missing, id });
  const control = controlFor(type, shared, choices);
  // What was found missing is so no more once something stands there.
  control.addEventListener("input", () => control.value.trim() && mark(control, missing, false));
  return {
    name, type, required,
    element: make("div.sf-form__field", {}, make("label", { for: id }, ...words), control, hint, missing),
    read: () => control.value,
    focus: () => control.focus(),
    mark: (isMissing) => mark(control, missing, isMissing),
  };
}

function controlFor(type, shared, choices) {
  if (type === "long_text") return make("textarea", { ...shared, rows: "3", spellcheck: "false" });
  if (type === "select") return make("select", shared, ...choices.map(([value, words]) => make("option", { value }, words)));
  return make("input", { ...shared, type: INPUTS[type] ?? "text", step: type === "number" ? "any" : null });
}

function choiceField({ name, type, required, words, hint, missing, id }) {
  const choices = ["yes", "no"].map((value) => make("input", { type: "radio", name: id, value, id: `${id}-${value}` }));
  const labels = choices.map((choice) => make("label.sf-form__choice", {}, choice, choice.value === "yes" ? "Yes" : "No"));
  const described = [hint?.id, missing.id].filter(Boolean).join(" ");
  const element = make("fieldset.sf-form__field", { "aria-describedby": described }, make("legend", {}, ...words), ...labels, hint, missing);
  element.addEventListener("change", () => mark(element, missing, false));
  return {
    name, type, required, element,
    read: () => choices.find((choice) => choice.checked)?.value ?? "",
    focus: () => choices[0].focus(),
    mark: (isMissing) => mark(element, missing, isMissing),
  };
}

function mark(control, missing, isMissing) {
  missing.hidden = !isMissing;
  if (isMissing && control.tagName !== "FIELDSET") control.setAttribute("aria-invalid", "true");
  else control.removeAttribute("aria-invalid");
}

/**
 * Say which answers are missing, and go to the first.
 *
 * @param {object[]} fields
 * @param {HTMLElement} live is read to those who cannot see the fields
 * @returns {boolean} whether none is
 */
export function isComplete(fields, live) {
  const missing = fields.filter((field) => field.required && !field.read().trim());
  for (const field of fields) field.mark(missing.includes(field));
  if (!missing.length) return true;
  live.textContent = `Missing: ${missing.map((field) => field.name).join(", ")}`;
  missing[0].focus();
  return false;
}
