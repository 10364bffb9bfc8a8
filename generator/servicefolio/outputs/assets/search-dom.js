/**
 * What the search is built of: elements, icons, highlights, buttons that copy.
 *
 * Text only ever becomes text nodes: nothing that somebody wrote or pasted is read as HTML. No
 * element carries a style of its own, so that a strict Content-Security-Policy holds.
 */

const SVG = "http://www.w3.org/2000/svg";
/** From Material Design Icons, as the theme's own icons are. */
const ICONS = {
  search: "M9.5 3A6.5 6.5 0 0 1 16 9.5c0 1.61-.59 3.09-1.56 4.23l.27.27h.79l5 5-1.5 1.5-5-5v-.79l-.27-.27A6.52 6.52 0 0 1 9.5 16 6.5 6.5 0 0 1 3 9.5 6.5 6.5 0 0 1 9.5 3m0 2C7 5 5 7 5 9.5S7 14 9.5 14 14 12 14 9.5 12 5 9.5 5",
  close: "M19 6.41 17.59 5 12 10.59 6.41 5 5 6.41 10.59 12 5 17.59 6.41 19 12 13.41 17.59 19 19 17.59 13.41 12z",
  copy: "M19 21H8V7h11m0-2H8a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h11a2 2 0 0 0 2-2V7a2 2 0 0 0-2-2m-3-4H4a2 2 0 0 0-2 2v14h2V3h12z",
  done: "M21 7 9 19l-5.5-5.5 1.41-1.41L9 16.17 19.59 5.59z",
  fault: "M11 15h2v2h-2zm0-8h2v6h-2zm1-5C6.47 2 2 6.5 2 12a10 10 0 0 0 10 10 10 10 0 0 0 10-10A10 10 0 0 0 12 2m0 18a8 8 0 0 1-8-8 8 8 0 0 1 8-8 8 8 0 0 1 8 8 8 8 0 0 1-8 8",
  service: "M3 11h8V3H3m2 2h4v4H5m8 12h8v-8h-8m2 2h4v4h-4M3 21h8v-8H3m2 2h4v4H5m8-16v8h8V3m-2 6h-4V5h4Z",
  request: "M17 18a2 2 0 0 1 2 2 2 2 0 0 1-2 2 2 2 0 0 1-2-2c0-1.11.89-2 2-2M1 2h3.27l.94 2H20a1 1 0 0 1 1 1c0 .17-.05.34-.12.5l-3.58 6.47c-.34.61-1 1.03-1.75 1.03H8.1l-.9 1.63-.03.12a.25.25 0 0 0 .25.25H19v2H7a2 2 0 0 1-2-2c0-.35.09-.68.24-.96l1.36-2.45L3 4H1zm6 16a2 2 0 0 1 2 2 2 2 0 0 1-2 2 2 2 0 0 1-2-2c0-1.11.89-2 2-2m9-7 2.78-5H6.14l2.36 5z",
  document: "M6 2a2 2 0 0 0-2 2v16a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2V8l-6-6zm0 2h7v5h5v11H6zm2 8v2h8v-2zm0 4v2h5v-2z",
  incident: "M7 2h10l-3.5 7H17l-7 13v-8H7zm2 2v8h3v2.66L14 11h-3.76l3.52-7z",
  change: "m21 9-4-4v3h-7v2h7v3M7 11l-4 4 4 4v-3h7v-2H7z",
  people: "M12 5.5A3.5 3.5 0 0 1 15.5 9a3.5 3.5 0 0 1-3.5 3.5A3.5 3.5 0 0 1 8.5 9 3.5 3.5 0 0 1 12 5.5M5 19v-1.5c0-2 3.1-3.5 7-3.5s7 1.5 7 3.5V19z",
};
const ICON_OF_KIND = {
  known_error: "fault", problem: "fault", incident: "incident", event: "incident", service: "service",
  configuration_item: "service", request_model: "request", offering: "request", change: "change",
  change_model: "change", release: "change", team: "people", supplier: "people", customer: "people",
};
const COPIED_FOR = 2000;

/**
 * Make an element. Text among the children becomes text nodes, and what is null is left out.
 *
 * @param {string} name of the tag, with classes behind dots
 * @param {Object<string, unknown>} attributes functions listen to an event; false and null are left out
 * @param {...(Node|string|null|false)} children
 * @returns {HTMLElement}
 */
export function make(name, attributes = {}, ...children) {
  const [tag, ...classes] = name.split(".");
  const element = document.createElement(tag);
  if (classes.length) element.className = classes.join(" ");
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(key, value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/**
 * Draw an icon, which says nothing: the words beside it do.
 *
 * @param {keyof ICONS} name
 * @returns {SVGElement}
 */
export function icon(name) {
  const drawing = document.createElementNS(SVG, "svg");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("aria-hidden", "true");
  drawing.setAttribute("class", "sf-icon");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  drawing.append(path);
  return drawing;
}

/** Draw the icon of a kind of record. */
export function iconOfKind(kind) {
  return icon(ICON_OF_KIND[kind] ?? "document");
}

/**
 * Write a text into an element, with some ranges of it marked.
 *
 * @param {HTMLElement} element
 * @param {string} text
 * @param {[number, number][]} ranges from, to; in any order, and they may overlap
 * @returns {HTMLElement} the element
 */
export function highlight(element, text, ranges) {
  let end = 0;
  const ordered = [...ranges].sort((one, other) => one[0] - other[0]);
  for (const [from, to] of ordered) {
    const start = Math.max(from, end);
    const stop = Math.min(to, text.length);
    if (stop <= start) continue;
    element.append(text.slice(end, start), make("mark", {}, text.slice(start, stop)));
    end = stop;
  }
  element.append(text.slice(end));
  return element;
}

/**
 * Make a button that copies a text and says so.
 *
 * @param {string} label
 * @param {() => string | Promise<string>} text what to copy, asked for when the button is pressed
 * @param {(words: string) => void} announce tells those who cannot see it
 * @returns {HTMLButtonElement}
 */
export function copyButton(label, text, announce) {
  const words = make("span", {}, label);
  const button = make("button.sf-copy", { type: "button" }, icon("copy"), words);
  let timer;
  button.addEventListener("click", async () => {
    const copied = await copy(await text());
    clearTimeout(timer);
    words.textContent = copied ? "Copied" : "Not copied";
    button.replaceChild(icon(copied ? "done" : "copy"), button.firstChild);
    announce(copied ? `Copied: ${label.replace(/^Copy /, "")}` : "The browser did not let it be copied");
    timer = setTimeout(() => {
      words.textContent = label;
      button.replaceChild(icon("copy"), button.firstChild);
    }, COPIED_FOR);
  });
  return button;
}

/**
 * Copy a text to the clipboard.
 *
 * @param {string} text
 * @returns {Promise<boolean>} whether it is there now
 */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/** Copy where the newer way is not there: on pages without https. */
function copyBySelection(text) {
  const area = make("textarea.sf-offscreen", { "aria-hidden": "true", tabindex: "-1" });
  area.value = text;
  const focused = document.activeElement;
  // Inside the dialog that is open: outside of it nothing can be selected.
  (focused?.closest("dialog") ?? document.body).append(area);
  area.select();
  const copied = document.execCommand("copy");
  area.remove();
  focused?.focus();
  return copied;
}
