/**
 * What a page does beyond being read: each part comes only where the page has a place for it.
 *
 * Some places are known by their looks, the others name their module in `data-sf-part`. Every part
 * can be read without scripts; a module adds to it, or mends it by the reader's clock.
 */

const PARTS = {
  "copy-text": () => import("./copy-text.js"),
  "good-until": () => import("./good-until.js"),
  "help-now": () => import("./help-now.js"),
  "known-error-form": () => import("./known-error-form.js"),
  "printed": () => import("./printed.js"),
  "request-form": () => import("./request-form.js"),
  "ticket-note": () => import("./ticket-note.js"),
};

async function mountParts() {
  for (const element of document.querySelectorAll("[data-sf-part]:not([data-sf-ready])")) {
    element.dataset.sfReady = "";
    const load = PARTS[element.dataset.sfPart];
    if (load) (await load()).mount(element);
  }
}

async function mountCatalogue() {
  const catalogue = document.querySelector(".sf-browse:not([data-sf-ready])");
  if (!catalogue) return;
  catalogue.dataset.sfReady = "";
  (await import("./catalogue.js")).buildCatalogue(catalogue);
}

async function giveTables() {
  if (!document.querySelector("article table")) return;
  (await import("./tables.js")).giveTools(document);
}

async function mendBoxes() {
  const article = document.querySelector("article:has(pre, table, .sf-picture, .sf-chart-scroll)");
  if (article) (await import("./boxes.js")).mendBoxes(article);
}

async function startClock() {
  if (!document.querySelector("[data-sf-from], [data-sf-times], [data-sf-as-of], [data-sf-last], [data-sf-day]")) return;
  (await import("./clock.js")).setClock(document);
}

async function mount() {
  // Parts wait for nothing else: somebody may be in a hurry for help. Tables wait for the catalogue,
  // which makes one.
  await Promise.all([mountParts(), mountCatalogue().then(giveTables).then(mendBoxes).then(startClock)]);
}

// Where the theme swaps pages without loading them, it tells of each.
if (globalThis.document$?.subscribe) globalThis.document$.subscribe(mount);
else mount();
