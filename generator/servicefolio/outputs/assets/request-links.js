/**
 * Links that open a ticket filled in, for the ticket systems that take a title and a text in their
 * address. Pure functions: no page, no network.
 *
 * Whatever was typed is data: it ends up in the value of a parameter, and never moves the link to
 * another host, page or parameter.
 */

/** Hosts answer 414 to addresses of more than about 8,000 characters; some mail programs cut at 2,000. */
const LONGEST = { mail: 1900, others: 7000 };

/** The parameters of each system. Where there is none, its address takes no text. */
const PARAMETERS = {
  github: ({ title, body }) => [["title", title], ["body", body]],
  gitlab: ({ title, body }) => [["issue[title]", title], ["issue[description]", body]],
  glpi: ({ title, body }) => [["name", title], ["content", body]],
  itop: ({ title, body }) => [["default[title]", title], ["default[description]", body]],
  jira: ({ title, body }) => [["summary", title], ["description", body]],
  // An encoded query sets fields; ^ stands between them, and ^^ is one that was typed.
  servicenow: ({ title, body }) => [["sysparm_query", `short_description=${doubled(title)}^description=${doubled(body)}`]],
  mail: ({ title, body }) => [["subject", title], ["body", body.replace(/\r?\n/g, "\r\n")]],
};

function doubled(text) {
  return text.replaceAll("^", "^^");
}

/**
 * Make a link.
 *
 * @param {string} system a key of the setting `request`
 * @param {string} address what stands there: a mailbox, or the address of a new ticket
 * @param {{title: string, body: string}} ticket
 * @returns {{url: string, whole: boolean}} `whole` tells whether title and body are in it
 */
export function requestLink(system, address, { title, body }) {
  const parameters = PARAMETERS[system];
  if (!parameters) return { url: address, whole: false };
  const filled = (text) => withParameters(system, address, parameters({ title: oneLine(title), body: text }));
  const url = filled(body);
  if (url.length <= (LONGEST[system] ?? LONGEST.others)) return { url, whole: true };
  return { url: filled(""), whole: false };
}

function withParameters(system, address, pairs) {
  const query = pairs.map(([key, value]) => `${encoded(key)}=${encoded(value)}`).join("&");
  if (system === "mail") return `mailto:${address}?${query}`;
  const url = new URL(address);
  url.search = url.search ? `${url.search}&${query}` : query;
  return url.href;
}

/** Encode everything that could mean something, and replace halves of characters, which no address can hold. */
function encoded(text) {
  const whole = text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
  return encodeURIComponent(whole).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

function oneLine(text) {
  return text.replace(/\s+/g, " ").trim();
}

/**
 * Write the ticket: what is asked for, and what was entered.
 *
 * @param {{request: string, answers: [string, string][], address: string}} asked `address` is that of the page
 * @returns {{title: string, body: string}}
 */
export function ticketOf({ request, answers, address }) {
  const lines = answers.filter(([, value]) => value.trim()).map(([name, value]) => (value.includes("\n") ? `${name}:\n${value}` : `${name}: ${value}`));
  return { title: oneLine(request), body: [...lines, "", address].join("\n") };
}
