// Owns a prompt of a worksheet or a self-assessment: what the learner enters is saved while typing
// and comes back. In go the form controls on the page; out come entries of the store with {field:
// {name, value}} and, bubbling, `lw-prompt-changed`. A field's id hangs on its words, never on its
// place; `name` is what it was called when the learner filled it in.

const { store } = Lessonwright;
const PAUSE = 200; // milliseconds without a key before an entry is saved

/**
 * @param {any} field
 * @returns {field is Field}
 */
const isField = (field) =>
  field !== null &&
  typeof field === "object" &&
  typeof field.name === "string" &&
  ((typeof field.value === "string" && field.value !== "") || field.value === true);

/**
 * Takes data from the store, which may come from a file of anybody's, and returns the fields in it
 * that make sense.
 * @param {unknown} data
 */
const fieldsIn = (data) => {
  const isObject = data !== null && typeof data === "object" && !Array.isArray(data);
  return new Map(isObject ? Object.entries(data).filter(([, field]) => isField(field)) : []);
};

/** @param {Found} holder */
const controls = (holder) =>
  holder.matches("input, textarea") ? [holder] : [...holder.querySelectorAll("input, textarea")];

/** @param {Found} holder */
function read(holder) {
  const [first, ...others] = controls(holder);
  if (first.type === "checkbox") return first.checked ? true : "";
  if (first.type === "radio")
    return [first, ...others].find((control) => control.checked)?.value ?? "";
  return first.value;
}

/**
 * @param {Found} holder
 * @param {Field["value"] | ""} value
 */
function write(holder, value) {
  for (const control of controls(holder)) {
    if (control.type === "checkbox") control.checked = value === true;
    else if (control.type === "radio") control.checked = control.value === value;
    else if (control.value !== value) control.value = typeof value === "string" ? value : "";
  }
}

/**
 * Whether what stands there is the learner's: a browser fills in no text that has autocomplete off,
 * but it may tick again.
 * @param {Found} holder
 */
const isTyped = (holder) =>
  !["checkbox", "radio"].includes(controls(holder)[0].type) && read(holder) !== "";
/** @param {Found} control */
const fieldOf = (control) => control.closest("[data-field]");
/** @param {Element} root */
const holders = (root) => [...root.querySelectorAll("[data-field]")];
/**
 * @param {Found} holder
 * @returns {{ name: string, value: Field["value"] | "" }}
 */
const readField = (holder) => ({ name: holder.dataset.name ?? "", value: read(holder) });
/**
 * @param {Found} holder
 * @param {Field} [field]
 */
const writeField = (holder, field) => write(holder, field?.value ?? "");
Lessonwright.fieldsIn = fieldsIn;

class Prompt extends Lessonwright.Element {
  /** @type {Map<string, { name: string, value: Field["value"] | "" }>} */
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

  /** @param {PageEvent} event */
  handleEvent(event) {
    if (event.currentTarget === store) this.#hear(event.detail);
    else if (event.type === "input") this.#type(event.target);
    else this.#save();
  }

  get key() {
    return Lessonwright.key(this, this.getAttribute("kind"), this.getAttribute("item"));
  }

  // The prompt's words as they stand on the page now.
  get label() {
    return this.querySelector("[data-prompt]").textContent.trim();
  }

  /** @param {Found} control */
  #type(control) {
    const holder = fieldOf(control);
    if (!holder || !this.contains(holder)) return;
    this.#unsaved.set(holder.dataset.field, readField(holder));
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#save(), PAUSE);
    this.#tell();
  }

  // Only what was changed here goes over what is stored: another tab may have filled in another
  // field meanwhile.
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

  /**
   * What the page has no place for any more comes last; it is never dropped.
   * @param {Map<string, Field>} fields
   */
  #inPageOrder(fields) {
    const onPage = holders(this)
      .map((holder) => holder.dataset.field)
      .filter((id) => fields.has(id));
    return Object.fromEntries(
      [...new Set([...onPage, ...fields.keys()])].map((id) => [id, fields.get(id)])
    );
  }

  /** @param {StoreChange} change */
  #hear({ key, own }) {
    if ((key === null || key === this.key) && !(own && this.#saving))
      this.#restore({ keepTyped: false });
  }

  /**
   * What was typed before the script came is kept like any other typing.
   * @param {{ keepTyped: boolean }} how
   */
  #restore({ keepTyped }) {
    const fields = fieldsIn(store.get(this.key)?.data);
    for (const holder of holders(this)) {
      const field = fields.get(holder.dataset.field);
      const typed = keepTyped && !field && isTyped(holder);
      if (typed) this.#type(holder);
      else if (!this.#unsaved.has(holder.dataset.field)) writeField(holder, field);
    }
    this.#tell();
  }

  #tell() {
    this.dispatchEvent(new CustomEvent("lw-prompt-changed", { bubbles: true }));
  }
}

Prompt.define("lw-prompt");
