/**
 * The page on which a known error is written: a form, the record that it makes, what was masked in
 * it, and the way to the repository's editor. Nothing leaves the browser before that link is followed.
 */

import { fieldFor, isComplete } from "./form-fields.js";
import { knownErrorOf } from "./known-error-yaml.js";
import { copy, copyButton, make } from "./search-dom.js";
import { maskItem } from "./search-missing.js";
import { newFileUrl } from "./search-stub.js";

const ASKED = {
  service: { name: "Service", type: "select", required: true, help: "In which the fault is seen" },
  message: { name: "Message", type: "long_text", required: false, help: "As it stands on the screen: paste it, do not retype it" },
  said: { name: "What users say", type: "long_text", required: false, help: "In their words, one a line" },
  helped: { name: "What helped", type: "long_text", required: false, help: "Step by step, for whoever meets it next" },
  title: { name: "Title", type: "text", required: false, help: "Left out, it is made of the message" },
};

/** @param {HTMLElement} element with the list of services in it */
export function mount(element) {
  const services = [...element.querySelectorAll("[data-sf-id]")].map((item) => [item.dataset.sfId, item.dataset.sfTitle]);
  const template = element.dataset.sfNewFile || null;
  const choices = [["", "Choose one"], ...services];
  const fields = Object.fromEntries(Object.entries(ASKED).map(([key, asked]) => [key, fieldFor({ ...asked, choices }, `sf-new-${key}`)]));
  const kept = new Set();
  const live = make("p.sf-offscreen", { role: "status", "aria-live": "polite" });
  const announce = (words) => { live.textContent = words; };
  const result = resultOf(template, announce, () => isComplete([fields.service, saysSomething(fields)], live));
  const form = make("form.sf-form", { novalidate: true, submit: (event) => event.preventDefault() }, ...Object.values(fields).map((field) => field.element));

  function write() {
    const typed = Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, field.read()]));
    const record = knownErrorOf({ ...typed, service: typed.service || "TODO", day: today() }, kept);
    result.element.hidden = !Object.keys(ASKED).some((key) => key !== "service" && typed[key].trim());
    result.show(record, record.found.map((entry) => maskItem(entry, kept, write, announce)));
  }

  form.addEventListener("input", write);
  element.replaceChildren(form, result.element, live);
  write();
}

/** What is missing where neither a message nor anything else was typed. */
function saysSomething({ message, said, title }) {
  return { ...message, name: "Message, or what users say", required: true, read: () => message.read() + said.read() + title.read() };
}

/** The reader's day, as records write it. */
function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

function resultOf(template, announce, isReady) {
  const code = make("code");
  const path = make("code.sf-missing__path");
  const link = template && make("a.md-button.md-button--primary", { target: "_blank", rel: "noopener noreferrer" }, "Open as a new file");
  const list = make("ul.sf-masks");
  const masks = make("fieldset.sf-missing__masks", { hidden: true }, make("legend", {}, "Masked, since it looks private"), make("p", {}, "Untick what may stay: all who read the record will see it."), list);
  const made = { path: "", text: "" };
  const actions = [copyButton("Copy YAML", () => made.text, announce), copyButton("Copy file name", () => made.path, announce), link];

  link?.addEventListener("click", async (event) => {
    if (!isReady()) return event.preventDefault();
    // The editor of some hosts opens empty, and long texts have no room in an address.
    if (await copy(made.text)) announce("Copied too, in case the editor opens empty");
    return undefined;
  });

  function show(record, items) {
    Object.assign(made, record);
    code.textContent = record.text;
    path.textContent = record.path;
    const focused = document.activeElement?.closest(".sf-masks li");
    const at = focused ? [...list.children].indexOf(focused) : -1;
    list.replaceChildren(...items);
    if (at >= 0) list.children[at]?.querySelector("input").focus();
    masks.hidden = !items.length;
    if (link) link.href = newFileUrl(template, record.path, record.text).url;
  }

  const element = make(
    "section.sf-missing", { "aria-label": "The new record" },
    make("p", {}, "It is saved as ", path, "."),
    make("pre.sf-missing__stub", { tabindex: "0", role: "region", "aria-label": "The new record, as YAML" }, code),
    masks,
    make("p.sf-missing__actions", {}, ...actions),
    template && make("p.sf-hit__foot", {}, "Opening it sends the record as it stands here, and copies it too, in case the editor opens empty."),
  );
  return { element, show };
}
