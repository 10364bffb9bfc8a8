/**
 * A known error as YAML, made of what somebody typed while they were at it.
 *
 * Pure functions: no page, no network. Whatever was typed is text: it makes no key, no comment, no
 * reference to a record.
 */

import { mask } from "./masking.js";
import { clean, entry, messages, pathOf, quoted, titleOf } from "./search-stub.js";

/** Stands between texts that are masked together, so that one host has one name in all of them. */
const BETWEEN = "\n\ue0ff\n";
const LONGEST_TITLE = 80;
const MENTION = /\[\[(?=[0-9-]*[A-Za-z])/g;
const TEXTS = ["title", "message", "said", "helped"];

/**
 * Write what was typed, without what looks private in it.
 *
 * @param {{title: string, message: string, said: string, helped: string, service: string, day: string}} typed
 *   `service` is an id, `day` the day on which it is written
 * @param {Iterable<string>} kept what is not private after all
 * @returns {{path: string, text: string, found: object[]}} `found` is that of masking.js
 */
export function knownErrorOf({ service, day, ...typed }, kept) {
  const { texts, found } = masked(TEXTS.map((name) => clean(typed[name].replaceAll("\ue0ff", "\ufffd"))), kept);
  const [typedTitle, message, said, helped] = texts;
  const title = cut(oneLine(typedTitle) || titleOf(message || said || helped));
  const lines = said.split("\n").map(oneLine).filter(Boolean);
  const isMasked = found.some((item) => item.masked && message.includes(item.mask));
  const text = [
    `title: ${quoted(title)}`,
    `services: [${service}]`,
    `created: ${day}`,
    ...(message ? messages(message, isMasked) : []),
    ...(lines.length ? ["users_say:", ...lines.map((line) => `  - ${quoted(line)}`)] : []),
    ...(helped ? entry("workaround:", helped.replace(MENTION, "[\\["), "  ") : []),
    "",
  ].join("\n");
  return { path: pathOf(title), text, found };
}

/** Mask texts together; one by one where something private reaches from one into the next. */
function masked(texts, kept) {
  const whole = mask(texts.join(BETWEEN), kept);
  const parts = whole.text.split(BETWEEN);
  if (parts.length === texts.length) return { texts: parts, found: whole.found };
  const each = texts.map((text) => mask(text, kept));
  return { texts: each.map((item) => item.text), found: each.flatMap((item) => item.found) };
}

function oneLine(text) {
  return text.replace(/[\s\u0085\u2028\u2029\ufeff]+/g, " ").trim();
}

function cut(title) {
  const characters = [...title];
  return characters.length > LONGEST_TITLE ? `${characters.slice(0, LONGEST_TITLE - 1).join("").trimEnd()}…` : title;
}
