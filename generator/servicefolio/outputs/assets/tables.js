/**
 * Tables that are sorted by their headings, filtered where they are long, and saved as CSV.
 */

import { headingAbove } from "./boxes.js";
import { make } from "./search-dom.js";
import { csvOf, fileName, save, textOf } from "./csv.js";

const WITH_TOOLS = "article table:not(.sf-weeks, .highlighttable, .sf-heat table)";
/** With fewer rows there is nothing to put in order, and from so many on nobody finds their row. */
const SORTED_FROM = 3;
const FILTERED_ABOVE = 20;
const MARKS = /\p{M}/gu;
const NOTHING = new Set(["", "—", "no data", "not known"]);
const NUMBER = /^[-+−]?\d[\d,]*(?:\.\d+)?(?![\d.]*-\d)/;
const LENGTH = /^(?:(\d+) years?)? ?(?:(\d+) months?)? ?(?:(\d+) weeks?)? ?(?:(\d+) days?)? ?(?:([\d,]+) h)? ?(?:(\d+) min)?/;
const MINUTES = [525_960, 43_830, 10_080, 1440, 60, 1];
const { compare } = new Intl.Collator(document.documentElement.lang || "en", { numeric: true });

/** Give every table of a page its tools, once; one inside of another is a part of that one's CSV. */
export function giveTools(page) {
  for (const table of page.querySelectorAll(WITH_TOOLS)) {
    if (!table.parentElement.closest("table")) equip(table);
  }
}

/**
 * Give a table its tools.
 *
 * @param {HTMLTableElement} table with one row of headings
 * @param {{filtered?: boolean}} options whether it may get a field that filters its rows
 */
export function equip(table, { filtered = true } = {}) {
  const [body] = table.tBodies;
  if ("sfTable" in table.dataset || !table.tHead || table.tHead.rows.length !== 1 || !body?.rows.length) return;
  table.dataset.sfTable = "";
  const box = table.closest(".sf-scroll") ?? table.closest(".md-typeset__scrollwrap") ?? table;
  const isPlain = table.tBodies.length === 1 && !table.querySelector("[colspan], [rowspan]");
  if (isPlain && body.rows.length >= SORTED_FROM && table.closest(".sf-scroll")) makeSortable(table, body);
  if (isPlain && filtered && body.rows.length > FILTERED_ABOVE) box.before(filterOf(body));
  const name = nameOf(table);
  box.after(make("p.sf-table-end", {}, make("button", { type: "button", "aria-label": `CSV of the table ${name}`, click: () => save(fileName(document.title.split(" - ")[0], name), csvOf(shown(table))) }, "CSV")));
}

/** Make a button of each heading: up, down, and as it was. */
function makeSortable(table, body) {
  const original = [...body.rows];
  for (const heading of table.tHead.rows[0].cells) {
    if (!heading.textContent.trim()) continue;
    const button = make("button.sf-sort", { type: "button", click: () => sort(heading) }, ...heading.childNodes);
    heading.append(button);
  }

  function sort(heading) {
    const was = heading.getAttribute("aria-sort");
    const next = { null: "ascending", ascending: "descending" }[was];
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    if (next) heading.setAttribute("aria-sort", next);
    body.append(...(next ? inOrder(original, heading.cellIndex, next === "descending") : original));
  }
}

/** Sort rows by a column: by length or number where all of it is one, and what is empty last. */
function inOrder(rows, column, isDescending) {
  const cells = rows.map((row) => ({ row, text: textOf(row.cells[column]) }));
  const empty = cells.filter(({ text }) => NOTHING.has(text));
  const filled = cells.filter(({ text }) => !NOTHING.has(text));
  const measure = [minutesOf, numberOf].find((read) => filled.every(({ text }) => read(text) !== null));
  const order = measure ? (one, other) => measure(one.text) - measure(other.text) || compare(one.text, other.text) : (one, other) => compare(one.text, other.text);
  filled.sort((one, other) => (isDescending ? order(other, one) : order(one, other)));
  return [...filled, ...empty].map(({ row }) => row);
}

/**
 * Read how long something takes, such as `5 h 10 min`, in minutes.
 *
 * @param {string} text
 * @returns {number|null} null where it does not begin with a length of time
 */
export function minutesOf(text) {
  const parts = LENGTH.exec(text).slice(1);
  if (parts.every((part) => part === undefined)) return null;
  return parts.reduce((sum, part, at) => sum + Number((part ?? "0").replaceAll(",", "")) * MINUTES[at], 0);
}

/**
 * Read the number that a text begins with.
 *
 * @param {string} text
 * @returns {number|null} null where there is none, as in a date
 */
export function numberOf(text) {
  const found = NUMBER.exec(text);
  return found ? Number(found[0].replaceAll(",", "").replace("−", "-")) : null;
}

/** Make a field that shows the rows with all of its words. */
function filterOf(body) {
  const rows = [...body.rows].map((row) => ({ row, text: folded([...row.cells].map(textOf).join(" ")) }));
  const status = make("span.sf-table-count", { role: "status" });
  const field = make("input.sf-browse__field", { type: "search", placeholder: "Filter these rows", "aria-label": "Filter these rows", autocomplete: "off", input: draw });
  return make("p.sf-table-filter", {}, field, status);

  function draw() {
    const words = folded(field.value).split(/\s+/).filter(Boolean);
    for (const { row, text } of rows) row.hidden = !words.every((word) => text.includes(word));
    const count = rows.filter(({ row }) => !row.hidden).length;
    status.textContent = words.length ? `${count} of ${rows.length} rows` : "";
  }
}

function folded(text) {
  return text.normalize("NFKD").replace(MARKS, "").toLowerCase();
}

/** Read the rows that are shown, in their order, the headings first. */
function shown(table) {
  return [...table.rows].filter((row) => !row.hidden).map((row) => [...row.cells].map(textOf));
}

/** Name a table by its caption, else by the heading above it. */
function nameOf(table) {
  return table.caption?.textContent.trim() || headingAbove(table);
}
