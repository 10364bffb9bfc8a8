/**
 * The site that the scripts run on: where its pages and files lie, and how its files are read.
 *
 * A site that is opened from a disk has `site-on-disk.js` in its place.
 */

const ROOT = new URL("../", import.meta.url);

/**
 * Make the address of a page a full one.
 *
 * @param {string} address as seen from the site's root, such as `services/vpn/`
 */
export function pageAt(address) {
  return new URL(address, ROOT).href;
}

/** @param {string} path as seen from the site's root */
export function fileAt(path) {
  return new URL(path, ROOT);
}

/** Address this page as others can open it. */
export function thisPage() {
  return window.location.origin + window.location.pathname;
}

/**
 * Read a file of the site.
 *
 * @param {URL} url
 * @param {"json"|"text"} wanted
 * @param {RequestCache} [cache]
 */
export async function read(url, wanted, cache = "default") {
  const response = await fetch(url, { cache });
  if (!response.ok) throw new Error(`${url.pathname}: ${response.status}`);
  return wanted === "json" ? response.json() : response.text();
}
