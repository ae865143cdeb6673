// Owns one entry of a journal on the page: its key in the store comes in; it can be read, edited
// and deleted. The two bubbling events say what the learner did: `lw-entry-deleted` with the entry
// as it was, `lw-entry-edited`.

const { button, dateInWords, make, store, word } = Lessonwright;
const PAUSE = 200; // milliseconds without a key before an entry is saved

// What a journal entry holds, from whatever the store holds: it may come from a file of anybody's.
Lessonwright.journalEntry = (data) => {
  /** @param {unknown} value */
  const text = (value) => (typeof value === "string" ? value : "");
  return { date: dateInWords(text(data?.date)) ? data.date : "", text: text(data?.text) };
};

class JournalEntry extends Lessonwright.Element {
  #unsaved = false;
  #timer = 0;

  connectedCallback() {
    this.listen(this, "click input change");
    this.listen(window, "pagehide");
    this.listen(document, "visibilitychange");
    if (!this.#editing) this.show();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#save();
  }

  /** @param {PageEvent} event */
  handleEvent(event) {
    if (event.type === "input") this.#type();
    else if (event.type === "click") this.#press(event.target.closest("button")?.dataset.does);
    else this.#save();
  }

  get key() {
    return this.getAttribute("key");
  }

  // Shows the entry as it is stored; what was typed and not yet saved stays.
  show() {
    if (this.#unsaved) return;
    const { date, text } = this.#load();
    if (this.#editing) return this.#write(date, text);
    const buttons = ["edit", "delete"].map((does) => {
      const label = `${word(`entry-${does}`)}: ${dateInWords(date) || word("entry-undated")}`;
      return button(word(`entry-${does}`), does, { "aria-label": label });
    });
    this.replaceChildren(
      make("p", { class: "lw-entry__date" }, dateInWords(date) || word("entry-undated")),
      make("p", { class: "lw-entry__text lw-own" }, text),
      make("p", { class: "lw-entry__actions" }, ...buttons)
    );
  }

  get #editing() {
    return this.hasAttribute("editing");
  }

  #load() {
    return Lessonwright.journalEntry(store.get(this.key)?.data);
  }

  /** @param {string} does */
  #press(does) {
    if (does === "edit") this.#edit();
    if (does === "delete") this.#delete();
    if (does === "done") this.#done();
  }

  #edit() {
    const { date, text } = this.#load();
    const day = make("input", { type: "date", max: "9999-12-31", autocomplete: "off" });
    const words = make("textarea", {
      dir: "auto",
      rows: Math.max(3, text.split("\n").length),
      autocomplete: "off"
    });
    this.setAttribute("editing", "");
    this.replaceChildren(
      make("p", {}, make("label", {}, word("entry-date"), " ", day)),
      make("p", {}, make("label", {}, word("entry-text"), " ", words)),
      make("p", { class: "lw-entry__actions" }, button(word("entry-done"), "done"))
    );
    this.#write(date, text);
    words.focus();
  }

  /**
   * Writing over the same words would move the cursor.
   * @param {...string} values
   */
  #write(...values) {
    this.querySelectorAll("input, textarea").forEach((field, n) => {
      if (field.value !== values[n]) field.value = values[n];
    });
  }

  #type() {
    this.#unsaved = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#save(), PAUSE);
  }

  #save() {
    clearTimeout(this.#timer);
    if (!this.#unsaved) return;
    this.#unsaved = false;
    const data = {
      date: this.querySelector("input").value,
      text: this.querySelector("textarea").value
    };
    const stored = store.get(this.key);
    store.set(this.key, data, stored?.label ?? this.closest("lw-prompt")?.label ?? "");
  }

  #done() {
    this.#save();
    this.removeAttribute("editing");
    this.show();
    this.dispatchEvent(new CustomEvent("lw-entry-edited", { bubbles: true }));
    this.querySelector('[data-does="edit"]').focus();
  }

  #delete() {
    const { label, at, data } = /** @type {Entry} */ (store.get(this.key));
    this.dispatchEvent(
      new CustomEvent("lw-entry-deleted", {
        bubbles: true,
        detail: { key: this.key, label, at, data }
      })
    );
  }
}

JournalEntry.define("lw-journal-entry");
