// Owns what our elements have in common: what one listens to while it is on a page, it does not hear once it has left.

Lessonwright.Element = class extends HTMLElement {
  #leaving;

  static define(name) {
    customElements.define(name, this);
  }

  // Hands these events to `handleEvent` until the element leaves; with `capture`, those that do not bubble, too.
  listen(target, types, capture = false) {
    this.#leaving ??= new AbortController();
    for (const type of types.split(" ")) target.addEventListener(type, this, { capture, signal: this.#leaving.signal });
  }

  disconnectedCallback() {
    this.#leaving?.abort();
    this.#leaving = null;
  }
};
