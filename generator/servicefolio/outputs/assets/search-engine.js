/** The engine of the search, which is fetched when it is first wanted, and not with every page. */

import { fileAt } from "./site.js";

let opened = null;

/** Fetch the engine, unless it is there. */
export function openEngine() {
  opened ??= import("./search.js").then(({ openSearch }) => openSearch(fileAt("assets/search/"))).catch((error) => {
    opened = null; // the next search tries again
    throw error;
  });
  return opened;
}

/** As search.js describes it. */
export const engine = {
  search: async (...asked) => (await openEngine()).search(...asked),
  marks: async (...asked) => (await openEngine()).marks(...asked),
  newFileUrl: async () => (await openEngine()).newFileUrl(),
};
