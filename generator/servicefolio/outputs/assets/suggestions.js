/** What may save a request: known errors and articles about what somebody is typing. */

import { engine } from "./search-engine.js";
import { icon, iconOfKind, make } from "./search-dom.js";
import { pageAt } from "./site.js";

const PAUSE = 400;
const FEWEST_LETTERS = 4;
const MOST_SUGGESTED = 3;
const KINDS = ["known_error", "article"];

/**
 * Make a place for suggestions.
 *
 * @param {(words: string) => void} announce tells those who cannot see it
 * @returns {{element: HTMLElement, about: (text: string) => void}} `about` looks a text up once
 *   nothing else was typed for a while
 */
export function createSuggestions(announce) {
  const element = make("div.sf-suggested");
  let turn = 0;
  let timer;

  async function show(text, own) {
    const results = text.trim().length < FEWEST_LETTERS ? [] : await found(text);
    if (own !== turn) return; // something else was typed meanwhile
    element.replaceChildren(...(results.length ? shown(results) : []));
    if (results.length) announce(`${results.length} ${results.length === 1 ? "answer" : "answers"} that may help already`);
  }

  function about(text) {
    clearTimeout(timer);
    turn += 1;
    const own = turn;
    timer = setTimeout(() => show(text, own), PAUSE);
  }

  return { element, about };
}

async function found(text) {
  try {
    const answer = await engine.search(text, { limit: MOST_SUGGESTED, filters: { kind: KINDS } });
    const best = answer.results[0]?.score ?? 0;
    // Who fits half as well as the best would send people away for nothing.
    return answer.nearest ? [] : answer.results.filter((result) => result.score * 2 > best);
  } catch {
    return []; // the request can be made without them
  }
}

function shown(results) {
  const items = results.map((result) => {
    const line = result.workaround ?? result.summary;
    const link = make("a", { href: pageAt(result.address), target: "_blank", rel: "noopener" }, result.title);
    return make("li", {}, iconOfKind(result.kind), " ", link, line && make("small", {}, ` ${line}`));
  });
  return [make("p.sf-label", {}, icon("search"), " This may help already"), make("ul.sf-rows", {}, ...items)];
}
