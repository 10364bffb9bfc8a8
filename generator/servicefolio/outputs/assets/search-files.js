/**
 * The files of a search index: which there are, how they are read (search/shards.py and
 * search/postings.py write them).
 */

const MANIFEST = "manifest.json";
const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
const VALUES = new Map([...DIGITS].map((digit, value) => [digit, value]));

/** Fetches each file once. Only the manifest has a name that stays; all others never change. */
export class Files {
  #folder;
  #get;
  #kept = new Map();

  constructor(folder, get) {
    this.#folder = folder;
    this.#get = get;
  }

  manifest() {
    return this.#get(new URL(MANIFEST, this.#folder), "json", "no-cache");
  }

  /** Forget what was fetched. */
  forget() {
    this.#kept.clear();
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

/** Read the value of a digit. */
export function valueOf(digit) {
  return VALUES.get(digit);
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

/** Read a term's rarity, and its postings: [[slot, level], ...]. */
export function readPostings(text) {
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
      slot += Math.floor(number / 32);
      postings.push([slot, number % 32]);
      number = shift = 0;
    }
  }
  return { rarity: VALUES.get(text[0]), postings };
}

/** Find the last of some sorted texts that does not come after a term; -1 where all do. */
export function lastNotAfter(starts, term) {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= term) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
