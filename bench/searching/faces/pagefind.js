// Asks Pagefind: its own module, with the data of the first ten results, as its own face loads them.
const pagefind = await import("/site/pagefind/pagefind.js");

export async function search(text) {
  const { results } = await pagefind.search(text);
  const loaded = await Promise.all(results.slice(0, 10).map((result) => result.data()));
  return loaded.map((page) => page.raw_url ?? page.url);
}
