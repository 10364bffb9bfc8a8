/**
 * Whether a version that a pasted text names has a fault: the twin of search/versions.py, which
 * says how and why.
 */

const GAP = "(?:[ @:=\\/\\-_(]|v|ver|version){1,12}";
const NUMBERS = "[0-9]{1,9}(?:\\.[0-9]{1,9}){0,4}";
const WITH_ENDING = /^([a-z0-9]{3,60})\.(?:js|net|io|py)$/;

/**
 * Find the first version in a text of a product with the fault.
 * @param {string[]} lines cleaned and folded
 * @param {{product: string, versions?: string[], ranges?: object[]}[]} affected
 * @param {(text: string) => string} fold
 * @returns {{product: string, version: string, isAffected: boolean} | null}
 */
export function versionNamed(lines, affected, fold) {
  for (const item of affected) {
    for (const name of namesOf(fold(item.product))) {
      const escaped = name.replace(/[.*+?^${}()|[\]\\/]/gu, "\\$&");
      const pattern = new RegExp(`(?:^|[^a-z0-9])${escaped}${GAP}(${NUMBERS})`, "u");
      for (const line of lines) {
        const version = pattern.exec(line)?.[1];
        if (version) {
          return { product: item.product, version, isAffected: isAffected(version, item) };
        }
      }
    }
  }
  return null;
}

function namesOf(product) {
  const last = product.slice(product.lastIndexOf("/") + 1).split("@")[0];
  const short = WITH_ENDING.exec(last)?.[1];
  return [...([...last].length < 3 ? [] : [last]), ...(short ? [short] : [])];
}

function isAffected(version, { versions = [], ranges = [] }) {
  if (!versions.length && !ranges.length) return true;
  const own = numbersOf(version);
  const isListed = versions.some((listed) => compare(numbersOf(listed), own) === 0);
  return isListed || ranges.some(({ events }) => inRange(version, events));
}

function inRange(version, events) {
  const own = numbersOf(version);
  const told = events.flatMap((event) => Object.entries(event));
  told.sort(([, a], [, b]) => compare(numbersOf(a), numbersOf(b)));
  let inside = false;
  for (const [what, at] of told) {
    const order = compare(own, numbersOf(at));
    if (what === "introduced" && (at === "0" || order >= 0)) inside = true;
    else if (what === "fixed" && order >= 0) inside = false;
    else if (what === "last_affected" && order > 0) inside = false;
  }
  return inside;
}

function numbersOf(version) {
  const found = new RegExp(`^${NUMBERS}`, "u").exec(version);
  const numbers = found ? found[0].split(".").map(Number) : [];
  while (numbers.length && !numbers.at(-1)) numbers.pop();
  return numbers;
}

function compare(a, b) {
  for (let at = 0; at < Math.min(a.length, b.length); at += 1) {
    if (a[at] !== b[at]) return a[at] - b[at];
  }
  return a.length - b.length;
}
