/** One result of the search: what it is, why it was found, and what helps. */

import { copyButton, highlight, iconOfKind, make } from "./search-dom.js";
import { fileAt, read } from "./site.js";

const LONGEST_EXCERPT = 260;
const SEEN_BEFORE = 60;
const MOST_WORDS = 8;
const MOST_SERVICES = 3;
/** How states read where the index gives no tone of its own. */
const TONES = { resolved: "good", live: "good", published: "good", open: "bad", unverified: "caution", workaround: "caution", fix_in_progress: "caution", accepted: "caution", needs_review: "caution" };

/** List the texts of a result in which matches are marked. */
export function markedTexts(result) {
  return [result.title, result.matched?.message, result.workaround, result.summary].filter(Boolean);
}

/**
 * Show a result as an entry of the list.
 *
 * The link is the option of the listbox, so that middle clicks and "copy link" work; the buttons
 * stand beside it, since an option may hold nothing that can be pressed.
 *
 * @param {object} result of the engine
 * @param {{id: string, href: string, marks: Map<string, [number, number][]>, announce: (words: string) => void}} context
 *   `marks` are the ranges that matched, by text: those of `markedTexts`
 * @returns {HTMLLIElement}
 */
export function resultItem(result, { id, href, marks: found, announce }) {
  const marks = (text) => found.get(text) ?? [];
  const title = highlight(make("span.sf-hit__title", { id: `${id}-title`, dir: "auto" }), result.title, marks(result.title));
  const facts = make("span.sf-hit__facts", { id: `${id}-facts` }, ...factsOf(result));
  const message = result.matched?.message ?? null;
  const option = make(
    "a.sf-hit__option",
    { id, href, role: "option", tabindex: "-1", "aria-selected": "false", "aria-labelledby": `${id}-title ${id}-facts` },
    title,
    facts,
    message && excerptOf(message, marks),
    !message && whyOf(result),
    result.workaround ? lineOf("Workaround ", result.workaround, marks) : result.summary && lineOf("", result.summary, marks),
    footOf(result),
  );
  const copied = message ?? result.messages?.[0];
  const buttons = [
    result.workaround && copyButton("Copy workaround", () => workaroundOf(result), announce),
    copied && copyButton("Copy message", () => copied, announce),
  ].filter(Boolean);
  return make("li.sf-hit", {}, option, buttons.length > 0 && make("div.sf-hit__actions", {}, ...buttons));
}

function* factsOf(result) {
  yield make("span.sf-hit__kind", {}, iconOfKind(result.kind), result.kindTitle ?? result.kind);
  if (result.state) {
    const tone = result.tone ?? TONES[result.state] ?? "neutral";
    yield make(`span.sf-badge.sf-${tone}`, {}, result.stateTitle ?? result.state);
  }
  if (result.kind === "known_error" && !result.verified && result.state !== "unverified") {
    yield make("span.sf-badge.sf-caution", {}, "not verified");
  }
  const services = result.services ?? [];
  if (services.length) {
    const more = services.length > MOST_SERVICES ? ` and ${services.length - MOST_SERVICES} more` : "";
    yield make("span.sf-hit__services", { dir: "auto" }, services.slice(0, MOST_SERVICES).join(", ") + more);
  }
}

/** Cut the part out of a message in which the first match stands. */
function excerptOf(message, marks) {
  const ranges = marks(message);
  const first = Math.min(...ranges.map(([from]) => from), message.length);
  const start = message.length > LONGEST_EXCERPT && first > SEEN_BEFORE && first < message.length ? first - SEEN_BEFORE : 0;
  const text = message.slice(start, start + LONGEST_EXCERPT);
  const inside = ranges.map(([from, to]) => [Math.max(0, from - start), to - start]);
  const code = highlight(make("code", { dir: "auto" }, start ? "…" : ""), text, inside);
  if (start + LONGEST_EXCERPT < message.length) code.append("…");
  return make("span.sf-hit__message", {}, make("span.sf-hit__label", {}, "Message "), code);
}

/** Fetch a workaround as it was written, where a line shows only its beginning or several steps. */
async function workaroundOf({ address, workaround }) {
  if (!workaround.includes(" · ") && !workaround.endsWith("…")) return workaround;
  try {
    const record = await read(fileAt(`api/v1/${address.replace(/\/$/, "")}.json`), "json");
    return record.workaround?.[0]?.steps ?? record.resolution ?? workaround;
  } catch {
    return workaround; // better than nothing
  }
}

function whyOf(result) {
  const words = result.matched?.words ?? [];
  if (!words.length) return null;
  const shown = words.slice(0, MOST_WORDS);
  const line = make("span.sf-hit__why", { dir: "auto" }, make("span.sf-hit__label", {}, "Found by "));
  shown.forEach((word, at) => line.append(at ? ", " : "", make("mark", {}, word)));
  if (words.length > shown.length) line.append(` and ${words.length - shown.length} more`);
  return line;
}

function lineOf(label, text, marks) {
  const words = highlight(make("span"), text, marks(text));
  return make("span.sf-hit__workaround", { dir: "auto" }, label && make("span.sf-hit__label", {}, label), words);
}

function footOf(result) {
  const parts = [];
  const version = result.matched?.version;
  if (version) parts.push(versionOf(version));
  const affected = (result.affected ?? []).map(textOf).filter(Boolean);
  if (affected.length) parts.push(make("span", { dir: "auto" }, `Affects ${affected.slice(0, MOST_SERVICES).join(", ")}`));
  if (result.verified) parts.push(make("span", {}, "Last verified ", make("time", { datetime: result.verified }, result.verified)));
  return parts.length ? make("span.sf-hit__foot", {}, ...parts) : null;
}

function versionOf({ product, version, isAffected }) {
  if (isAffected) return make("span.sf-badge.sf-caution", {}, `affects your ${product} ${version}`);
  return make("span.sf-badge", {}, `not known in your ${product} ${version}`);
}

/** An affected product is its name, alone or with its versions. */
function textOf(value) {
  if (typeof value === "string") return value;
  const { product, versions = [], ranges = [] } = value ?? {};
  const events = ranges.flatMap((range) => range.events ?? []).map(eventOf).filter(Boolean);
  return [product, versions.join(", "), events.join(", ")].filter(Boolean).join(" ");
}

function eventOf({ introduced, fixed, last_affected: last }) {
  if (introduced) return introduced === "0" ? "" : `from ${introduced}`;
  return fixed ? `until ${fixed}, which mends it` : `up to ${last}`;
}
