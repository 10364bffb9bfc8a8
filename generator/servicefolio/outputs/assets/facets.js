/**
 * Filters with counts, whose state stands in the address of the page.
 */

import { make } from "./search-dom.js";

const FOLDED_FROM = 8;

/**
 * Read from an address what is chosen.
 *
 * @param {[string, string][]} names
 * @param {Location} location
 * @returns {Object<string, string[]>} by facet
 */
export function chosenIn(names, location) {
  const query = new URLSearchParams(location.search);
  return Object.fromEntries(names.map(([facet]) => [facet, [...new Set(query.getAll(facet))]]));
}

/** Write what is chosen as the query of an address. */
export function queryOf(names, chosen) {
  return new URLSearchParams(names.flatMap(([facet]) => chosen[facet].map((value) => [facet, value])));
}

/**
 * Draw the filters anew, and keep the focus and what was unfolded.
 *
 * @param {HTMLElement} groups what they are drawn into
 * @param {[string, string][]} names of the facets, with their titles
 * @param {Object<string, [unknown, string, number][]>} facets values, their labels and counts
 * @param {{chosen: Object<string, string[]>, labels: Map<string, string>, onChoose: Function}} state
 */
export function drawFacets(groups, names, facets, { chosen, labels, onChoose }) {
  const focused = document.activeElement?.dataset?.sfFilter;
  const unfolded = new Set([...groups.querySelectorAll("details[open]")].map((fold) => fold.dataset.sfFacet));
  groups.replaceChildren(...names.map(([facet, title]) => group(facet, title)).filter(Boolean));
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
