/**
 * The page of the search: the same search with filters.
 *
 * Filters stand in the address, so that a list of results can be linked; what was searched does
 * not, but for its beginning behind `#q=`, which no server ever sees, without what looks private.
 * The whole text is kept in the history of the window alone.
 */

import { createSearchBox } from "./search-box.js";
import { chosenIn, drawFacets, queryOf } from "./facets.js";
import { make } from "./search-dom.js";
import { mask } from "./masking.js";

const FACETS = [["kind", "Kind"], ["service", "Service"], ["state", "State"], ["process", "Process"]];
const LONGEST_FRAGMENT = 80;
const SETTLED = 600;
const HINT = "Type a few words, or paste the message as it stands on the screen.";

/**
 * Build the page into its place.
 *
 * @param {HTMLElement} place
 * @param {{engine: object, resolve: (address: string) => string, handedOver: string|null}} context
 *   `handedOver` is the text that was searched in the dialog
 */
export function buildSearchPage(place, { engine, resolve, handedOver }) {
  const chosen = chosenIn(FACETS, window.location);
  const labels = new Map();
  const groups = make("div.sf-filters__groups");
  const summary = make("summary", {}, "Filters");
  const filters = make("details.sf-filters", { open: window.matchMedia("(min-width: 60em)").matches }, summary, groups);
  let timer;

  const box = createSearchBox({ engine, resolve, hint: HINT, facets: true, filters: () => chosen, onAnswer });

  function onAnswer(answer, text) {
    if (answer?.facets) drawFacets(groups, FACETS, answer.facets, { chosen, labels, onChoose });
    const count = Object.values(chosen).flat().length;
    summary.textContent = count ? `Filters (${count})` : "Filters";
    clearTimeout(timer);
    timer = setTimeout(() => remember(text), SETTLED);
  }

  function onChoose(facet, value, isChosen) {
    const others = chosen[facet].filter((other) => other !== value);
    chosen[facet] = isChosen ? [...others, value] : others;
    clearTimeout(timer);
    // Back leads to the same text, even if it was typed a moment ago.
    window.history.replaceState({ sfText: box.text }, "", window.location.href);
    window.history.pushState({ sfText: box.text }, "", addressOf(chosen, box.text));
    box.refresh();
  }

  function remember(text) {
    if (window.history.state?.sfText === text) return;
    window.history.replaceState({ sfText: text }, "", addressOf(chosen, text));
  }

  function restore(text) {
    Object.assign(chosen, chosenIn(FACETS, window.location));
    box.setText(text);
  }

  window.addEventListener("popstate", (event) => restore(event.state?.sfText ?? textIn(window.location)));
  place.replaceChildren(make("div.sf-filtered", {}, filters, box.element));
  restore(handedOver ?? window.history.state?.sfText ?? textIn(window.location));
  // So that there is something to choose before anything is typed.
  if (!box.text) drawInitial();
  box.input.focus({ preventScroll: true });

  async function drawInitial() {
    try {
      const answer = await engine.search("", { limit: 0, filters: {}, facets: true, typing: false });
      if (answer.facets && !groups.childElementCount) drawFacets(groups, FACETS, answer.facets, { chosen, labels, onChoose });
    } catch {
      // Typing will try again, and say so.
    }
  }
}

function textIn(location) {
  try {
    return new URLSearchParams(location.hash.slice(1)).get("q") ?? "";
  } catch {
    return "";
  }
}

/** Write the address: filters as they are, and the beginning of the text without private parts. */
function addressOf(chosen, text) {
  const url = new URL(window.location.href);
  url.search = queryOf(FACETS, chosen).toString();
  url.hash = fragmentOf(text);
  return url.href;
}

/**
 * Write the beginning of a text as a fragment of at most 80 characters.
 *
 * @param {string} text
 * @returns {string} such as `q=vpn+is+slow`, or nothing
 */
export function fragmentOf(text) {
  const line = mask(text.slice(0, 2000)).text.replace(/\s+/g, " ").trim();
  const characters = [...line].slice(0, LONGEST_FRAGMENT);
  while (characters.length) {
    const fragment = new URLSearchParams({ q: characters.join("").trimEnd() }).toString();
    if (fragment.length <= LONGEST_FRAGMENT) return fragment;
    characters.length -= 1;
  }
  return "";
}
