/**
 * Brings to life what pages are made of: an element names what it is in `data-sf-part`, and the
 * module for that is fetched only where a page has such an element.
 *
 * Every part can be read without scripts; a module adds to it, or mends it by the reader's clock.
 */

const MODULES = {
  "good-until": () => import("./good-until.js"),
  "help-now": () => import("./help-now.js"),
  "known-error-form": () => import("./known-error-form.js"),
  "request-form": () => import("./request-form.js"),
  "ticket-note": () => import("./ticket-note.js"),
};

async function mount() {
  for (const element of document.querySelectorAll("[data-sf-part]:not([data-sf-ready])")) {
    element.dataset.sfReady = "";
    const load = MODULES[element.dataset.sfPart];
    if (load) (await load()).mount(element);
  }
}

// Where the theme swaps pages without loading them, it tells of each.
if (globalThis.document$?.subscribe) globalThis.document$.subscribe(mount);
else mount();
