/** What the search says when nothing matches: so, plainly, and how to write it down. */

import { mask } from "./masking.js";
import { copy, copyButton, make } from "./search-dom.js";
import { clean, newFileUrl, pathOf, stubOf, titleOf } from "./search-stub.js";

const FEW_WORDS = 3;

/**
 * Say that nothing matches, with a way to what can be done about it.
 *
 * @param {{results: object[]}} answer
 * @param {() => void} goOn leads to the offer to write it down
 * @returns {(Node|string)[]}
 */
export function missingWords(answer, goOn) {
  const nearest = ["", " The nearest:", " The nearest two:"][answer.results.length] ?? " The nearest three:";
  const button = make("button.sf-copy", { type: "button", click: goOn }, "Write it down");
  return [make("b", {}, `Nothing here matches that.${nearest}`), " ", button];
}

/**
 * Offer a known error to begin with, made of what was pasted, without what looks private in it.
 *
 * @param {string} pasted
 * @param {{newFileUrl: string|null, announce: (words: string) => void}} context
 * @returns {HTMLElement}
 */
export function missingPanel(pasted, { newFileUrl: template, announce }) {
  const message = clean(pasted);
  const isPaste = message.includes("\n") || message.split(/\s+/).length > FEW_WORDS;
  const fold = make("details.sf-missing__new", { open: isPaste }, make("summary", {}, "Write it down as a new known error"));
  fold.append(...draftOf(message, template, announce).filter(Boolean));
  return make("section.sf-missing", { "aria-label": "Nothing found" }, fold);
}

function draftOf(message, template, announce) {
  const kept = new Set();
  const code = make("code");
  const path = make("code.sf-missing__path");
  const link = make("a.md-button.md-button--primary", { target: "_blank", rel: "noopener noreferrer" }, "Open as a new file");
  const list = make("ul.sf-masks");
  const masks = make("fieldset.sf-missing__masks", {}, make("legend", {}, "Masked, since it looks private"), make("p", {}, "Untick what may stay: all who read the record will see it."), list);
  const stub = { path: "", text: "" };

  function write() {
    const { text, found } = mask(message, kept);
    const title = titleOf(text);
    stub.path = pathOf(title);
    stub.text = stubOf({ title, message: text, masked: found.some((entry) => entry.masked) });
    code.textContent = stub.text;
    path.textContent = stub.path;
    if (template) link.href = newFileUrl(template, stub.path, stub.text).url;
    return found;
  }

  const found = write();
  list.append(...found.map((entry) => maskItem(entry, kept, write, announce)));
  // The editor of some hosts opens empty, and long texts have no room in an address.
  link.addEventListener("click", async () => {
    if (await copy(stub.text)) announce("Copied too, in case the editor opens empty");
  });
  return [
    make("p", {}, "Save this as ", path, ", and name the services."),
    make("pre.sf-missing__stub", { tabindex: "0", role: "region", "aria-label": "The new record, as YAML" }, code),
    make("p.sf-missing__actions", {}, copyButton("Copy YAML", () => stub.text, announce), copyButton("Copy file name", () => stub.path, announce), template && link),
    template && make("p.sf-hit__foot", {}, "Opening it sends the record as it stands here, and copies it too, in case the editor opens empty."),
    found.length > 0 && masks,
  ];
}

/**
 * Show what was masked, with a box that takes it back.
 *
 * @param {{kind: string, original: string, mask: string, count: number}} entry of masking.js
 * @param {Set<string>} kept what is not private after all
 * @param {() => void} write writes the record anew
 * @param {(words: string) => void} announce tells those who cannot see it
 * @returns {HTMLLIElement}
 */
export function maskItem(entry, kept, write, announce) {
  const box = make("input", { type: "checkbox", checked: !kept.has(entry.original) });
  box.addEventListener("change", () => {
    if (box.checked) kept.delete(entry.original);
    else kept.add(entry.original);
    write();
    announce(box.checked ? `${entry.kind} masked as ${entry.mask}` : `${entry.kind} shown`);
  });
  const times = entry.count > 1 ? ` (${entry.count} times)` : "";
  const original = make("code", { dir: "auto" }, shortened(entry.original));
  return make("li", {}, make("label", {}, box, make("span", {}, `${entry.kind} `, original, " becomes ", make("code", {}, entry.mask), times)));
}

function shortened(text) {
  const line = text.replace(/\s+/g, " ");
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}
