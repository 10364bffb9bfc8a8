/**
 * The search on every page: a button in the header, the key `/`, and the field of the first page
 * open it.
 *
 * Works on the pages of MkDocs with Material and of Zensical, which share the header.
 */

import { icon, make } from "./search-dom.js";
import { createSearchBox } from "./search-box.js";
import { engine, openEngine } from "./search-engine.js";
import { pageAt } from "./site.js";

/** Where a whole message waits for the search page, which has no room for it in its address. */
const HANDED_OVER = "servicefolio.search";
const HINT = "Type a few words, or paste the message as it stands on the screen: a code, a log line, a whole stack trace.";

let dialog = null;
let box = null;

function build() {
  box = createSearchBox({ engine, resolve: pageAt, hint: HINT, open });
  const all = make("a.sf-search__all", { href: pageAt("search/"), click: handOver }, "All results and filters");
  const close = make("button.sf-search__close", { type: "button", click: () => dialog.close() }, "Close");
  const keys = make("p.sf-search__keys", { "aria-hidden": "true" }, ...keyHints());
  dialog = make(
    "dialog.sf-search.md-typeset",
    { "aria-label": "Search", click: (event) => event.target === dialog && dialog.close(), keydown: (event) => event.key !== "Escape" && event.stopPropagation() },
    make("div.sf-search__inner", {}, box.element, make("div.sf-search__foot", {}, all, keys, close)),
  );
  document.body.append(dialog);
}

function* keyHints() {
  for (const [key, words] of [["Enter", "opens"], ["↑ ↓", "choose"], ["Shift Enter", "new line"], ["Esc", "closes"]]) {
    yield make("span", {}, make("kbd", {}, key), ` ${words}`);
  }
}

/** Open the dialog; the browser gives the focus back where it was when it closes. */
function show() {
  if (!dialog) build();
  if (dialog.open) return;
  dialog.showModal();
  openEngine().catch(() => {}); // whoever searches is told
  box.input.focus();
  box.input.select();
  box.grow();
}

/** Go to a result. The dialog closes, since the result may stand on this page. */
function open(url, apart) {
  if (apart) {
    window.open(url, "_blank", "noopener");
    return;
  }
  dialog.close();
  window.location.assign(url);
}

/** Hand the text over to the search page, whose address holds but its beginning. */
function handOver(event) {
  try {
    sessionStorage.setItem(HANDED_OVER, box.text);
  } catch {
    // Without storage the page begins with an empty field.
  }
  if (!event.ctrlKey && !event.metaKey && !event.shiftKey) dialog.close();
}

function onKey(event) {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]:not([contenteditable=false]), dialog[open]")) return;
  event.preventDefault();
  // The theme's own search listens to the same key.
  event.stopImmediatePropagation();
  const field = document.querySelector(".sf-search-page textarea");
  if (field) field.focus();
  else show();
}

/** Put the button into the header, and the search into its own page. */
async function mount() {
  const header = document.querySelector(".md-header__inner");
  if (header && !header.querySelector(".sf-search-button")) {
    const button = make("button.sf-search-button", { type: "button", title: "Search (press /)", "aria-haspopup": "dialog", click: show }, icon("search"), make("span", {}, "Search"), make("kbd", { "aria-hidden": "true" }, "/"));
    header.insertBefore(button, header.querySelector(":scope > .md-header__source"));
  }
  for (const link of document.querySelectorAll(".sf-ask:not([data-sf-ready])")) {
    link.dataset.sfReady = "";
    link.setAttribute("aria-haspopup", "dialog");
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      show();
    });
  }
  const place = document.querySelector(".sf-search-page:not([data-sf-ready])");
  if (place) {
    place.dataset.sfReady = "";
    const { buildSearchPage } = await import("./search-page.js");
    buildSearchPage(place, { engine, resolve: pageAt, handedOver: takeOver() });
  }
  // The theme's own page; headings of pages that were written have ids.
  const lost = document.querySelector("article > h1:not([id], [data-sf-ready])");
  if (lost?.textContent.trim() === "404 - Not found") {
    lost.dataset.sfReady = "";
    const { buildNotFound } = await import("./search-not-found.js");
    buildNotFound(lost, { engine, resolve: pageAt });
  }
}

function takeOver() {
  try {
    const text = sessionStorage.getItem(HANDED_OVER);
    sessionStorage.removeItem(HANDED_OVER);
    return text;
  } catch {
    return null;
  }
}

window.addEventListener("keydown", onKey, true);
// Where the theme swaps pages without loading them, it tells of each.
if (globalThis.document$?.subscribe) globalThis.document$.subscribe(mount);
else mount();
