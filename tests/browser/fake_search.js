/**
 * An engine for tests of what is built around it: few records, and answers that can be late.
 * `slow` in a text delays its answer, `broken` fails, `nothing` matches nothing.
 */

const RECORDS = [
  {
    id: "vpn-root-ca", kind: "known_error", kindTitle: "Known error", process: "operation", state: "workaround", stateTitle: "workaround", title: "VPN says the certificate is not trusted", address: "known-errors/vpn-root-ca-2026/",
    services: ["Remote access (VPN)"], serviceIds: ["vpn"], verified: "2026-11-20", messages: ["0x800B0109: A certificate chain processed, but terminated in a root certificate which is not trusted"],
    workaround: "Install \"Root CA 2026\" from the Software Center", affected: ["VPN client 4.9"],
  },
  {
    id: "hostile", kind: "known_error", kindTitle: "Known error", process: "operation", state: "unverified", stateTitle: "unverified", title: "<img src=x onerror=alert(1)> <b>certificate</b> \u202ertl \"quotes\" & 'more'", address: "known-errors/odd-message/",
    services: ["<script>alert(2)</script>"], serviceIds: ["vpn"], verified: null, messages: ["<i>certificate</i>\n\tat <script>alert(3)</script>"], workaround: "<u>certificate</u> `x`", affected: [],
  },
  {
    id: "vpn", kind: "service", kindTitle: "Service", process: "strategy", state: "live", stateTitle: "live", title: "Remote access (VPN)", address: "services/vpn/",
    services: [], serviceIds: [], verified: null, messages: [], workaround: null, affected: [],
  },
  ...Array.from({ length: 24 }, (_, at) => ({
    id: `printer-${at}`, kind: "article", kindTitle: "Article", process: "operation", state: "published", stateTitle: "published", title: `Printer tip ${at + 1}`, address: `articles/printer-${at}/`,
    services: ["Printing"], serviceIds: ["printing"], verified: null, messages: [], workaround: null, affected: [],
  })),
];
const FACETS = { kind: (record) => [record.kind], service: (record) => record.serviceIds, state: (record) => [record.state], process: (record) => [record.process] };
const LABELS = Object.fromEntries(RECORDS.flatMap((record) => [[record.kind, record.kindTitle], ...record.serviceIds.map((id, at) => [id, record.services[at]])]));

export function openSearch(folder) {
  globalThis.sfSearches = [];
  return new Engine(folder);
}

class Engine {
  #words = [];

  constructor(folder) {
    this.folder = folder;
  }

  async search(text, { limit = 10, filters = {}, facets = false, typing = false } = {}) {
    globalThis.sfSearches.push({ text, typing, filters: structuredClone(filters) });
    if (text.includes("slow")) await new Promise((resolve) => setTimeout(resolve, 700));
    if (text.includes("broken")) throw new Error("no index");
    const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    const said = (record) => [record.title, record.workaround, ...record.messages].join(" ").toLowerCase();
    const held = (record) => words.filter((word) => said(record).includes(word));
    const scored = RECORDS.map((record) => ({ ...record, score: held(record).length, matched: { words: held(record), message: record.messages[0] ?? null } }));
    const found = scored.filter((record) => record.score || !words.length).sort((one, other) => other.score - one.score);
    const admits = (record, except) => Object.keys(FACETS).every((name) => name === except || !filters[name]?.length || FACETS[name](record).some((value) => filters[name].includes(value)));
    const admitted = found.filter((record) => admits(record, null));
    const nearest = text.includes("nothing") || !admitted.length;
    this.#words = words;
    return {
      results: nearest && words.length ? scored.slice(0, 3) : admitted.slice(0, limit), total: admitted.length, nearest, corrections: text.includes("certifcate") ? [["certifcate", "certificate"]] : [],
      facets: facets ? Object.fromEntries(Object.keys(FACETS).map((name) => [name, counted(found.filter((record) => admits(record, name)), FACETS[name])])) : null,
    };
  }

  async marks(text) {
    const lower = text.toLowerCase();
    return this.#words.flatMap((word) => [...lower.matchAll(new RegExp(word, "gu"))].map((match) => [match.index, match.index + word.length]));
  }

  async newFileUrl() {
    return globalThis.sfNewFileUrl ?? null;
  }
}

function counted(records, valuesOf) {
  const counts = new Map();
  for (const value of records.flatMap(valuesOf)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => [value, LABELS[value] ?? value, count]);
}
