/**
 * Tables as CSV, as spreadsheets read it.
 */

const BYTE_ORDER_MARK = "\uFEFF";
/** What a spreadsheet would take for a formula, in either width. */
const FORMULA = /^[=+\-@＝＋－＠]/;

/**
 * Write rows as CSV (RFC 4180), in UTF-8 with the mark by which Excel knows that.
 *
 * No cell is a formula: what looks like the beginning of one gets an apostrophe before it.
 *
 * @param {string[][]} rows
 * @returns {string}
 */
export function csvOf(rows) {
  const lines = rows.map((row) => row.map(cell).join(","));
  return `${BYTE_ORDER_MARK}${lines.join("\r\n")}\r\n`;
}

function cell(text) {
  const plain = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n;]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/**
 * Read the text of a cell in one line, what stands below each other behind semicolons.
 *
 * @param {HTMLTableCellElement|undefined} place
 * @returns {string}
 */
export function textOf(place) {
  if (!place) return "";
  const copy = place.cloneNode(true);
  // What the reader's clock says is true while it is read, and not in a file.
  for (const badge of copy.querySelectorAll(".sf-clock")) badge.remove();
  for (const mark of copy.querySelectorAll("br")) mark.replaceWith("\n");
  for (const block of copy.querySelectorAll("li, p, div, dt, dd, summary")) block.append("\n");
  return copy.textContent.split("\n").map((line) => line.replace(/\s+/g, " ").trim()).filter(Boolean).join("; ");
}

/** Name a file by words, without what a file system might not like. */
export function fileName(...words) {
  const parts = words.map((word) => word.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, ""));
  return `${[...new Set(parts)].filter(Boolean).join("-").slice(0, 80) || "table"}.csv`;
}

/** Hand a file to the reader. */
export function save(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
