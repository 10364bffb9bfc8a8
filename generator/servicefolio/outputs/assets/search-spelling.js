/** What a word may mean that nobody wrote: the twin of search/spelling.py. */

const LETTERS = /^[a-z]+$/;

/** Name the list of words that a letter stands for. */
export function initial(letter) {
  if (letter >= "a" && letter <= "z") return letter;
  return letter >= "0" && letter <= "9" ? "0" : "_";
}

function byCount(spelt) {
  return (a, b) => spelt.get(b) - spelt.get(a) || (a < b ? -1 : 1);
}

/** Find the words that begin so, those that most entries say first. */
export function endings(beginning, spelt, { shortestBeginning, mostEndings }) {
  if ([...beginning].length < shortestBeginning) return [];
  const found = [...spelt.keys()].filter((word) => word.startsWith(beginning));
  return found.sort(byCount(spelt)).slice(0, mostEndings);
}

/** Find the words that differ by a letter, or in long ones by two; the likeliest first. */
export function slips(typed, spelt, { shortestSlip, shortestDoubleSlip, mostSlips }) {
  if (typed.length < shortestSlip || !LETTERS.test(typed)) return [];
  const allowed = typed.length < shortestDoubleSlip ? 1 : 2;
  const near = new Map();
  for (const word of spelt.keys()) {
    const swapped = word[0] === typed[1] && word[1] === typed[0];
    if (Math.abs(word.length - typed.length) > allowed) continue;
    if (word[0] !== typed[0] && !swapped) continue;
    const off = distance(typed, word, allowed);
    if (off <= allowed) near.set(word, off);
  }
  const count = byCount(spelt);
  const nearest = (a, b) => near.get(a) - near.get(b) || count(a, b);
  return [...near.keys()].sort(nearest).slice(0, mostSlips);
}

function distance(first, second, allowed) {
  let earlier = [];
  let before = [];
  let row = Array.from({ length: second.length + 1 }, (_, at) => at);
  for (let i = 1; i <= first.length; i += 1) {
    [earlier, before, row] = [before, row, [i]];
    for (let j = 1; j <= second.length; j += 1) {
      const replaced = before[j - 1] + (first[i - 1] === second[j - 1] ? 0 : 1);
      let cost = Math.min(before[j] + 1, row[j - 1] + 1, replaced);
      const swapped = i > 1 && j > 1 && first[i - 1] === second[j - 2] && first[i - 2] === second[j - 1];
      if (swapped) cost = Math.min(cost, earlier[j - 2] + 1);
      row.push(cost);
    }
    if (Math.min(...row) > allowed) return allowed + 1;
  }
  return Math.min(row[second.length], allowed + 1);
}
