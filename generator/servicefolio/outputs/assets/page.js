/**
 * What a page does beyond being read: each part comes only where the page has a place for it.
 */

async function mount() {
  const catalogue = document.querySelector(".sf-browse:not([data-sf-ready])");
  if (catalogue) {
    catalogue.dataset.sfReady = "";
    const { buildCatalogue } = await import("./catalogue.js");
    buildCatalogue(catalogue);
  }
  if (document.querySelector("article table")) {
    const { giveTools } = await import("./tables.js");
    giveTools(document);
  }
  // Several of them, and some may come with the next page.
  if (document.querySelector("[data-sf-from], [data-sf-as-of], [data-sf-last], [data-sf-day]")) {
    const { setClock } = await import("./clock.js");
    setClock(document);
  }
}

// Where the theme swaps pages without loading them, it tells of each.
if (globalThis.document$?.subscribe) globalThis.document$.subscribe(mount);
else mount();
