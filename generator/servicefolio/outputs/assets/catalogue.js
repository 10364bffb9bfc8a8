/**
 * The service catalogue with filters, as cards by category or by letter, or as a table.
 *
 * It is made of the cards that the page has without it. What is chosen stands in the address, so
 * that it can be linked; words that are typed do not, and are kept in the history of the window.
 */

import { chosenIn, drawFacets, queryOf } from "./facets.js";
import { make } from "./search-dom.js";
import { equip } from "./tables.js";

const FACETS = [["for", "For whom"], ["category", "Category"], ["state", "State"], ["criticality", "Criticality"], ["owner", "Owner"]];
const COLUMNS = [["category", "Category"], ["for", "For whom"], ["criticality", "Criticality"], ["owner", "Owner"], ["takes", "Takes"], ["costs", "Costs"]];
/** Values that have an order of their own; others come by the alphabet, readers by their number. */
const ORDERED = { criticality: ["high", "medium", "low"] };
const BY_NUMBER = "for";
const VIEWS = [["category", "By category"], ["a-z", "A–Z"], ["table", "Table"]];
const SETTLED = 600;
const MARKS = /\p{M}/gu;
const { compare } = new Intl.Collator(document.documentElement.lang || "en", { numeric: true });

/**
 * Build the tools into the catalogue.
 *
 * @param {HTMLElement} place what holds the headings and cards
 */
export function buildCatalogue(place) {
  const services = [...place.querySelectorAll(".grid.cards > ul > li")].map(read);
  if (!services.length) return;
  services.sort((one, other) => compare(one.title, other.title));
  const shelves = make("div", {}, ...place.childNodes);
  const letters = make("div", { hidden: true });
  const table = make("div", { hidden: true });
  const groups = make("div.sf-filters__groups");
  const summary = make("summary", {}, "Filters");
  const filters = make("details.sf-filters", { open: window.matchMedia("(min-width: 60em)").matches }, summary, groups);
  const field = make("input.sf-browse__field", { type: "search", placeholder: "Name or keyword", "aria-label": "Name or keyword", autocomplete: "off", input: onType });
  const status = make("p.sf-browse__status", { role: "status" });
  const clear = make("button.sf-copy", { type: "button", hidden: true, click: onClear }, "Show all");
  const views = VIEWS.map(([name, words]) => make("button.sf-copy", { type: "button", "data-sf-view": name, click: () => onView(name) }, words));
  const bar = make("div.sf-browse__bar", {}, field, make("div.sf-browse__views", { role: "group", "aria-label": "Show" }, ...views));
  const labels = new Map(services.flatMap(({ facets }) => FACETS.flatMap(([facet]) => facets[facet].map(([value, label]) => [`${facet} ${value}`, label]))));
  let rows = null;
  let chosen;
  let view;
  let timer;

  place.classList.add("sf-filtered");
  place.replaceChildren(filters, make("div", {}, bar, make("div.sf-browse__found", {}, status, clear), letters, table, shelves));
  window.addEventListener("popstate", restore);
  restore();

  function restore() {
    chosen = chosenIn(FACETS, window.location);
    const asked = new URLSearchParams(window.location.search).get("view");
    view = VIEWS.some(([name]) => name === asked) ? asked : "category";
    field.value = window.history.state?.sfText ?? "";
    draw();
  }

  function onChoose(facet, value, isChosen) {
    const others = chosen[facet].filter((other) => other !== value);
    chosen[facet] = isChosen ? [...others, value] : others;
    remember();
  }

  function onView(name) {
    view = name;
    remember();
  }

  function onClear() {
    for (const [facet] of FACETS) chosen[facet] = [];
    field.value = "";
    remember();
    // The button has gone, and the focus would with it.
    field.focus();
  }

  function onType() {
    draw();
    clearTimeout(timer);
    timer = setTimeout(() => window.history.replaceState({ sfText: field.value }, "", window.location.href), SETTLED);
  }

  function remember() {
    const query = queryOf(FACETS, chosen);
    if (view !== "category") query.set("view", view);
    const url = new URL(window.location.href);
    url.search = query.toString();
    url.hash = "";
    clearTimeout(timer);
    window.history.pushState({ sfText: field.value }, "", url.href);
    draw();
  }

  function draw() {
    const words = folded(field.value).split(/\s+/).filter(Boolean);
    const named = services.filter(({ text }) => words.every((word) => text.includes(word)));
    const found = new Set(named.filter((service) => fits(service, chosen)));
    const count = Object.values(chosen).flat().length;
    drawFacets(groups, FACETS, counted(services, named, chosen), { chosen, labels, onChoose });
    summary.textContent = count ? `Filters (${count})` : "Filters";
    clear.hidden = !count && !words.length;
    status.textContent = said(found.size, services.length);
    for (const button of views) button.setAttribute("aria-pressed", String(button.dataset.sfView === view));
    for (const { card, home } of services) home.append(card);
    for (const service of services) service.card.hidden = !found.has(service);
    for (const grid of shelves.querySelectorAll(".grid.cards")) grid.hidden = grid.previousElementSibling.hidden = !grid.querySelector("li:not([hidden])");
    for (const [name, part] of [["category", shelves], ["a-z", letters], ["table", table]]) part.hidden = view !== name;
    letters.replaceChildren(...(view === "a-z" ? byLetter([...found]) : []));
    if (view === "table") showRows(found);
  }

  /** Show the rows of what was found; the table is made once, so that it stays as it was sorted. */
  function showRows(found) {
    if (!rows) {
      const made = tableOf(services);
      ({ rows } = made);
      table.append(make("div.sf-scroll", {}, made.table));
      equip(made.table, { filtered: false });
    }
    for (const [service, row] of rows) row.hidden = !found.has(service);
  }
}

/** Read a service from its card. */
function read(card) {
  const facets = Object.fromEntries(FACETS.map(([facet]) => [facet, [...card.querySelectorAll(`[data-sf-facet="${facet}"]`)].map((word) => [word.dataset.sfValue, word.textContent])]));
  const link = card.querySelector("a");
  const [, about] = card.querySelectorAll("p");
  const also = (name) => card.querySelector(`[data-sf-${name}]`)?.textContent ?? "";
  return { card, home: card.parentElement, title: link.textContent, href: link.href, about: about.textContent, badge: card.querySelector(".sf-badge"), facets, takes: also("takes"), costs: also("costs"), text: folded(card.textContent) };
}

/** Fold a text, so that neither case nor accents keep words apart. */
function folded(text) {
  return text.normalize("NFKD").replace(MARKS, "").toLowerCase();
}

/** Tell whether a service has one of the chosen values of each facet, but for one facet. */
function fits({ facets }, chosen, but) {
  return FACETS.every(([facet]) => facet === but || !chosen[facet].length || facets[facet].some(([value]) => chosen[facet].includes(value)));
}

/** Count for each value how many services there would be with it. */
function counted(services, named, chosen) {
  return Object.fromEntries(
    FACETS.map(([facet]) => {
      const rows = new Map(services.flatMap(({ facets }) => facets[facet].map(([value, label]) => [value, [value, label, 0]])));
      for (const service of named) if (fits(service, chosen, facet)) for (const [value] of service.facets[facet]) rows.get(value)[2] += 1;
      const number = (value) => services.filter((service) => service.facets[facet].some(([own]) => own === value)).length;
      const rank = ([value]) => (facet === BY_NUMBER ? -number(value) : ORDERED[facet]?.indexOf(value) ?? 0);
      return [facet, [...rows.values()].sort((one, other) => rank(one) - rank(other) || compare(one[1], other[1]))];
    }),
  );
}

function said(found, all) {
  const words = `${all} ${all === 1 ? "service" : "services"}`;
  if (found === all) return words;
  return found ? `${found} of ${words}` : `None of ${words} fits`;
}

/** Put cards below their first letters, with links to these. */
function* byLetter(services) {
  const byName = new Map();
  for (const service of services) {
    const [first] = folded(service.title).toUpperCase();
    const letter = /\p{L}/u.test(first) ? first : "#";
    byName.set(letter, [...(byName.get(letter) ?? []), service.card]);
  }
  const sections = [...byName].map(([letter, cards], at) => {
    const title = make("h2", { id: `letter-${at}`, tabindex: "-1" }, letter);
    return [letter, title, make("div.grid.cards", {}, make("ul", {}, ...cards))];
  });
  if (!sections.length) return;
  yield make("nav.sf-browse__letters", { "aria-label": "Letters" }, ...sections.map(([letter, title]) => make("a", { href: `#${title.id}`, click: (event) => jump(event, title) }, letter)));
  for (const [, title, cards] of sections) yield* [title, cards];
}

/** Go to a letter, and leave the address as it is: it tells the filters. */
function jump(event, title) {
  event.preventDefault();
  title.scrollIntoView();
  title.focus({ preventScroll: true });
}

/** Make the rows of a table, by service, and the table. */
function tableOf(services) {
  const told = (service, name) => service[name] ?? service.facets[name].map(([, label]) => label).join(", ");
  const columns = COLUMNS.filter(([name]) => services.some((service) => told(service, name)));
  const row = (service) =>
    make("tr", {}, make("td", {}, make("a", { href: service.href }, service.title), " ", service.badge.cloneNode(true), make("br"), make("small", {}, service.about)), ...columns.map(([name]) => make("td", {}, told(service, name) || "—")));
  const head = make("tr", {}, make("th", { scope: "col" }, "Service"), ...columns.map(([, title]) => make("th", { scope: "col" }, title)));
  const rows = new Map(services.map((service) => [service, row(service)]));
  return { rows, table: make("table", {}, make("thead", {}, head), make("tbody", {}, ...rows.values())) };
}
