// How MiniSearch is set up, for the index and the queries alike: words of code whole and in parts.
const WORD = /[\p{L}\p{N}_]+(?:[.:\-][\p{L}\p{N}_]+)*/gu;
const HUMP = /(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u;

export const options = {
  fields: ["title", "service", "error_text", "symptoms", "cause", "resolution"],
  storeFields: ["title"],
  tokenize(text) {
    const tokens = [];
    for (const [word] of text.matchAll(WORD)) {
      tokens.push(word);
      const parts = word.split(/[.:\-_]/).flatMap((part) => part.split(HUMP)).filter(Boolean);
      if (parts.length > 1) tokens.push(...parts);
    }
    return tokens;
  },
  processTerm: (term) => term.toLowerCase(),
  // Best match (BM25+) is how it scores; nothing fuzzy, no prefixes, any word may match.
  searchOptions: { boost: { title: 3, error_text: 2 }, combineWith: "OR" },
};
