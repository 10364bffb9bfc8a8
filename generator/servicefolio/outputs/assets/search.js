/**
 * The search of a servicefolio site: reads the index that was made with the site, and ranks as
 * `servicefolio search` does, to the integer (search/query.py and search/rank.py are the twins of
 * what stands here). It knows no page: it runs in a window, a worker or Node.
 *
 * What was typed or pasted is data. It never leaves the browser, and nothing in it is an operator.
 */

import { versionNamed } from "./versions.js";

const MANIFEST = "manifest.json";
const FORMAT = 1;
const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
const VALUES = new Map([...DIGITS].map((digit, value) => [digit, value]));
const FACETS = ["kind", "service", "state", "process"];
const LINE_END = /\r\n?|\n/;
const LETTERS = /^[a-z]+$/;
const VOWEL = /[aeiouy]/;
const ASCII = /^[\x00-\x7f]*$/;

/**
 * Open the index in a folder; nothing is fetched before the first search.
 * @param {URL|string} folder where manifest.json lies; it ends with a slash
 * @param {(url: URL, wanted: "json"|"text") => Promise<any>} [get] how a file is fetched
 */
export function openSearch(folder, get = fetched) {
  return new Search(new Files(new URL(folder, globalThis.location?.href), get));
}

async function fetched(url, wanted) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.pathname}: ${response.status}`);
  return wanted === "json" ? response.json() : response.text();
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
      rarities: new Map(common.map((word, at) => [word, VALUES.get(manifest.rarities[at])])),
    };
  }

  /**
   * Search for a text, which may be anything.
   * @param {string} text
   * @param {{limit?: number, filters?: Object<string, string[]>, facets?: boolean}} [options]
   */
  async search(text, { limit = 10, filters = {}, facets = false } = {}) {
    const opened = await this.open();
    const { manifest, language, ranks, rarities } = opened;
    const numbers = language.numbers;
    const query = language.read(text, ranks, rarities);
    const narrowed = FACETS.some((name) => filters[name]?.length);
    const known = narrowed || facets ? await this.#facets(manifest) : null;
    if (query.isEmpty && narrowed) return this.#all(opened, known, filters, limit, facets);
    const tally = new Tally();
    const exact = query.onlyCode ? [query.title, query.onlyCode] : [query.title];
    const written = await this.#terms(manifest, [...query.terms.map(([term]) => term), ...exact]);
    for (const [term, weight] of query.terms) tally.add(term, weight, written.get(term));
    const guessed = await this.#guess(opened, query, tally);
    tally.leaveOutTheRest(numbers.leastShare);
    tally.bonus(written.get(query.title), numbers.exactTitle);
    if (query.onlyCode) tally.bonus(written.get(query.onlyCode), numbers.exactCode);
    await this.#fit(manifest, language, text, tally);
    const admitted = [...tally.scores].filter(([slot]) => !narrowed || known.admits(slot, filters));
    const best = admitted.sort(([a, x], [b, y]) => y - x || a - b).slice(0, limit);
    const words = [...query.words, ...guessed.map(([, word]) => word)];
    const guessedFor = new Set(guessed.map(([typed]) => typed));
    const meant = words.filter((w) => tally.holders.has(w.text) || !guessedFor.has(w.typed));
    const nearest = !best.length || this.#isNear(meant, tally, best[0], numbers);
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
    const folded = lines.map((line) => language.fold(line));
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
    const best = Math.max(0, ...this.scores.values());
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

/** Fetches each file once. Only the manifest has a name that stays; all others never change. */
class Files {
  #folder;
  #get;
  #kept = new Map();

  constructor(folder, get) {
    this.#folder = folder;
    this.#get = get;
  }

  manifest() {
    return this.#get(new URL(MANIFEST, this.#folder), "json");
  }

  json(name) {
    return this.#keep(name, () => this.#get(new URL(name, this.#folder), "json"));
  }

  lines(name) {
    return this.#keep(name, async () => termLines(await this.#get(new URL(name, this.#folder), "text")));
  }

  counts(name) {
    return this.#keep(name, async () => {
      const text = await this.#get(new URL(name, this.#folder), "text");
      return text.split("\n").map((line) => line.split("\t")).map(([word, n]) => [word, Number(n)]);
    });
  }

  #keep(name, get) {
    if (!this.#kept.has(name)) {
      const got = get();
      got.catch(() => this.#kept.delete(name)); // the next search tries again
      this.#kept.set(name, got);
    }
    return this.#kept.get(name);
  }
}

function termLines(text) {
  const lines = new Map();
  let before = "";
  for (const line of text.split("\n")) {
    const tab = line.indexOf("\t");
    before = before.slice(0, VALUES.get(line[0])) + line.slice(1, tab);
    lines.set(before, line.slice(tab + 1));
  }
  return lines;
}

function readPostings(text) {
  const postings = [];
  let slot = 0;
  let number = 0;
  let shift = 0;
  for (let at = 1; at < text.length; at += 1) {
    const value = VALUES.get(text[at]);
    number += (value & 31) * 2 ** shift;
    if (value & 32) {
      shift += 5;
    } else {
      slot += Math.floor(number / 16);
      postings.push([slot, number % 16]);
      number = shift = 0;
    }
  }
  return { rarity: VALUES.get(text[0]), postings };
}

function lastNotAfter(starts, term) {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= term) low = middle + 1;
    else high = middle;
  }
  return low - 1;
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

/** Reads texts as Python does: characters, words, patterns and numbers come with the index. */
class Language {
  #folding;
  #ignored;
  #run;
  #word;
  #unsegmented;
  #piece;
  #stopWords;
  #programSign;
  #spokenNumber;
  #quotes;
  #moments;
  #places;
  #frame;
  #blanks;

  constructor(agreed) {
    const word = `[${agreed.word}]+`;
    const any = (patterns) => new RegExp(patterns.map((p) => `(?:${p})`).join("|"), "gu");
    this.numbers = agreed.numbers;
    this.#folding = new Map([...agreed.folded].map((from, at) => [from, agreed.foldings[at]]));
    this.#ignored = new RegExp(`[${agreed.ignored}]+`, "gu");
    this.#run = new RegExp(`${word}(?:[${agreed.joiners}]${word})*(?:\\+\\+|#)?`, "gu");
    this.#word = new RegExp(word, "gu");
    this.#unsegmented = new RegExp(`[${agreed.unsegmented}]+`, "gu");
    this.#piece = new RegExp(agreed.piece, "gu");
    this.#stopWords = new Set(agreed.stopWords);
    this.#programSign = new RegExp(agreed.programSigns, "u");
    this.#spokenNumber = new RegExp(agreed.spokenNumber, "u");
    this.#quotes = new Set(agreed.quotes);
    this.#moments = any(agreed.moments);
    this.#places = any(agreed.places);
    this.#frame = new RegExp(agreed.frame, "u");
    this.#blanks = new RegExp(agreed.blanks, "gu");
  }

  clean(text) {
    return ASCII.test(text) ? text : text.normalize("NFC").replace(this.#ignored, "");
  }

  fold(word) {
    if (ASCII.test(word)) return word.toLowerCase();
    return [...word].map((character) => this.#folding.get(character) ?? character).join("");
  }

  lines(text) {
    const { longest } = this.numbers;
    const kept = text.length > longest ? [...text].slice(0, longest).join("") : text;
    return this.clean(kept).split(LINE_END);
  }

  /** Cut a text into the lines on which regular expressions are tried. */
  triedLines(text) {
    const { linesTried, longestLine } = this.numbers;
    const lines = this.lines(text).slice(0, linesTried);
    return lines.map((line) => [...line.replace(this.#blanks, " ")].slice(0, longestLine).join(""));
  }

  /** Find the tokens of a cleaned text, as search/tokens.py does. */
  tokens(text) {
    const isQuote = (at) => this.#quotes.has(text[at]);
    return [...text.matchAll(this.#run)].map(({ 0: run, index: start }) => {
      const end = start + run.length;
      return { start, end, ...this.#named(run), isQuoted: isQuote(start - 1) && isQuote(end) };
    });
  }

  #named(run) {
    const written = run.match(this.#word);
    const spelt = [];
    const parts = [];
    for (const word of written) {
      const folded = this.fold(word);
      const stretches = ASCII.test(word) ? null : folded.match(this.#unsegmented);
      if (stretches) parts.push(...stretches.flatMap(withoutSpaces));
      else spelt.push(folded);
      const pieces = word.match(this.#piece);
      if (pieces.length > 1) {
        parts.push(...pieces.filter((p) => [...p].length > 1).map((p) => stem(this.fold(p))));
      }
    }
    const isCode = [...run].length <= this.numbers.longestCode && /[0-9_.#+]/.test(run);
    const code = isCode ? this.fold(run) : null;
    if (isCode && written[0] !== run) parts.push(code);
    return { text: run, words: spelt.map(stem), spelt, parts: [...new Set(parts)], code };
  }

  #telling(words) {
    return words.filter((word) => !this.#stopWords.has(word));
  }

  /** Take a text apart into weighted terms, as search/query.py does. */
  read(text, ranks, rarities) {
    const found = this.#found(text);
    const n = this.numbers;
    const worth = ([word, weight]) => weight * (rarities.get(word) ?? n.highestRarity);
    const ranked = [...found.words].sort((a, b) => worth(b) - worth(a)).slice(0, n.mostWords);
    const words = ranked.map(([word, weight]) => ({
      text: word,
      weight,
      typed: found.typed.get(word) ?? null,
      isLast: word === found.last,
    }));
    const hasCodes = ![...found.codes.keys()].every((code) => this.#spokenNumber.test(code));
    const isSpoken = found.lines === 1 && !found.hasSigns && !hasCodes;
    const names = new Set(words.map((word) => word.text));
    const codes = [...found.codes].filter(([code]) => names.has(code));
    const only = found.tokens === 1 && found.token ? (codesOf(found.token)[0] ?? null) : null;
    return {
      words,
      isSpoken,
      isEmpty: !found.tokens,
      title: titleTerm(found.title.slice(0, n.longestTitle)),
      onlyCode: only ? `${only}!` : null,
      terms: [
        ...words.flatMap((word) => this.wordTerms(word, isSpoken)),
        ...this.#pairs(found.said, names, ranks),
        ...codes.map(([code, weight]) => [`${code}!`, Math.floor((weight * n.code) / n.full)]),
      ],
    };
  }

  wordTerms(word, isSpoken) {
    const term = [word.text, word.weight];
    if (!isSpoken) return [term];
    const weight = Math.floor((word.weight * this.numbers.name) / this.numbers.full);
    return [term, [`${word.text}~`, weight]];
  }

  #found(text) {
    const found = {
      words: new Map(),
      typed: new Map(),
      codes: new Map(),
      lines: 0,
      hasSigns: false,
      said: [],
      title: [],
      tokens: 0,
      token: null,
      last: "",
    };
    for (const line of this.lines(text)) this.#readLine(found, line);
    return found;
  }

  #readLine(found, line) {
    const n = this.numbers;
    const isFrame = this.#frame.test(line);
    const moments = spans(line, this.#moments);
    const places = spans(line, this.#places);
    const tokens = this.tokens(line);
    found.hasSigns ||= this.#programSign.test(line);
    found.lines += tokens.length ? 1 : 0;
    for (const token of tokens) {
      let weight = isFrame ? n.frame : n.full;
      if (within(token, moments)) weight = n.moment;
      else if (within(token, places)) weight = Math.min(weight, n.place);
      this.#take(found, token, weight);
    }
    if (isFrame) found.said.push({ word: "" });
  }

  #take(found, token, weight) {
    const n = this.numbers;
    found.tokens += 1;
    found.token = token;
    found.title.push(...(token.spelt.length ? token.spelt : token.parts.slice(0, 1)));
    const isQuoted = token.isQuoted && token.words.length === 1;
    for (const word of this.#telling(token.words)) {
      most(found.words, word, weight);
      found.said.push({ word, weight, isQuoted });
    }
    for (const part of this.#telling(token.parts)) {
      most(found.words, part, Math.max(1, Math.floor((weight * n.part) / n.full)));
    }
    // Beside the message, a code is somebody else's.
    const codeWeight = weight === n.full ? weight : n.moment;
    for (const code of codesOf(token)) most(found.codes, code, codeWeight);
    token.words.forEach((word, at) => {
      if (!found.typed.has(word)) found.typed.set(word, token.spelt[at]);
    });
    found.last = token.code ?? token.words.at(-1) ?? "";
    if (token.code !== null && !found.typed.has(token.code)) found.typed.set(token.code, token.code);
  }

  #pairs(said, names, ranks) {
    const n = this.numbers;
    const pairs = new Map();
    for (const [first, second] of neighbours(said)) {
      const [term, anchor] = pairTerm(first.word, second.word, ranks);
      const weight = Math.floor((Math.min(first.weight, second.weight) * n.pair) / n.full);
      if (names.has(anchor)) most(pairs, term, weight);
    }
    return [...pairs].filter(([, weight]) => weight);
  }

  /** List what a word may mean that matches nothing, as search/spelling.py does. */
  meanings(word, spelt) {
    const n = this.numbers;
    const ended = word.isLast ? endings(word.typed, spelt, n) : [];
    const found = ended.length ? ended : slips(word.typed, spelt, n);
    const seen = new Map();
    for (const written of found) {
      for (const token of this.tokens(written)) {
        const whole = token.code && token.words.length > 1 ? [token.code] : token.words;
        for (const text of this.#telling(whole)) if (!seen.has(text)) seen.set(text, written);
      }
    }
    const weight = Math.max(1, Math.floor((word.weight * n.guess) / n.full));
    return [...seen].map(([text, typed]) => ({ ...word, text, typed, weight }));
  }

  /** Choose the message that says most of the words that were found, at least half of its own. */
  saidIn(messages, held) {
    const words = new Set(held.map((word) => word.text));
    let best = null;
    let most = 0;
    for (const message of messages) {
      const own = new Set(this.tokens(this.clean(message)).flatMap((t) => this.#telling(t.words)));
      const said = [...own].filter((word) => words.has(word)).length;
      if (said > most && said * 2 >= own.size) [best, most] = [message, said];
    }
    return best;
  }

  /** List where a text says one of the words: a code as a whole, else word by word. */
  marks(text, words) {
    return this.tokens(text).flatMap((token) => {
      if (words.has(token.code)) return [[token.start, token.end]];
      return [...token.text.matchAll(this.#word)]
        .filter(([word]) => this.#namesOf(word).some((name) => words.has(name)))
        .map(({ 0: word, index }) => [token.start + index, token.start + index + word.length]);
    });
  }

  #namesOf(word) {
    const { words, parts } = this.#named(word);
    return [...words, ...parts];
  }
}

function most(weights, key, weight) {
  weights.set(key, Math.max(weights.get(key) ?? 0, weight));
}

/** Pair words that follow each other, past what is quoted between them as well. */
function neighbours(said) {
  const pairs = [];
  said.forEach((first, at) => {
    for (const second of said.slice(at + 1, at + 3)) {
      if (!first.word || !second.word) break;
      pairs.push([first, second]);
      if (!second.isQuoted) break;
    }
  });
  return pairs;
}

function spans(line, pattern) {
  return [...line.matchAll(pattern)].map((match) => [match.index, match.index + match[0].length]);
}

function within(token, found) {
  return found.some(([start, end]) => start < token.end && token.start < end);
}

function codesOf(token) {
  return token.code !== null && /[0-9]/.test(token.code) ? [token.code] : [];
}

function withoutSpaces(stretch) {
  const characters = [...stretch];
  return [...characters, ...characters.slice(1).map((next, at) => characters[at] + next)];
}

function stem(word) {
  if (word.length < 4 || !LETTERS.test(word)) return word;
  return withoutLastLetter(withoutEnding(singular(word)));
}

function singular(word) {
  if (word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  if (/(?:ss|x|ch|sh|z)es$/.test(word)) return word.slice(0, -2);
  return /[^sui]s$/.test(word) ? word.slice(0, -1) : word;
}

function withoutEnding(word) {
  for (const ending of ["ing", "ed"]) {
    const base = word.slice(0, -ending.length);
    if (word.endsWith(ending) && base.length >= 3 && VOWEL.test(base)) {
      return /([^aeiouylsz])\1$/.test(base) ? base.slice(0, -1) : base;
    }
  }
  return word;
}

function withoutLastLetter(word) {
  if (word.length < 4) return word;
  const cut = word.endsWith("e") ? word.slice(0, -1) : word;
  return cut.endsWith("y") ? `${cut.slice(0, -1)}i` : cut;
}

function pairTerm(first, second, ranks) {
  const rank = (word) => ranks.get(word) ?? ranks.size;
  return rank(first) >= rank(second) ? [`${first}>${second}`, first] : [`${second}<${first}`, second];
}

function titleTerm(words) {
  let number = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(words.join(" "))) {
    number = Math.imul(number ^ byte, 0x01000193) >>> 0;
  }
  return `=${number.toString(16).padStart(8, "0")}`;
}

function initial(letter) {
  if (letter >= "a" && letter <= "z") return letter;
  return letter >= "0" && letter <= "9" ? "0" : "_";
}

function byCount(spelt) {
  return (a, b) => spelt.get(b) - spelt.get(a) || (a < b ? -1 : 1);
}

function endings(beginning, spelt, { shortestBeginning, mostEndings }) {
  if (beginning.length < shortestBeginning) return [];
  const found = [...spelt.keys()].filter((word) => word.startsWith(beginning));
  return found.sort(byCount(spelt)).slice(0, mostEndings);
}

function slips(typed, spelt, { shortestSlip, shortestDoubleSlip, mostSlips }) {
  if (typed.length < shortestSlip || !LETTERS.test(typed)) return [];
  const allowed = typed.length < shortestDoubleSlip ? 1 : 2;
  const near = new Map();
  for (const word of spelt.keys()) {
    const swapped = word[0] === typed[1] && word[1] === typed[0];
    if (Math.abs(word.length - typed.length) > allowed) continue;
    if (word[0] !== typed[0] && !swapped) continue;
    const off = distance(typed, word, allowed);
    if (off <= allowed) near.set(word, off);
  }
  const count = byCount(spelt);
  const nearest = (a, b) => near.get(a) - near.get(b) || count(a, b);
  return [...near.keys()].sort(nearest).slice(0, mostSlips);
}

function distance(first, second, allowed) {
  let earlier = [];
  let before = [];
  let row = Array.from({ length: second.length + 1 }, (_, at) => at);
  for (let i = 1; i <= first.length; i += 1) {
    [earlier, before, row] = [before, row, [i]];
    for (let j = 1; j <= second.length; j += 1) {
      const replaced = before[j - 1] + (first[i - 1] === second[j - 1] ? 0 : 1);
      let cost = Math.min(before[j] + 1, row[j - 1] + 1, replaced);
      const swapped = i > 1 && j > 1 && first[i - 1] === second[j - 2] && first[i - 2] === second[j - 1];
      if (swapped) cost = Math.min(cost, earlier[j - 2] + 1);
      row.push(cost);
    }
    if (Math.min(...row) > allowed) return allowed + 1;
  }
  return Math.min(row[second.length], allowed + 1);
}
