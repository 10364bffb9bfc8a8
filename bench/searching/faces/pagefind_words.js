// Asks Pagefind for every word alone and adds up the scores: what a site can do about its rule that
// all words must match.
const pagefind = await import("/site/pagefind/pagefind.js");

export async function search(text) {
  const words = [...new Set(text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}_.\-]*/gu) ?? [])];
  const sums = new Map();
  for (const answer of await Promise.all(words.map((word) => pagefind.search(word)))) {
    // A word that many pages have says little.
    const weight = 1 / Math.log2(2 + answer.results.length);
    for (const result of answer.results) {
      const sum = sums.get(result.id) ?? { result, score: 0 };
      sum.score += weight * (1 + result.score);
      sums.set(result.id, sum);
    }
  }
  const best = [...sums.values()].sort((one, other) => other.score - one.score).slice(0, 10);
  const loaded = await Promise.all(best.map(({ result }) => result.data()));
  return loaded.map((page) => page.raw_url ?? page.url);
}
