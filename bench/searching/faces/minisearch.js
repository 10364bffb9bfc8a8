// Asks MiniSearch with an index that was built before and is loaded whole.
const [{ default: MiniSearch }, { options }, index] = await Promise.all([
  import("/minisearch/index.js"),
  import("/faces/minisearch_options.mjs"),
  fetch("/index/minisearch.json").then((answer) => answer.text()),
]);
const engine = MiniSearch.loadJSON(index, options);

export const search = async (text) => engine.search(text).slice(0, 10).map(({ id }) => id);
