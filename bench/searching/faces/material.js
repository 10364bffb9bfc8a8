// Asks the search of the theme Material as a reader does: a query is put into its field, and the
// theme's own messages to its worker and back are listened to. Runs before the page's scripts.
{
  const READY = 1; // as the theme numbers the messages
  const QUERY = 2;
  const RESULT = 3;
  const pending = []; // queries that the worker has not answered yet; it answers in their order
  let wanted = null;
  let ready;
  const isReady = new Promise((resolve) => (ready = resolve));
  const Own = window.Worker;
  window.Worker = class extends Own {
    constructor(url, options) {
      super(url, options);
      this.addEventListener("message", ({ data }) => {
        if (data.type === READY) ready();
        if (data.type !== RESULT) return;
        if (pending.shift() === wanted?.text) wanted.resolve(data.data.items);
      });
    }

    postMessage(message, ...rest) {
      if (message.type === QUERY) pending.push(message.data);
      super.postMessage(message, ...rest);
    }
  };

  async function search(text) {
    await isReady;
    const field = document.querySelector("input[data-md-component=search-query]");
    field.focus();
    // The theme sends nothing when the field is as it was.
    if (field.value) await ask(field, "");
    const items = await ask(field, text.replace(/\s+/g, " ").trim());
    return items.slice(0, 20).map(([page]) => page.location);
  }

  function ask(field, text) {
    return new Promise((resolve) => {
      wanted = { text, resolve };
      field.value = text;
      field.dispatchEvent(new KeyboardEvent("keyup"));
    });
  }

  window.face = { search };
}
