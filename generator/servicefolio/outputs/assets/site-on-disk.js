/**
 * The twin of `site.js` on a site that is opened from a disk (site/offline.py makes it).
 *
 * Browsers fetch nothing from a disk, but they load classic scripts from it. So each file that
 * scripts read has one beside it, with `.js` behind its name, that hands its text over. Nor does
 * anything lead from a folder to the page in it: addresses name its file.
 */

const ROOT = new URL("../", document.currentScript.src);
const given = new WeakMap();

/** What each of these scripts calls with the text of its file. */
globalThis.servicefolioFile = (text) => given.set(document.currentScript, text);

/** @param {string} address as seen from the site's root, such as `services/vpn/` */
export function pageAt(address) {
  return new URL(address.replace(/(^|\/)(?=$|[?#])/, "$1index.html"), ROOT).href;
}

/** @param {string} path as seen from the site's root */
export function fileAt(path) {
  return new URL(path, ROOT);
}

/** Address this page as others can find it: where the site is published, or else within the site. */
export function thisPage() {
  return document.querySelector("link[rel=canonical]")?.href ?? pathWithin(window.location);
}

function pathWithin({ pathname }) {
  return pathname.slice(ROOT.pathname.length).replace(/index\.html$/, "");
}

/** @param {URL} url @param {"json"|"text"} wanted */
export async function read(url, wanted) {
  const text = await handedOver(`${url}.js`);
  return wanted === "json" ? JSON.parse(text) : text;
}

function handedOver(address) {
  const script = document.createElement("script");
  script.src = address;
  return new Promise((resolve, reject) => {
    script.addEventListener("load", () => (given.has(script) ? resolve(given.get(script)) : reject(new Error(address))));
    script.addEventListener("error", () => reject(new Error(address)));
    document.head.append(script);
  }).finally(() => script.remove());
}
