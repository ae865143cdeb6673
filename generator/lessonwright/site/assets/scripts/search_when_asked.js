// Owns when the theme's search fetches its index, which weighs as much as all else: once somebody
// is about to search, not on every page; that Tab leads from its field to what follows; and that the
// search is closed once it is left. It runs before the theme's own script, and is no part of
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

// At Tab, the theme closes the search and takes the focus from its field. WebKit then begins anew, at
// the top of the page; left where it is, the focus goes on from there in every browser.
addEventListener(
  "keydown",
  ({ key, target }) => {
    const field = /** @type {HTMLElement} */ (target);
    if (key !== "Tab" || !field.matches?.(".md-search__input")) return;
    field.blur = () => {};
    setTimeout(() => Reflect.deleteProperty(field, "blur"));
  },
  true
);

// The theme closes the search at the key Tab, which WebKit of GTK calls "Unidentified" with Shift held:
// the search would then lie over what the keyboard has come to.
addEventListener("focusout", ({ target, relatedTarget }) => {
  const [left, next] = [target, relatedTarget].map((one) => /** @type {Element?} */ (one));
  const toggle = document.querySelector("#__search");
  if (left?.closest(".md-search") && next && !next.closest(".md-search") && toggle?.checked)
    toggle.click();
});
