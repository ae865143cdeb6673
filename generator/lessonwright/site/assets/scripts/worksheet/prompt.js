// Owns a prompt of a worksheet or a self-assessment: what the learner enters is saved while typing and comes back. In
// go the form controls on the page; out come entries of the store and, bubbling, `lw-prompt-changed`.

const { fieldsIn, fieldOf, holders, isTyped, readField, writeField, store } = Lessonwright;
const PAUSE = 200; // milliseconds without a key before an entry is saved

class Prompt extends Lessonwright.Element {
  #unsaved = new Map(); // field ids and what stands in them
  #timer = 0;
  #saving = false;

  connectedCallback() {
    this.#restore({ keepTyped: true });
    this.listen(this, "input change");
    this.listen(window, "pagehide");
    this.listen(document, "visibilitychange");
    this.listen(store, "change");
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#save();
  }

  handleEvent(event) {
    if (event.currentTarget === store) this.#heard(event.detail);
    else if (event.type === "input") this.#typed(event.target);
    else this.#save();
  }

  get key() {
    return Lessonwright.key(this, this.getAttribute("kind"), this.getAttribute("item"));
  }

  // The prompt's words as they stand on the page now.
  get label() {
    return this.querySelector("[data-prompt]").textContent.trim();
  }

  #typed(control) {
    const holder = fieldOf(control);
    if (!holder || !this.contains(holder)) return;
    this.#unsaved.set(holder.dataset.field, readField(holder));
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#save(), PAUSE);
    this.#tell();
  }

  // Only what was changed here goes over what is stored: another tab may have filled in another field meanwhile.
  #save() {
    clearTimeout(this.#timer);
    if (!this.#unsaved.size) return;
    const fields = fieldsIn(store.get(this.key)?.data);
    for (const [id, field] of this.#unsaved) {
      if (field.value === "") fields.delete(id);
      else fields.set(id, field);
    }
    this.#unsaved.clear();
    this.#saving = true;
    if (fields.size) store.set(this.key, this.#inPageOrder(fields), this.label);
    else store.remove(this.key);
    this.#saving = false;
  }

  // What the page has no place for any more comes last; it is never dropped.
  #inPageOrder(fields) {
    const onPage = holders(this).map((holder) => holder.dataset.field).filter((id) => fields.has(id));
    return Object.fromEntries([...new Set([...onPage, ...fields.keys()])].map((id) => [id, fields.get(id)]));
  }

  #heard({ key, own }) {
    if ((key === null || key === this.key) && !(own && this.#saving)) this.#restore({ keepTyped: false });
  }

  // What was typed before the script came is kept like any other typing.
  #restore({ keepTyped }) {
    const fields = fieldsIn(store.get(this.key)?.data);
    for (const holder of holders(this)) {
      const field = fields.get(holder.dataset.field);
      const typed = keepTyped && !field && isTyped(holder);
      if (typed) this.#typed(holder);
      else if (!this.#unsaved.has(holder.dataset.field)) writeField(holder, field);
    }
    this.#tell();
  }

  #tell() {
    this.dispatchEvent(new CustomEvent("lw-prompt-changed", { bubbles: true }));
  }
}

Prompt.define("lw-prompt");
