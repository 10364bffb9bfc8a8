/**
 * The search of a servicefolio site: reads the index that was made with the site, and ranks as
 * `servicefolio search` does, to the integer (search/rank.py is the twin of what stands here). It
 * knows no page: it runs in a window, a worker or Node.
 *
 * What was typed or pasted is data. It never leaves the browser, and nothing in it is an operator.
 */

import { Files, lastNotAfter, readPostings, valueOf } from "./search-files.js";
import { Language } from "./search-language.js";
import { initial } from "./search-spelling.js";
import { read } from "./site.js";
import { versionNamed } from "./versions.js";

const FORMAT = 1;
const FACETS = ["kind", "service", "state", "process"];

/**
 * Open the index in a folder; nothing is fetched before the first search.
 * @param {URL|string} folder where manifest.json lies; it ends with a slash
 * @param {(url: URL, wanted: "json"|"text", cache?: string) => Promise<any>} [get] fetches a file
 */
export function openSearch(folder, get = read) {
  return new Search(new Files(new URL(folder, globalThis.location?.href), get));
}

class Search {
  #files;
  #opened = null;

  constructor(files) {
    this.#files = files;
  }

  /** Fetch what every search needs, so that the first one is quick. */
  async open() {
    this.#opened ??= this.#load().catch((error) => {
      this.#opened = null; // the next search tries again
      throw error;
    });
    return this.#opened;
  }

  async #load() {
    const manifest = await this.#files.manifest();
    if (manifest.format !== FORMAT) throw new Error("the search index is of another version");
    const language = new Language(await this.#files.json(manifest.language));
    const common = manifest.common ? manifest.common.split(" ") : [];
    return {
      manifest,
      language,
      ranks: new Map(common.map((word, place) => [word, place])),
      rarities: new Map(common.map((word, at) => [word, valueOf(manifest.rarities[at])])),
    };
  }

  /**
   * Search for a text, which may be anything.
   * @param {string} text
   * @param {{limit?: number, filters?: Object<string, string[]>, facets?: boolean}} [options]
   */
  async search(text, options = {}) {
    try {
      return await this.#answer(text, options);
    } catch {
      // The site may have been published anew, and the files that the manifest names be gone.
      this.#opened = null;
      this.#files.forget();
      return this.#answer(text, options);
    }
  }

  async #answer(text, { limit = 10, filters = {}, facets = false }) {
    const opened = await this.open();
    const { manifest, language, ranks, rarities } = opened;
    const numbers = language.numbers;
    const query = language.read(text, ranks, rarities);
    const narrowed = FACETS.some((name) => filters[name]?.length);
    const known = narrowed || facets ? await this.#facets(manifest) : null;
    if (query.isEmpty && (narrowed || (facets && !text.trim()))) return this.#all(opened, known, filters, limit, facets);
    const tally = new Tally();
    const exact = [query.title, query.code, ...(query.onlyCode ? [query.onlyCode] : [])];
    const written = await this.#terms(manifest, [...query.terms.map(([term]) => term), ...exact]);
    for (const [term, weight] of query.terms) tally.add(term, weight, written.get(term));
    const guessed = await this.#guess(opened, query, tally);
    tally.leaveOutTheRest(numbers.leastShare);
    if (!query.isEmpty) {
      tally.bonus(written.get(query.title), numbers.exactTitle);
      tally.bonus(written.get(query.code), numbers.exactCode);
    }
    if (query.onlyCode) tally.bonus(written.get(query.onlyCode), numbers.mentionedCode);
    await this.#fit(manifest, language, text, tally);
    const admitted = [...tally.scores].filter(([slot]) => !narrowed || known.admits(slot, filters));
    const isPage = (slot) => slot >= manifest.pages;
    const order = ([a, x], [b, y]) => isPage(a) - isPage(b) || y - x || a - b;
    const best = admitted.sort(order).slice(0, limit);
    const words = [...query.words, ...guessed.map(([, word]) => word)];
    const guessedFor = new Set(guessed.map(([typed]) => typed));
    const meant = words.filter((w) => tally.holders.has(w.text) || !guessedFor.has(w.typed));
    const isOnlyPages = best.length > 0 && isPage(best[0][0]) && best[0][1] < numbers.exactTitle;
    const nearest = !best.length || isOnlyPages || this.#isNear(meant, tally, best[0], numbers);
    const chosen = nearest ? best.slice(0, numbers.nearest) : best;
    const found = words.filter((word) => tally.holders.has(word.text)).map((word) => word.text);
    return {
      results: await this.#results(manifest, language, chosen, words, tally, text),
      marked: new Set(found),
      total: admitted.length,
      corrections: guessed.map(([typed, word]) => [typed, word.typed ?? word.text]),
      nearest,
      facets: facets ? known.count(tally.scores, filters) : null,
    };
  }

  /** List what the filters admit, where nothing else is asked for. */
  async #all({ manifest, language }, known, filters, limit, facets) {
    const tally = new Tally();
    for (const slot of known.slots) tally.raise(slot, 0);
    const admitted = known.slots.filter((slot) => known.admits(slot, filters));
    const chosen = admitted.slice(0, limit).map((slot) => [slot, 0]);
    return {
      results: await this.#results(manifest, language, chosen, [], tally, ""),
      marked: new Set(),
      total: admitted.length,
      corrections: [],
      nearest: !admitted.length,
      facets: facets ? known.count(tally.scores, filters) : null,
    };
  }

  /** List where a text says what an answer's search asked for: [[start, end], ...]. */
  async marks(text, answer) {
    const { language } = await this.open();
    return language.marks(text, answer.marked);
  }

  /** A template of the address at which a new file begins, where the site knows its repository. */
  async newFileUrl() {
    return (await this.open()).manifest.newFileUrl ?? null;
  }

  /** Look terms up: each file that may hold one is fetched, all at once. */
  async #terms(manifest, terms) {
    const byFile = new Map();
    for (const term of terms) {
      const at = lastNotAfter(manifest.starts, term);
      if (at < 0) continue;
      const name = manifest.terms[at];
      byFile.set(name, [...(byFile.get(name) ?? []), term]);
    }
    const found = new Map();
    const read = async ([name, wanted]) => {
      const lines = await this.#files.lines(name);
      for (const term of wanted) if (lines.has(term)) found.set(term, lines.get(term));
    };
    await Promise.all([...byFile].map(read));
    return found;
  }

  /** Look up what words may mean that match nothing. */
  async #guess({ manifest, language }, query, tally) {
    const unknown = query.words.filter((w) => w.typed !== null && !tally.holders.has(w.text));
    if (query.words.length > language.numbers.mostGuessed || !unknown.length) return [];
    const guessed = [];
    for (const word of unknown) {
      const spelt = await this.#spelt(manifest, word.typed);
      for (const meant of language.meanings(word, spelt)) {
        const terms = language.wordTerms(meant, query.isSpoken);
        const written = await this.#terms(manifest, terms.map(([term]) => term));
        for (const [term, weight] of terms) tally.add(term, weight, written.get(term));
        guessed.push([word.typed, meant]);
      }
    }
    return guessed;
  }

  async #spelt(manifest, typed) {
    const letters = [...new Set([...typed].slice(0, 2).map(initial))];
    const names = letters.map((letter) => manifest.spelt[letter]).filter(Boolean);
    const lists = await Promise.all(names.map((name) => this.#files.counts(name)));
    return new Map(lists.flatMap((list) => [...list]));
  }

  /** Let entries come first whose regular expression fits a line of the text. */
  async #fit(manifest, language, text, tally) {
    if (!manifest.patterns) return;
    const bonus = language.numbers.pattern;
    const tried = language.triedLines(text);
    const fitting = new Set();
    for (const [slot, pattern, literal] of await this.#files.json(manifest.patterns)) {
      if (tried.some((line) => line.includes(literal) && new RegExp(pattern, "u").test(line))) {
        fitting.add(slot);
      }
    }
    for (const slot of fitting) tally.raise(slot, bonus);
  }

  async #facets(manifest) {
    return new Facets(await this.#files.json(manifest.facets));
  }

  #isNear(words, tally, [slot, score], numbers) {
    if (score >= numbers.pattern) return false;
    let possible = 0;
    let matched = 0;
    for (const word of words) {
      const worth = word.weight * (tally.rarities.get(word.text) ?? numbers.highestRarity);
      possible += worth;
      if (tally.holders.get(word.text)?.has(slot)) matched += worth;
    }
    return matched * numbers.leastMatched < possible;
  }

  async #results(manifest, language, best, words, tally, text) {
    const lines = language.lines(text).slice(0, language.numbers.linesTried);
    const { longestLine } = language.numbers;
    const folded = lines.map((line) => language.fold([...line].slice(0, longestLine).join("")));
    const read = async ([slot, score]) => {
      const file = await this.#files.json(manifest.results[slot >> manifest.shift]);
      const held = words.filter((word) => tally.holders.get(word.text)?.has(slot));
      const told = held.filter((word) => word.weight > language.numbers.moment);
      const matched = { words: [...new Set(told.map((word) => word.typed ?? word.text))] };
      const { as, ...own } = file[slot];
      const { folder, ...same } = manifest.shared[as];
      const entry = { address: `${folder}${own.id}/`, ...same, ...own };
      matched.message = language.saidIn(entry.messages ?? [], held);
      const fold = (name) => language.fold(language.clean(name));
      matched.version = versionNamed(folded, entry.affected ?? [], fold);
      return { ...entry, score, matched };
    };
    return Promise.all(best.map(read));
  }
}

/** Scores by slot, and which terms were found where. */
class Tally {
  scores = new Map();
  holders = new Map();
  rarities = new Map();

  add(term, weight, written) {
    if (written === undefined) return;
    const { rarity, postings } = readPostings(written);
    for (const [slot, level] of postings) this.raise(slot, rarity * weight * level);
    this.holders.set(term, new Set(postings.map(([slot]) => slot)));
    this.rarities.set(term, rarity);
  }

  leaveOutTheRest(share) {
    let best = 0;
    for (const score of this.scores.values()) best = Math.max(best, score);
    this.scores = new Map([...this.scores].filter(([, score]) => score * share >= best));
  }

  bonus(written, bonus) {
    if (written === undefined) return;
    for (const [slot, level] of readPostings(written).postings) this.raise(slot, bonus * level);
  }

  raise(slot, by) {
    this.scores.set(slot, (this.scores.get(slot) ?? 0) + by);
  }
}

/** What found entries can be narrowed to. */
class Facets {
  #values;
  #at;
  #labels;

  constructor({ slots, labels, ...values }) {
    this.slots = slots;
    this.#at = new Map(slots.map((slot, at) => [slot, at]));
    this.#values = values;
    this.#labels = labels;
  }

  #of(slot, name) {
    const value = this.#values[name][this.#at.get(slot)];
    return Array.isArray(value) ? value : [value];
  }

  admits(slot, filters, except = null) {
    return FACETS.every(
      (name) =>
        name === except ||
        !filters[name]?.length ||
        this.#of(slot, name).some((value) => filters[name].includes(value)),
    );
  }

  /** Count values among what was found; a facet's own choice does not narrow its own counts. */
  count(scores, filters) {
    return Object.fromEntries(FACETS.map((name) => [name, this.#counted(scores, filters, name)]));
  }

  #counted(scores, filters, name) {
    const counts = new Map((filters[name] ?? []).map((value) => [value, 0]));
    for (const slot of scores.keys()) {
      if (!this.admits(slot, filters, name)) continue;
      for (const value of this.#of(slot, name)) {
        if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
      }
    }
    const label = (value) => this.#labels[name]?.[value] ?? value;
    return [...counts]
      .map(([value, count]) => [value, label(value), count])
      .sort(([, a, x], [, b, y]) => y - x || (a < b ? -1 : 1));
  }
}
