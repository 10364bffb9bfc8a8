/**
 * What looks private in a pasted text, and the text without it.
 *
 * Pure functions: no page, no network. A mask such as `<host-1>` is a placeholder that message
 * templates understand, so that a masked message still matches. Where it is doubtful whether
 * something is private it is masked: whoever pasted it sees what was masked, and takes back what
 * is not. Every pattern is bounded, since people paste 64 kB.
 */

/** Names that are the same everywhere, and tell nothing about anybody. */
const NOBODY = new Set(
  "admin administrator anonymous apache daemon guest local localhost machine network nobody none null postgres root sa service system undefined unknown user username www-data".split(" "),
);
/** Whose hosts a known error may name, since everybody talks to them. */
const PUBLIC = new RegExp(
  "(?:^|\\.)(?:" +
    "example\\.(?:com|net|org)|microsoft(?:online)?\\.com|windows(?:update)?\\.(?:com|net)|azure\\.com|azureedge\\.net|office(?:365)?\\.(?:com|net)|live\\.com|apple\\.com|icloud\\.com|google(?:apis)?\\.com|" +
    "gstatic\\.com|amazonaws\\.com|github(?:usercontent)?\\.com|gitlab\\.com|docker\\.(?:com|io)|npmjs\\.(?:com|org)|pypi\\.org|pythonhosted\\.org|debian\\.org|ubuntu\\.com|redhat\\.com|" +
    "mozilla\\.org|oracle\\.com|apache\\.org|maven\\.org|w3\\.org|xmlsoap\\.org|oasis-open\\.org|python\\.org|nodejs\\.org|cloudflare\\.com|letsencrypt\\.org|digicert\\.com|cluster\\.local|docker\\.internal" +
    ")$",
  "i",
);
const TLD = "com|org|net|edu|gov|mil|int|biz|info|local|internal|intranet|lan|corp|localdomain|arpa|example|test|home|office|ad|cloud|app|dev|tech|online|site|[a-z]{2}";
/** What makes a dotted name one of a file or of a class rather than of a machine. */
const FILE_ENDING = /\.(?:py|rs|sh|pl|md|so|ps|cc|js|ts|mm|vb|cs|go|gz|tf|rb|hs|ml|db|in|is|id|io)$/i;
const REVERSED = /^(?:com|org|net|io|edu|gov|java|javax|jakarta|sun|system|microsoft|android|dev|de|uk)\./i;
const OCTET = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";

/**
 * The patterns, the surest first: what one has taken the next ones leave alone. Where there is a
 * group `secret`, it alone is masked.
 */
const PATTERNS = [
  ["private key", /-----BEGIN (?:[A-Z]{1,20} ){0,3}PRIVATE KEY(?: BLOCK)?-----[\s\S]{0,8000}?(?:-----END [A-Z ]{0,40}-----|$)/g],
  ["token", /\beyJ[\w-]{8,2000}\.[\w-]{8,4000}\.[\w-]{0,1000}/g],
  ["token", /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b|\bgh[pousr]_\w{30,80}|\bgithub_pat_\w{30,100}|\bglpat-[\w-]{20,60}|\bxox[abeoprs]-[\w-]{10,100}|\bsk-[\w-]{20,200}|\bAIza[\w-]{30,60}/g],
  ["token", /\b(?:Bearer|Basic|Negotiate|NTLM)\s{1,3}(?<secret>[\w+/=.~-]{12,6000})/gi],
  ["token", /\b(?:set-)?cookie["']?\s?[:=]\s?(?<secret>[^\r\n]{4,4000})/gi],
  ["password", /:\/\/(?<secret>[^\s/:@]{1,100}:[^\s/@]{1,100})@/g],
  ["password", /(?:password|passwd|passphrase|passwort|kennwort|mot de passe|\bpwd|\bpass|\bpw|\bpin)["'`]?\s?[:=]\s?["'`]?(?<secret>(?!\s)[^\s"'`,;&<>]{2,200})/gi],
  ["password", /\s--?p(?:assword|assphrase|wd)?[ =]["']?(?<secret>[^\s"'-][^\s"']{3,100})/g],
  ["key", /(?:secret|token|api[_-]?key|access[_-]?key|account[_-]?key|shared[_-]?key|client[_-]?secret|private[_-]?key|license[_-]?key|serial(?: ?number)?|session[_-]?id|sid|sig|signature)["'`]?\s?[:=]\s?["'`]?(?<secret>[^\s"'`,;&<>]{6,4000})/gi],
  ["e-mail address", /[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g],
  ["GUID", /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi],
  ["user", /(?<!\w)(?:[A-Za-z]:)?[\\/]{1,2}(?:Users|Benutzer|Documents and Settings|home|Home)[\\/]{1,2}(?<secret>[^\s\\/:"'<>|,;)]{1,64})/g],
  ["host", /(?<![\\\w:])\\\\(?<secret>[A-Za-z0-9][\w.-]{0,62})(?=\\)/g],
  ["user", /\bS-1-5-21-\d{1,10}-\d{1,10}-\d{1,10}-\d{1,10}\b/g],
  ["user", /(?<![\\/\w:.])(?!(?:HK[A-Z]{2}|HKEY_\w+|BUILTIN|AUTHORITY)\\)[A-Z][A-Z0-9-]{1,15}\\(?<secret>[A-Za-z0-9][\w.$-]{1,40})(?![\w\\])/g],
  ["user", /\b(?:user ?name|user ?id|user|login|logon|account(?: name)?|benutzer(?:name)?|utilisateur|uid|upn|samaccountname)["']?\s?[:=]\s?["'`]?(?<secret>[\w.$@\\-]{2,64})/gi],
  ["user", /\b(?:for|by|invalid) user (?:name )?["'`]?(?<secret>[\w.$-]{2,64})/gi],
  ["user", /\b(?:user|login|account|benutzer) ["'`](?<secret>[\w.$@\\-]{2,64})["'`]/gi],
  ["MAC address", /\b[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}\b/gi],
  ["IP address", new RegExp(`(?<![\\w.-])${OCTET}(?:\\.${OCTET}){3}(?![\\w-]|\\.\\w)`, "g")],
  ["IP address", /(?<![\w:.])(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}(?![\w:])|(?<![\w:.])(?:[0-9a-f]{1,4}:){1,6}(?::[0-9a-f]{1,4}){1,6}(?![\w:])|(?<![\w:.])fe80::[0-9a-f:]{2,40}/gi],
  ["host", /\b(?:host(?: ?name)?|server(?: ?name)?|computer(?: ?name)?|machine(?: ?name)?|workstation|node|rechner)["']?\s?[:=]\s?["'`]?(?<secret>[A-Za-z0-9][\w.-]{1,100})/gi],
  ["host", /^(?:[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d|\d{4}-\d\d-\d\dT[\d:.+-]{8,20}Z?) (?<secret>[A-Za-z0-9][\w.-]{1,63}) [\w./-]{1,40}(?:\[\d{1,9}\])?:/gm],
  ["host", new RegExp(`(?<![\\w.-])(?:[A-Za-z0-9][\\w-]{0,62}\\.){1,8}(?:${TLD})(?![\\w-]|\\.\\w)`, "gi")],
  ["host", /\b(?:DESKTOP|LAPTOP|WIN|PC|SRV|VM|NB|WS|SERVER)-[A-Z0-9][A-Z0-9-]{2,14}\b/g],
  ["host", /(?<![\w./\\-])(?=[a-z0-9-]{0,40}\d)(?=[a-z0-9]{0,40}-)[a-z][a-z0-9-]{2,40}(?=:\d{2,5}\b)/gi],
  ["key", /(?<![\w/+.-])(?=[A-Za-z+/]{0,60}\d)(?=[a-z0-9+/]{0,60}[A-Z])(?=[A-Z0-9+/]{0,60}[a-z])[A-Za-z0-9+/]{32,4000}={0,2}(?![\w/+-])/g],
  ["key", /\b[0-9a-f]{32,128}\b/gi],
];

/**
 * Write a text without what looks private in it.
 *
 * @param {string} text what was pasted
 * @param {Iterable<string>} [kept] texts found earlier that are not private after all
 * @returns {{text: string, found: {kind: string, original: string, mask: string, count: number, masked: boolean}[]}}
 *   the masked text, and every different thing that was found, in the order of the text
 */
export function mask(text, kept = []) {
  const keep = new Set(kept);
  const spans = everywhere(text, find(text));
  const entries = new Map();
  const numbers = new Map();
  let masked = "";
  let end = 0;
  for (const { start, stop, kind } of spans) {
    const original = text.slice(start, stop);
    const key = `${kind} ${original.toLowerCase()}`;
    if (!entries.has(key)) {
      const number = (numbers.get(kind) ?? 0) + 1;
      numbers.set(kind, number);
      const name = `<${kind.toLowerCase().replace(" address", "").replaceAll(" ", "-")}-${number}>`;
      entries.set(key, { kind, original, mask: name, count: 0, masked: !keep.has(original) });
    }
    const entry = entries.get(key);
    entry.count += 1;
    masked += text.slice(end, start) + (entry.masked ? entry.mask : original);
    end = stop;
  }
  return { text: masked + text.slice(end), found: [...entries.values()] };
}

/** Find what is private, as ranges that do not overlap, in the order of the text. */
function find(text) {
  const taken = new Uint8Array(text.length);
  const spans = [];
  for (const [kind, pattern] of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const secret = match.groups?.secret ?? match[0];
      const start = match.index + (match.groups?.secret ? match[0].lastIndexOf(secret) : 0);
      const [from, to] = trimmed(text, start, start + secret.length);
      if (to > from && isPrivate(kind, text, from, to) && isFree(taken, from, to)) {
        taken.fill(1, from, to);
        spans.push({ start: from, stop: to, kind });
      }
    }
  }
  return spans;
}

/** Leave the full stop of a sentence outside. */
function trimmed(text, start, stop) {
  let end = stop;
  while (end > start && ".,:;)".includes(text[end - 1])) end -= 1;
  return [start, end];
}

function isFree(taken, start, stop) {
  for (let at = start; at < stop; at += 1) if (taken[at]) return false;
  return true;
}

function isPrivate(kind, text, start, stop) {
  const word = text.slice(start, stop);
  if (/^[<{$%*[(]/.test(word) || /^[*xX.•]{3,}$/.test(word)) return false; // masked by somebody already
  if (kind === "user") return !NOBODY.has(word.toLowerCase().replace(/\$$/, "")) && !/^\d+$/.test(word);
  if (kind === "IP address") return isForeignAddress(word, text.slice(Math.max(0, start - 12), start));
  if (kind === "host") return isOwnHost(word);
  return true;
}

/** A loopback address is the same everywhere, and some versions have four numbers. */
function isForeignAddress(word, before) {
  if (/^(?:127\.|0\.0\.0\.0$|255\.255\.|::1?$)/.test(word)) return false;
  if (/(?:version|release|build|firmware|\bv)[ .:=]?$/i.test(before)) return false;
  // Without a digit it is a name of C++, with only digits mostly a time.
  return word.includes(".") || (/[a-f]/i.test(word) && /\d/.test(word)) || word.split(":").length > 5;
}

function isOwnHost(word) {
  if (NOBODY.has(word.toLowerCase()) || /^[\d.]+$/.test(word) || PUBLIC.test(word)) return false;
  const parts = word.split(".");
  if (parts.length === 1) return true;
  if (REVERSED.test(word) || FILE_ENDING.test(word)) return false;
  const inside = /^(?:local|internal|intranet|lan|corp|localdomain|arpa|example|test|home|office|ad)$/i.test(parts.at(-1));
  // CamelCase is how classes and methods are written, not machines.
  if (!inside && /[a-z][A-Z]/.test(word)) return false;
  return inside || parts.length > 2 || parts.at(-1).length > 2 || /[\d-]/.test(parts[0]);
}

/** A name that is private in one place is private wherever it stands as a word of its own. */
function everywhere(text, spans) {
  const taken = new Uint8Array(text.length);
  for (const { start, stop } of spans) taken.fill(1, start, stop);
  const names = new Map();
  for (const { start, stop, kind } of spans) {
    const name = text.slice(start, stop);
    if ((kind === "user" || kind === "host" || kind === "password") && name.length > 3 && names.size < 200) names.set(name, kind);
  }
  const more = [];
  for (const [name, kind] of names) {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
      const stop = at + name.length;
      const alone = !/[\p{L}\p{N}_]/u.test((text[at - 1] ?? "") + (text[stop] ?? ""));
      if (alone && isFree(taken, at, stop)) {
        taken.fill(1, at, stop);
        more.push({ start: at, stop, kind });
      }
    }
  }
  return [...spans, ...more].sort((one, other) => one.start - other.start);
}
