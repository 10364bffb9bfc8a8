/**
 * Texts as Python reads them, for the search: the twin of search/tokens.py and search/query.py, which
 * say how and why. Characters, words, patterns and numbers come with the index.
 */

import { endings, slips } from "./search-spelling.js";

const LINE_END = /\r\n?|\n/;
const LETTERS = /^[a-z]+$/;
const VOWEL = /[aeiouy]/;
const ASCII = /^[\x00-\x7f]*$/;

/** Reads texts as Python does: characters, words, patterns and numbers come with the index. */
export class Language {
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
      if (stretches) for (const stretch of stretches) withoutSpaces(stretch, parts);
      else spelt.push(folded);
      const pieces = word.match(this.#piece);
      if (pieces.length > 1) {
        for (const p of pieces) if ([...p].length > 1) parts.push(stem(this.fold(p)));
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
    const ranked = [...found.words].sort((a, b) => worth(b) - worth(a));
    const chosen = this.#choose(ranked);
    const words = ranked.filter(([word]) => chosen.has(word)).map(([word, weight]) => ({
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
      title: `=${hashOf(found.title.slice(0, n.longestTitle))}`,
      code: `!${hashOf(found.title.slice(0, n.longestTitle))}`,
      onlyCode: only ? `${only}!` : null,
      terms: [
        ...words.flatMap((word) => this.wordTerms(word, isSpoken)),
        ...this.#pairs(found.said, names, ranks),
        ...codes.map(([code, weight]) => [`${code}!`, Math.floor((weight * n.code) / n.full)]),
      ],
    };
  }

  /** Choose the words that tell most, those of the message first. */
  #choose(ranked) {
    const { frame, mostOfMessage, mostWords } = this.numbers;
    const ofMessage = ranked.filter(([, weight]) => weight > frame).map(([word]) => word);
    const message = new Set(ofMessage.slice(0, mostOfMessage));
    const others = ranked.map(([word]) => word).filter((word) => !message.has(word));
    return new Set([...message, ...others.slice(0, mostWords - message.size)]);
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
    if (!line) return;
    const moments = touching(line, this.#moments);
    const places = touching(line, this.#places);
    const tokens = this.tokens(line);
    found.hasSigns ||= this.#programSign.test(line);
    found.lines += tokens.length ? 1 : 0;
    for (const token of tokens) {
      let weight = isFrame ? n.frame : n.full;
      if (moments(token)) weight = n.moment;
      else if (places(token)) weight = Math.min(weight, n.place);
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
      found.said.push({ word, weight, isQuoted });
      if (word.length > 1 || !ASCII.test(word)) most(found.words, word, weight);
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

  /** Choose the message that says most of the words: half of its own, and each code and name. */
  saidIn(messages, held) {
    const words = new Set(held.map((word) => word.text));
    let best = null;
    let most = 0;
    for (const message of messages) {
      const tokens = this.tokens(this.clean(message));
      const own = new Set(tokens.flatMap((token) => this.#telling(token.words)));
      const exact = tokens.filter(isExact).flatMap((token) => this.#telling(token.words));
      const said = [...own].filter((word) => words.has(word)).length;
      const fits = said * 2 >= own.size && exact.every((word) => words.has(word));
      if (said > most && fits) [best, most] = [message, said];
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

/** Make a question for tokens in their order: whether a match of a pattern touches one. */
function touching(line, pattern) {
  const matches = line.matchAll(pattern);
  let now = matches.next().value;
  return (token) => {
    while (now && now.index + now[0].length <= token.start) now = matches.next().value;
    return now !== undefined && now.index < token.end;
  };
}

function codesOf(token) {
  return token.code !== null && /[0-9]/.test(token.code) ? [token.code] : [];
}

/** Say whether a token of a message stands for nothing but itself: a code, a quoted name. */
function isExact(token) {
  return token.isQuoted || /[0-9]/.test(token.text);
}

/** Add each character and each pair of neighbours: no spread, since a stretch may be long. */
function withoutSpaces(stretch, parts) {
  const characters = [...stretch];
  for (const character of characters) parts.push(character);
  for (let at = 1; at < characters.length; at += 1) parts.push(characters[at - 1] + characters[at]);
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

/** Name a whole text in 32 bits, FNV-1a. */
function hashOf(words) {
  let number = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(words.join(" "))) {
    number = Math.imul(number ^ byte, 0x01000193) >>> 0;
  }
  return number.toString(16).padStart(8, "0");
}
