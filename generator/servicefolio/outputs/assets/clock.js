/**
 * What the reader's clock says of a page that was made some time ago.
 *
 * Times carry what they mean in their attributes; the words that follow from them are set here, once
 * a minute: whether a span is on or over, how old the page is, whether a last day has passed, and
 * which day of the calendar is today.
 */

import { make } from "./search-dom.js";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Before a span begins, it is told of from so long on. */
const SOON = DAY;
let timer;

/**
 * Set the words of all times of a page, now and every minute.
 *
 * @param {ParentNode} page
 */
export function setClock(page) {
  clearInterval(timer);
  for (const time of page.querySelectorAll("time[data-sf-from]")) time.title = `Your clock: ${spanInWords(new Date(time.dataset.sfFrom), new Date(time.dataset.sfUntil))}`;
  tell(page);
  timer = setInterval(() => tell(page), MINUTE);
}

function tell(page) {
  const now = new Date();
  const today = dayOf(now);
  for (const time of page.querySelectorAll("time[data-sf-from]")) say(time, ...phaseOf(now, new Date(time.dataset.sfFrom), new Date(time.dataset.sfUntil)));
  for (const badge of page.querySelectorAll("[data-sf-times]")) sayPhase(badge, now);
  for (const time of page.querySelectorAll("time[data-sf-as-of]")) say(time, ageOf(daysBetween(time.dataset.sfAsOf, today)), "neutral");
  for (const time of page.querySelectorAll("time[data-sf-last]")) say(time, time.dataset.sfLast < today ? time.dataset.sfThen : "", "caution");
  for (const place of page.querySelectorAll("[data-sf-day]")) markDay(place, now);
}

/** Put a word behind a time, or take it away. */
function say(time, words, tone) {
  const next = time.nextElementSibling;
  const badge = next?.classList.contains("sf-clock") ? next : null;
  if (!words) {
    badge?.remove();
  } else if (badge) {
    badge.textContent = words;
    badge.className = `sf-clock sf-badge sf-${tone}`;
  } else {
    time.after(make(`span.sf-clock.sf-badge.sf-${tone}`, {}, words));
  }
}

/** Say where a window lies from now, in the place of where it lay on the day of the build. */
function sayPhase(badge, now) {
  const times = badge.dataset.sfTimes.split(" ").map((time) => time.split("/").map((moment) => new Date(moment)));
  const isOn = times.some(([from, until]) => from <= now && now < until);
  const isOver = times.every(([, until]) => until <= now);
  badge.textContent = isOn ? "on now" : badge.dataset.sfOtherwise ?? (isOver ? "over" : "to come");
  badge.className = `sf-badge sf-${isOn ? "caution" : "neutral"}`;
}

/**
 * Tell where a span lies from now.
 *
 * @param {Date} now
 * @param {Date} from
 * @param {Date} until the first moment after it
 * @returns {[string, string]} the words and their tone; no words where it is far away
 */
export function phaseOf(now, from, until) {
  if (now >= until) return ["over", "neutral"];
  if (now >= from) return [`now, for ${lengthInWords(until - now)} more`, "caution"];
  return [from - now < SOON ? `in ${lengthInWords(from - now)}` : "", "neutral"];
}

/** Say how long something takes; a minute that has begun counts. */
function lengthInWords(length) {
  if (length >= DAY) return plural(Math.floor(length / DAY), "day");
  const minutes = Math.ceil(length / MINUTE);
  return [minutes >= 60 && `${Math.floor(minutes / 60)} h`, minutes % 60 && `${minutes % 60} min`].filter(Boolean).join(" ");
}

function ageOf(days) {
  return days > 0 ? `${plural(days, "day")} old` : "";
}

function plural(count, word) {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}

/** Mark the day that is today on the clocks of the calendar, in the place of that of the build. */
function markDay(place, now) {
  const isToday = place.dataset.sfDay === dayOf(now, place.dataset.sfZone);
  if (place.localName === "td") place.classList.toggle("sf-this-day", isToday);
  const label = place.querySelector(":scope > .sf-day, :scope > dt");
  label?.querySelector("small.sf-as-of")?.remove();
  const mark = label?.querySelector("small.sf-today");
  if (isToday && !mark) label?.append(make("small.sf-today", {}, " today"));
  if (!isToday) mark?.remove();
}

/** Name the day of a moment, such as `2026-11-23`, on the clocks of a zone or the reader's own. */
function dayOf(moment, zone) {
  const part = Object.fromEntries(new Intl.DateTimeFormat("en", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" }).formatToParts(moment).map(({ type, value }) => [type, value]));
  return `${part.year}-${part.month}-${part.day}`;
}

function daysBetween(one, other) {
  return Math.round((Date.parse(other) - Date.parse(one)) / DAY);
}

function spanInWords(from, until) {
  const clock = (moment) => `${String(moment.getHours()).padStart(2, "0")}:${String(moment.getMinutes()).padStart(2, "0")}`;
  const [first, last] = [dayOf(from), dayOf(until)];
  return `${first} ${clock(from)} to ${first === last ? "" : `${last} `}${clock(until)}`;
}
