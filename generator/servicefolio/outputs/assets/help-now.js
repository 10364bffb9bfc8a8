/**
 * Says whether somebody helps now, by the reader's clock.
 *
 * The hours stand in the page as moments in UTC, as far ahead as its build knew them. Before and
 * after that nothing is said: the page shows the hours in words either way.
 */

const MINUTE = 60000;
const DAY = 24 * 60 * MINUTE;

/**
 * Tell what holds at a moment.
 *
 * @param {string} hours ISO 8601 intervals in order, with spaces between
 * @param {string} known the interval of which they tell
 * @param {number} now in milliseconds
 * @returns {{open: boolean, until: number|null}|null} `until` is when that changes, null where it
 *   does not in the time that is known; null where nothing is known of the moment
 */
export function helpAt(hours, known, now) {
  const [first, last] = interval(known);
  if (!(now >= first && now < last)) return null;
  const spans = hours.split(" ").filter(Boolean).map(interval);
  const at = spans.find(([, end]) => end > now);
  if (!at) return { open: false, until: null };
  const [start, end] = at;
  if (start > now) return { open: false, until: start };
  return { open: true, until: end < last ? end : null };
}

function interval(text) {
  return text.split("/").map((moment) => Date.parse(moment));
}

/**
 * Say it in words, with times on the reader's clock.
 *
 * @param {{open: boolean, until: number|null}} help
 * @param {number} now
 * @param {string} [zone] the reader's unless another is asked for
 * @returns {string}
 */
export function wordsOf(help, now, zone) {
  if (help.open) return help.until === null ? "Open now." : `Open now, until ${moment(help.until, now, zone)}.`;
  return help.until === null ? "Closed now." : `Closed now; opens ${moment(help.until, now, zone)}.`;
}

function moment(at, now, zone) {
  const clock = format({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }, at, zone);
  if (isSameDay(at, now, zone)) return clock;
  if (isSameDay(at, now + DAY, zone)) return `tomorrow ${clock}`;
  const isNear = at - now < 6 * DAY;
  const day = format({ weekday: "long", ...(isNear ? {} : { day: "numeric", month: "long" }) }, at, zone);
  return `${day} ${clock}`;
}

function isSameDay(one, other, zone) {
  const parts = { year: "numeric", month: "2-digit", day: "2-digit" };
  return format(parts, one, zone) === format(parts, other, zone);
}

function format(parts, at, zone) {
  return new Intl.DateTimeFormat("en-GB", { ...parts, timeZone: zone }).format(at);
}

/**
 * Keep an element up to date.
 *
 * @param {HTMLElement} element with `.sf-help__now` in it, and perhaps `.sf-help__otherwise`
 */
export function mount(element) {
  const { sfHours: hours = "", sfKnown: known = "", sfZone: home } = element.dataset;
  const words = element.querySelector(".sf-help__now");
  const otherwise = element.querySelector(".sf-help__otherwise");

  function update() {
    if (!element.isConnected) return clearInterval(timer);
    const now = Date.now();
    const help = helpAt(hours, known, now);
    words.hidden = !help;
    if (!help) return undefined;
    const text = wordsOf(help, now) + (help.until !== null && isElsewhere(help.until, home) ? " Times are those of your clock." : "");
    if (words.textContent !== text) words.textContent = text;
    words.className = `sf-help__now sf-${help.open ? "good" : "neutral"}`;
    if (otherwise) otherwise.textContent = help.open ? "Out of hours" : "Until then";
    return undefined;
  }

  const timer = setInterval(update, MINUTE / 2);
  document.addEventListener("visibilitychange", update);
  update();
}

/** Tell whether the reader's clock shows another time than that of the place of the hours. */
function isElsewhere(at, home) {
  const clock = { day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  try {
    return Boolean(home) && format(clock, at) !== format(clock, at, home);
  } catch {
    return false;
  }
}
