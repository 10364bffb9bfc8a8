/**
 * Links that open a ticket filled in, for the ticket systems that take a title and a text in their
 * address. Pure functions: no page, no network.
 *
 * Whatever was typed is data: it ends up in the value of a parameter, and never moves the link to
 * another host, page or parameter.
 */

/** Hosts answer 414 to addresses of more than about 8,000 characters; some mail programs cut at 2,000. */
const LONGEST = { mail: 1900, others: 7000 };

/**
 * The parameters of each system, as its documentation or its source names them; null where its address cannot hold
 * the text. Where there is none, its address takes no text: of Zammad's (`#ticket/create`), only a customer or a
 * ticket to split is read (app/controllers/agent_ticket_create.coffee).
 */
const PARAMETERS = {
  // docs.github.com, Creating an issue from a URL query
  github: ({ title, body }) => [["title", title], ["body", body]],
  // docs.gitlab.com, Create an issue: using a URL with prefilled values
  gitlab: ({ title, body }) => [["issue[title]", title], ["issue[description]", body]],
  // front/ticket.form.php hands what it is asked with to the form, for those who work in the standard interface
  glpi: ({ title, body }) => [["name", title], ["content", body]],
  // pages/UI.php reads the values of a new object from `default`
  itop: ({ title, body }) => [["default[title]", title], ["default[description]", body]],
  // support.atlassian.com, Create issues using direct HTML links: fields by their names
  jira: ({ title, body }) => [["summary", title], ["description", body]],
  // An encoded query sets fields, with ^ between them. No escape for a ^ that was typed is documented, and what
  // follows it could set other fields: such a text goes by the clipboard.
  servicenow: ({ title, body }) => (`${title}${body}`.includes("^") ? null : [["sysparm_query", `short_description=${title}^description=${body}`]]),
  // RFC 6068; line breaks are CR LF
  mail: ({ title, body }) => [["subject", title], ["body", body.replace(/\r?\n/g, "\r\n")]],
};

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
  const filled = (text) => {
    const pairs = parameters({ title: oneLine(title), body: text });
    return pairs && withParameters(system, address, pairs);
  };
  const url = filled(body);
  if (url && url.length <= (LONGEST[system] ?? LONGEST.others)) return { url, whole: true };
  return { url: filled("") ?? address, whole: false };
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
