// Owns how scripts make what they show, and what our elements have in common: tags, attributes and
// words come in, elements come out. Words always go in as text nodes, so that nothing a learner has
// typed can become markup.

/**
 * An attribute that is true stands without a value; one that is false or null is left out.
 * @template {Element} Kind
 * @param {Kind} element
 * @param {Attributes} attributes
 */
function withAttributes(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined)
      element.setAttribute(name, String(value));
  }
  return element;
}

/**
 * @param {string} tag
 * @param {Attributes} [attributes]
 * @param {...(Node | string)} children
 * @returns {any}
 */
Lessonwright.make = (tag, attributes = {}, ...children) => {
  const element = withAttributes(document.createElement(tag), attributes);
  element.append(...children);
  return element;
};

Lessonwright.draw = (tag, attributes = {}, ...children) => {
  const element = withAttributes(
    document.createElementNS("http://www.w3.org/2000/svg", tag),
    attributes
  );
  element.append(...children);
  return element;
};

// A button in the look of the site; `does` is what the element's handleEvent reads to know which
// one was pressed.
Lessonwright.button = (words, does, attributes = {}) =>
  Lessonwright.make(
    "button",
    { type: "button", class: "lw-button", "data-does": does, ...attributes },
    words
  );

// Returns an element's words without what matches `except`: by itself, what the script has added.
Lessonwright.wordsOf = (element, except = "[data-made]") => {
  const copy = element.cloneNode(true);
  for (const part of copy.querySelectorAll(except)) part.remove();
  return copy.textContent.trim();
};

// Moves the focus to something that is no control, such as the heading of what has just appeared.
Lessonwright.focusOn = (element) => {
  element.setAttribute("tabindex", "-1");
  element.focus();
};

// Hands a text to the learner as a file. Nothing is sent anywhere.
Lessonwright.download = (name, type, text) => {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = Lessonwright.make("a", { href: url, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
};

// What one of our elements listens to while it is on a page, it does not hear once it has left.
Lessonwright.Element = /** @type {any} */ (
  class extends HTMLElement {
    /** @type {AbortController | null | undefined} */
    #leaving;

    /** @param {string} name */
    static define(name) {
      customElements.define(name, this);
    }

    /**
     * Hands these events to `handleEvent` until the element leaves; with `capture`, those that do
     * not bubble, too.
     * @param {EventTarget} target
     * @param {string} types
     */
    listen(target, types, capture = false) {
      this.#leaving ??= new AbortController();
      for (const type of types.split(" "))
        target.addEventListener(type, /** @type {any} */ (this), {
          capture,
          signal: this.#leaving.signal
        });
    }

    disconnectedCallback() {
      this.#leaving?.abort();
      this.#leaving = null;
    }
  }
);
