// Owns when the theme's search fetches its index, which weighs as much as all else: once somebody
// is about to search, not on every page. It runs before the theme's own script, and is no part of
// lessonwright.js.

const { open, send } = XMLHttpRequest.prototype;

/** @type {Promise<void>} */
const asked = new Promise((resolve) => {
  addEventListener("focusin", ({ target }) => {
    if (/** @type {Element} */ (target).closest(".md-search")) resolve();
  });
  if (/[?&][hq]=/.test(location.search)) resolve();
});

XMLHttpRequest.prototype.open = function (/** @type {any[]} */ ...request) {
  this.waits = /search_index\.json$/.test(request[1]);
  open.apply(this, /** @type {any} */ (request));
};

XMLHttpRequest.prototype.send = function (body) {
  if (this.waits) asked.then(() => send.call(this, body));
  else send.call(this, body);
};
