/**
 * The field that is typed or pasted into, and the results below it: a combobox with a listbox.
 *
 * A `textarea` may not itself be a combobox (ARIA in HTML), so the combobox is the element around
 * it. The options are owned by the listbox by reference: they stand in a plain list, beside the
 * buttons that belong to them and that a listbox may not hold.
 */

import { icon, make } from "./search-dom.js";
import { markedTexts, resultItem } from "./search-result.js";

/** More is no message any more; what is beyond is not looked at, and said so. */
export const LONGEST = 65536;
const SHORT = 120;
const TYPING_PAUSE = 80;
const EDITING_PAUSE = 250;
/** The results are announced when somebody has stopped typing, not after every letter. */
const ANNOUNCE_PAUSE = 500;
const PAGE = 5;
const WORDS_OF_FAILURE = "The search could not be loaded. Check the connection and type again.";
let boxes = 0;

/**
 * Build the field and its results.
 *
 * @param {object} options
 * @param {object} options.engine of search.js
 * @param {(address: string) => string} options.resolve makes an address of the site's root a full one
 * @param {() => object} [options.filters] values by facet
 * @param {boolean} [options.facets] whether counts are wanted
 * @param {string} [options.hint] what stands there before anything is typed
 * @param {(answer: object|null, text: string) => void} [options.onAnswer] called when results have changed
 * @param {(url: string, apart: boolean) => void} [options.open] goes to a result
 */
export function createSearchBox(options) {
  return new SearchBox(options);
}

class SearchBox {
  constructor({ engine, resolve, filters = () => ({}), facets = false, hint = "", onAnswer = () => {}, open = go }) {
    Object.assign(this, { engine, resolve, filters, facets, hint, onAnswer, open });
    this.name = `sf-search-${(boxes += 1)}`;
    this.limit = 10;
    this.turn = 0;
    this.options = [];
    this.active = -1;
    this.inList = false;
    this.isPending = false;
    this.opensWhenReady = null;
    this.build();
  }

  build() {
    const listId = `${this.name}-list`;
    this.input = make("textarea.sf-find__input", {
      rows: "1", "aria-label": "Search: a few words, a code, or a whole message", "aria-autocomplete": "list", "aria-controls": listId, "aria-haspopup": "listbox",
      "aria-describedby": `${this.name}-keys`, placeholder: "Words, a code, or the whole message", autocomplete: "off", autocapitalize: "off", autocorrect: "off", spellcheck: "false", enterkeyhint: "search", maxlength: null,
      input: (event) => this.onInput(event), keydown: (event) => this.onKey(event),
    });
    this.combobox = make("div.sf-find__combobox", { role: "combobox", "aria-expanded": "false", "aria-controls": listId, "aria-haspopup": "listbox", "aria-label": "Search" }, this.input);
    this.clear = make("button.sf-find__clear.md-icon", { type: "button", hidden: true, "aria-label": "Clear the field", title: "Clear", click: () => { this.setText(""); this.input.focus(); } }, icon("close"));
    this.status = make("p.sf-find__status");
    this.live = make("p.sf-offscreen", { role: "status", "aria-live": "polite" });
    this.listbox = make("div.sf-offscreen", { role: "listbox", id: listId, "aria-label": "Results", hidden: true });
    this.list = make("ol.sf-hits", { click: (event) => this.onClick(event), mousemove: (event) => this.onPoint(event) });
    this.below = make("div.sf-find__below");
    this.results = make("div.sf-find__results", { "aria-busy": "false" }, this.list, this.below);
    const keys = make("p.sf-offscreen", { id: `${this.name}-keys` }, "Enter opens the best result, the arrow keys choose another, Shift and Enter begin a new line.");
    this.element = make("div.sf-find", {}, make("div.sf-find__field", {}, icon("search"), this.combobox, this.clear), this.status, this.live, keys, this.listbox, this.results);
    this.reset();
  }

  get text() {
    return this.input.value;
  }

  /** Put a text into the field and search it at once. */
  setText(text) {
    this.input.value = text;
    this.changed(0, false);
  }

  /** Search the same text again, with other filters or for more results. */
  refresh() {
    this.run(false);
  }

  announce(words) {
    clearTimeout(this.announcing);
    // The same words twice would not be read twice.
    this.live.textContent = "";
    this.announcing = setTimeout(() => { this.live.textContent = words; }, 50);
  }

  onInput(event) {
    const isPaste = /^insertFrom(?:Paste|Drop|Yank)/.test(event.inputType ?? "");
    const isShort = this.text.length <= SHORT && !this.text.includes("\n");
    this.changed(isPaste ? 0 : isShort ? TYPING_PAUSE : EDITING_PAUSE, isShort && !isPaste);
  }

  /** What is typed is looked up after a pause, what is pasted at once and in full. */
  changed(pause, typing) {
    this.grow();
    this.inList = false;
    this.opensWhenReady = null;
    this.limit = 10;
    this.clear.hidden = !this.text;
    clearTimeout(this.timer);
    this.isPending = true;
    this.turn += 1; // an answer to what stood there before would come too late
    if (pause) this.timer = setTimeout(() => this.run(typing), pause);
    else this.run(typing);
  }

  grow() {
    const { style } = this.input;
    style.height = "auto";
    style.height = `${this.input.scrollHeight}px`;
  }

  async run(typing) {
    clearTimeout(this.timer);
    const turn = (this.turn += 1);
    const text = this.text.slice(0, LONGEST);
    const filters = this.filters();
    const isFiltered = Object.values(filters).some((values) => values.length);
    if (!text.trim() && !isFiltered) {
      this.reset();
      this.onAnswer(null, text);
      return;
    }
    this.isPending = true;
    this.results.setAttribute("aria-busy", "true");
    try {
      const answer = await this.engine.search(text, { limit: this.limit, filters, facets: this.facets, typing });
      if (turn !== this.turn) return;
      const marks = await this.marksOf(answer);
      const missing = isMissing(answer) ? { ...(await import("./search-missing.js")), newFileUrl: await this.engine.newFileUrl() } : null;
      if (turn === this.turn) this.show(answer, text, marks, missing);
    } catch {
      if (turn === this.turn) this.fail();
    }
  }

  /** Ask where the shown texts match, before anything of them is shown. */
  async marksOf(answer) {
    const texts = [...new Set(answer.results.flatMap(markedTexts))];
    return new Map(await Promise.all(texts.map(async (text) => [text, await this.engine.marks(text, answer)])));
  }

  reset() {
    this.settle();
    this.showItems([]);
    this.below.replaceChildren(...(this.hint ? [make("p.sf-find__hint", {}, this.hint)] : []));
    this.status.textContent = "";
    this.announce("");
  }

  fail() {
    this.settle();
    this.status.textContent = WORDS_OF_FAILURE;
    this.announce(WORDS_OF_FAILURE);
  }

  settle() {
    this.isPending = false;
    this.results.setAttribute("aria-busy", "false");
  }

  show(answer, text, marks, missing) {
    this.settle();
    const announce = (words) => this.announce(words);
    this.showItems(answer.results.map((result, at) => resultItem(result, { marks, announce, id: `${this.name}-${at}`, href: this.resolve(result.address) })));
    this.below.replaceChildren(...this.belowOf(answer, text, missing));
    this.status.replaceChildren(...this.statusOf(answer, missing));
    const best = answer.results[0]?.title;
    const said = !text.trim() && !best ? "" : isMissing(answer) ? (best ? `Nothing matches. Nearest: ${best}` : "Nothing matches") : `${counted(answer.total)}, best: ${best}`;
    clearTimeout(this.announcing);
    this.announcing = setTimeout(() => { this.live.textContent = said; }, ANNOUNCE_PAUSE);
    this.onAnswer(answer, text);
    if (this.opensWhenReady) this.openActive(this.opensWhenReady.apart);
  }

  showItems(items) {
    // Who has chosen a result keeps it when a later answer has it, too.
    const chosen = this.inList ? this.options[this.active]?.getAttribute("href") : null;
    this.list.replaceChildren(...items);
    this.options = items.map((item) => item.querySelector("[role=option]"));
    const any = this.options.length > 0;
    this.listbox.hidden = !any;
    if (any) this.listbox.setAttribute("aria-owns", this.options.map((option) => option.id).join(" "));
    else this.listbox.removeAttribute("aria-owns");
    this.combobox.setAttribute("aria-expanded", String(any));
    this.results.scrollTop = 0;
    this.active = -1;
    const kept = chosen ? this.options.findIndex((option) => option.getAttribute("href") === chosen) : -1;
    this.activate(kept >= 0 ? kept : any ? 0 : -1);
  }

  /** Lead to the offer to write down what is missing. */
  goOn() {
    const offer = this.below.querySelector("summary");
    offer?.scrollIntoView({ block: "start" });
    offer?.focus({ preventScroll: true });
  }

  statusOf(answer, missing) {
    if (missing) return this.text.trim() ? missing.missingWords(answer, () => this.goOn()) : [];
    const parts = [counted(answer.total)];
    for (const [typed, used] of answer.corrections ?? []) {
      parts.push(parts.length ? " · " : "", "no “", make("b", {}, typed), "”, shown is “", make("b", {}, used), "”");
    }
    if (this.text.length > LONGEST) parts.push(" · only the first 64 kB were looked at");
    return parts;
  }

  *belowOf(answer, text, missing) {
    const shown = answer.results.length;
    if (missing && text.trim()) {
      yield missing.missingPanel(text, { newFileUrl: missing.newFileUrl, announce: (words) => this.announce(words) });
    } else if (missing) {
      yield make("p.sf-find__hint", {}, this.hint);
    } else if (this.facets && answer.total > shown) {
      yield make("button.md-button.sf-find__more", { type: "button", click: () => this.more() }, `Show more of ${answer.total}`);
    }
  }

  async more() {
    const before = this.options.length;
    this.limit += 20;
    await this.run(false);
    this.inList = true;
    this.activate(Math.min(before, this.options.length - 1));
    this.input.focus();
  }

  /** Choose a result. Only who walks the list hears it: else every letter would be talked over. */
  activate(at) {
    this.options[this.active]?.setAttribute("aria-selected", "false");
    this.active = at;
    const option = this.options[at];
    option?.setAttribute("aria-selected", "true");
    if (option && this.inList) {
      this.input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      this.input.removeAttribute("aria-activedescendant");
    }
  }

  onKey(event) {
    // While characters are being composed, Enter and the arrows belong to the input method.
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.openActive(event.ctrlKey || event.metaKey);
    } else if (!event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey && this.walk(event.key)) {
      event.preventDefault();
    } else if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      this.leaveList();
    }
  }

  /** Move in the results, unless the key is the cursor's: within several lines of text. */
  walk(key) {
    const last = this.options.length - 1;
    if (last < 0) return false;
    const atEnd = this.input.selectionStart === this.text.length && this.input.selectionEnd === this.text.length;
    const isFree = this.inList || atEnd || !this.text.includes("\n");
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE };
    if (key in steps && isFree) {
      if (key === "ArrowUp" && this.active === 0 && this.inList) return this.leaveList();
      if (key === "ArrowUp" && !this.inList) return false;
      this.inList = true;
      this.activate(Math.max(0, Math.min(last, this.active + steps[key])));
      return true;
    }
    if ((key === "Home" || key === "End") && this.inList) {
      this.activate(key === "Home" ? 0 : last);
      return true;
    }
    return false;
  }

  leaveList() {
    this.inList = false;
    this.activate(this.options.length ? 0 : -1);
    return true;
  }

  /** Open the chosen result; while the answer is under way, as soon as it is there. */
  openActive(apart) {
    if (this.isPending) {
      this.opensWhenReady = { apart };
      this.run(false);
      return;
    }
    this.opensWhenReady = null;
    const option = this.options[this.active];
    if (option) this.open(option.href, apart);
  }

  onClick(event) {
    const option = event.target.closest("[role=option]");
    if (!option || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.open(option.href, false);
  }

  onPoint(event) {
    const option = event.target.closest(".sf-hit")?.querySelector("[role=option]");
    const at = this.options.indexOf(option);
    if (at >= 0 && at !== this.active) {
      this.inList = false;
      this.activate(at);
    }
  }
}

function isMissing(answer) {
  return Boolean(answer.nearest) || answer.results.length === 0;
}

function counted(total) {
  return total === 1 ? "1 result" : `${total} results`;
}

function go(url, apart) {
  if (apart) window.open(url, "_blank", "noopener");
  else window.location.assign(url);
}
