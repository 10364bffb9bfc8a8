/**
 * A known error to begin with, made of a pasted message: YAML that reads back as that message.
 *
 * Pure functions. What is written is what `servicefolio new known_error --message` writes: colour
 * codes of a terminal go, other control characters become visible ones, a single line stands
 * below `messages: |`, several lines are one message of a list.
 */

const LONGEST_TITLE = 80;
const LONGEST_NAME = 63;
/** Hosts answer 414 to addresses of more than about 8,000 characters. */
const LONGEST_ADDRESS = 7000;
const COLOUR = /\x1b(?:\[[0-?]{0,64}[ -/]{0,8}[@-~]|\][^\x07\x1b]{0,2048}(?:\x07|\x1b\\))/g;
const CONTROL = /[\0-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** What only double quotes can hold: YAML takes some of these for the ends of lines. */
const NEEDS_ESCAPE = /[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ufefe\uff00-\ufffd]/;
const FOLDED = { ß: "ss", æ: "ae", ø: "o", œ: "oe", ł: "l" };
/** What log lines begin with: times, levels in brackets, process numbers. */
const PREAMBLE = /^(?:[[(]?\d{1,4}[-/.:T]\d{1,2}[-/.:\dT,Z+ ]{2,24}[\])]?|[A-Z][a-z]{2} +\d{1,2} [\d:]{5,8}|\[[^\]]{0,40}\]|(?:ERROR|WARN(?:ING)?|INFO|FATAL|CRITICAL|SEVERE|DEBUG|TRACE)\b|<[a-z-]{1,20}-\d+>|[\s:|,;>*#-]+)/;
const FRAME = /^\s*(?:at |File "|\.\.\. \d+ more|Traceback |#\d+ )/;

/**
 * Write pasted text as a record can hold it.
 *
 * @param {string} text
 * @returns {string}
 */
export function clean(text) {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(COLOUR, "")
    .replace(CONTROL, (character) => shown(character.charCodeAt(0)))
    .replace(/^(?:[^\S\n]*\n)+/, "")
    .replace(/\s+$/, "");
}

function shown(code) {
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return `\\u${code.toString(16).toUpperCase().padStart(4, "0")}`;
}

/**
 * Make a title of a message: its first line that says something, without times and levels.
 *
 * @param {string} message
 * @returns {string}
 */
export function titleOf(message) {
  const lines = message.split("\n").filter((line) => line.trim());
  const telling = lines.find((line) => !FRAME.test(line) && /\p{L}{3}/u.test(line)) ?? lines[0] ?? "";
  let title = telling.slice(0, 1000).replace(/[\s\u0085\u2028\u2029\ufeff]+/g, " ").trim();
  for (let match = PREAMBLE.exec(title); match?.[0] && match[0].length < title.length; match = PREAMBLE.exec(title)) {
    title = title.slice(match[0].length);
  }
  const characters = [...title];
  if (characters.length > LONGEST_TITLE) {
    const cut = characters.slice(0, LONGEST_TITLE - 1).join("");
    title = `${cut.replace(/\s\S{0,20}$/, "").trimEnd()}…`;
  }
  return title || "A new known error";
}

/**
 * Suggest the path of a new file.
 *
 * @param {string} title
 * @returns {string} such as `kb/known-errors/vpn-refuses-the-certificate.yaml`
 */
export function pathOf(title) {
  const folded = title.replace(/<[a-z-]+-\d+>/g, " ").toLowerCase().replace(/[ßæøœł]/g, (letter) => FOLDED[letter]).normalize("NFKD").replace(/[\u0300-\u036f]/g, "");
  const name = folded.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, LONGEST_NAME);
  const whole = name.length === LONGEST_NAME ? name.replace(/-[^-]*$/, "") : name;
  return `kb/known-errors/${/[a-z]/.test(whole) ? whole.replace(/-+$/, "") : "new-known-error"}.yaml`;
}

/**
 * Write the record.
 *
 * @param {{title: string, message: string, masked?: boolean, service?: string}} known `message` is
 *   clean; with `masked`, parts of it are placeholders
 * @returns {string} YAML
 */
export function stubOf({ title, message, masked = false, service = "TODO" }) {
  return [
    `title: ${quoted(title)}`,
    "# The services in which it is seen, by their ids, such as [vpn].",
    ...(service === "TODO" ? [] : ["# TODO: is it this one?"]),
    `services: [${service}]`,
    ...messages(message, masked),
    "# What helps until it is mended, step by step.",
    "# workaround: |",
    "#   1. ...",
    "",
  ].join("\n");
}

/**
 * Write the messages of a record.
 *
 * @param {string} message is clean
 * @param {boolean} masked whether parts of it are placeholders
 * @returns {string[]} lines of YAML
 */
export function messages(message, masked) {
  const isLine = !message.includes("\n");
  if (isLine && !masked && !NEEDS_ESCAPE.test(message)) return ["messages: |" + header(message, 2), `  ${message}`];
  if (!masked) return ["messages:", ...entry("  -", message, "    ")];
  return ["messages:", "  - match: template # what stands in <...> was private, and may be anything", ...entry("    text:", message, "      ")];
}

/**
 * Write a text behind its key or dash: as a block, or in quotes where a block cannot hold it.
 *
 * @param {string} head such as `workaround:`
 * @param {string} text is clean
 * @param {string} pad how deep the text stands
 * @returns {string[]} lines of YAML
 */
export function entry(head, text, pad) {
  if (!NEEDS_ESCAPE.test(text)) {
    return [`${head} |${header(text, 2)}-`, ...text.split("\n").map((line) => (line ? pad + line : ""))];
  }
  const lines = text.split("\n").map((line) => quoted(line).slice(1, -1));
  // White space at the beginning of a line would be taken for its indentation.
  const rest = lines.slice(1).map((line) => pad + (/^[ \t]/.test(line) ? `\\${line}` : line));
  return [`${head} "${lines[0]}`, ...rest].map((line, at, all) => (at < all.length - 1 ? `${line}\\n\\` : `${line}"`));
}

/** Say how deep the block is indented where its text hides that. */
function header(text, depth) {
  return /^[ \t\n]/.test(text) ? String(depth) : "";
}

/** Quote a text; JSON's strings are YAML's double-quoted ones. */
export function quoted(text) {
  return JSON.stringify(text).replace(/[^\x20-\x7e\xa0-\u2027\u202a-\ufefe\uff00-\ufffd]/g, (character) => `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`);
}

/**
 * Address the repository host's editor with a new file in it.
 *
 * @param {string} template with `{path}`, and `{content}` where the host takes one
 * @param {string} path
 * @param {string} content
 * @returns {{url: string, whole: boolean}} `whole` tells whether the content is in the address
 */
export function newFileUrl(template, path, content) {
  const filled = (text) => template.replace("{path}", () => encodeURIComponent(path)).replace("{content}", () => encodeURIComponent(text));
  const url = filled(content);
  const whole = template.includes("{content}") && url.length <= LONGEST_ADDRESS;
  return { url: whole ? url : filled(""), whole };
}
