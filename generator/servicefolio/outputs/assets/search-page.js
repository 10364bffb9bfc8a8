/**
 * The page of the search: the same search with filters.
 *
 * Filters stand in the address, so that a list of results can be linked; what was searched does
 * not, but for its beginning behind `#q=`, which no server ever sees, without what looks private.
 * The whole text is kept in the history of the window alone.
 */

import { createSearchBox } from "./search-box.js";
import { make } from "./search-dom.js";
import { mask } from "./masking.js";

const FACETS = [["kind", "Kind"], ["service", "Service"], ["state", "State"], ["process", "Process"]];
const LONGEST_FRAGMENT = 80;
const SETTLED = 600;
const FOLDED_FROM = 8;
const HINT = "Type a few words, or paste the message as it stands on the screen.";

/**
 * Build the page into its place.
 *
 * @param {HTMLElement} place
 * @param {{engine: object, resolve: (address: string) => string, handedOver: string|null}} context
 *   `handedOver` is the text that was searched in the dialog
 */
export function buildSearchPage(place, { engine, resolve, handedOver }) {
  const chosen = chosenIn(window.location);
  const labels = new Map();
  const groups = make("div.sf-filters__groups");
  const summary = make("summary", {}, "Filters");
  const filters = make("details.sf-filters", { open: window.matchMedia("(min-width: 60em)").matches }, summary, groups);
  let timer;

  const box = createSearchBox({ engine, resolve, hint: HINT, facets: true, filters: () => chosen, onAnswer });

  function onAnswer(answer, text) {
    if (answer?.facets) drawFacets(groups, answer.facets, chosen, labels, onChoose);
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
    Object.assign(chosen, chosenIn(window.location));
    box.setText(text);
  }

  window.addEventListener("popstate", (event) => restore(event.state?.sfText ?? textIn(window.location)));
  place.replaceChildren(make("div.sf-search-page__columns", {}, filters, box.element));
  restore(handedOver ?? window.history.state?.sfText ?? textIn(window.location));
  // So that there is something to choose before anything is typed.
  if (!box.text) drawInitial();
  box.input.focus({ preventScroll: true });

  async function drawInitial() {
    try {
      const answer = await engine.search("", { limit: 0, filters: {}, facets: true, typing: false });
      if (answer.facets && !groups.childElementCount) drawFacets(groups, answer.facets, chosen, labels, onChoose);
    } catch {
      // Typing will try again, and say so.
    }
  }
}

function chosenIn(location) {
  const query = new URLSearchParams(location.search);
  return Object.fromEntries(FACETS.map(([facet]) => [facet, [...new Set(query.getAll(facet))]]));
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
  const query = new URLSearchParams(FACETS.flatMap(([facet]) => chosen[facet].map((value) => [facet, value])));
  const url = new URL(window.location.href);
  url.search = query.toString();
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

/** Draw the filters anew, and keep the focus and what was unfolded. */
function drawFacets(groups, facets, chosen, labels, onChoose) {
  const focused = document.activeElement?.dataset?.sfFilter;
  const unfolded = new Set([...groups.querySelectorAll("details[open]")].map((fold) => fold.dataset.sfFacet));
  groups.replaceChildren(...FACETS.map(([facet, title]) => group(facet, title)).filter(Boolean));
  if (focused) [...groups.querySelectorAll("input")].find((box) => box.dataset.sfFilter === focused)?.focus();

  function group(facet, title) {
    const rows = (facets[facet] ?? []).map(([value, label, count]) => [String(value), label, count]);
    for (const [value, label] of rows) labels.set(`${facet} ${value}`, label);
    const known = new Set(rows.map(([value]) => value));
    // What was chosen stays, so that it can be taken back where nothing is left of it.
    for (const value of chosen[facet]) if (!known.has(value)) rows.push([value, labels.get(`${facet} ${value}`) ?? value, 0]);
    if (!rows.length) return null;
    const isFirst = (row, at) => at < FOLDED_FROM || chosen[facet].includes(row[0]);
    const first = rows.filter(isFirst).map((row) => choice(facet, row));
    const rest = rows.filter((row, at) => !isFirst(row, at)).map((row) => choice(facet, row));
    const fold = rest.length > 0 && make("details.sf-filters__more", { "data-sf-facet": facet, open: unfolded.has(facet) }, make("summary", {}, `${rest.length} more`), ...rest);
    return make("fieldset.sf-filters__group", {}, make("legend", {}, title), ...first, fold);
  }

  function choice(facet, [value, label, count]) {
    const box = make("input", { type: "checkbox", "data-sf-filter": `${facet} ${value}`, checked: chosen[facet].includes(value), change: () => onChoose(facet, value, box.checked) });
    return make("label.sf-filters__choice", {}, box, make("span", { dir: "auto" }, label), make("span.sf-filters__count", {}, String(count)));
  }
}
