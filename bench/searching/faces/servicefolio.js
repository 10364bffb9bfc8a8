// Asks the search of this product, with the files that a build puts into a site.
import { openSearch } from "/assets/search.js";

const engine = openSearch(new URL("/search/", location.href));

export async function search(text) {
  const { results } = await engine.search(text, { limit: 10 });
  return results.map(({ id }) => id);
}
