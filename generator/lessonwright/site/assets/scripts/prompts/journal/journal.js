// Owns a journal: the draft on the page becomes a dated entry of its own in the store, and the
// entries are listed, the newest first. A draft that was never kept stays in its prompt, like any
// other writing.

const { button, dateInWords, make, store, today, word } = Lessonwright;

/** @param {JournalItem} item */
const isBeingEdited = (item) => item.firstElementChild.hasAttribute("editing");

class Journal extends Lessonwright.Element {
  #status = make("p", { role: "status", class: "lw-status" });
  #actions = make("p", { class: "lw-entry__actions" }, button(word("entry-keep"), "keep"));
  #undo = button(word("entry-undo"), "undo", { hidden: true });
  /** @type {JournalList} */
  #list = make("ul", { class: "lw-journal__entries" });
  /** @type {KeyedEntry | null} */
  #lastDeleted = null;

  connectedCallback() {
    this.replaceChildren(
      this.#actions,
      make("div", { class: "lw-journal__told" }, this.#status, this.#undo),
      this.#list
    );
    this.listen(this, "click lw-entry-deleted lw-entry-edited");
    this.listen(this.#prompt, "lw-prompt-changed");
    this.listen(store, "change");
    this.#fillInToday();
    this.#show();
  }

  /** @param {PageEvent} event */
  handleEvent(event) {
    if (event.currentTarget === store) this.#hear(event.detail.key);
    else if (event.type === "lw-prompt-changed") this.#fillInToday();
    else if (event.type === "lw-entry-deleted") this.#delete(event.detail);
    else if (event.type === "lw-entry-edited") this.#show();
    else this.#press(event.target.closest("button")?.dataset.does);
  }

  get #prompt() {
    return this.closest("lw-prompt");
  }

  get #opening() {
    return `${Lessonwright.key(this, "journal-entry", this.#prompt.getAttribute("item"))}.`;
  }

  /** @param {string} name */
  #draft(name) {
    return this.#prompt.querySelector(`[data-field="${name}"]`);
  }

  // A date that nobody has chosen is today's; it is not saved before something is written.
  #fillInToday() {
    const date = this.#draft("date");
    if (!date.value && document.activeElement !== date) date.value = today();
  }

  /** @param {string} does */
  #press(does) {
    if (does === "keep") this.#keep();
    if (does === "undo") this.#bringBack();
  }

  #keep() {
    const text = this.#draft("entry");
    if (!text.value.trim()) {
      this.#status.textContent = word("entry-empty");
      text.focus();
      return;
    }
    const id = Date.now().toString(36) + Math.random().toString(36).slice(2, 8);
    const data = { date: this.#draft("date").value || today(), text: text.value };
    store.set(this.#opening + id, data, this.#prompt.label);
    this.#empty("entry");
    this.#empty("date");
    this.#say(word("entry-kept", { date: dateInWords(data.date) }));
    text.focus();
  }

  /** @param {string} name */
  #empty(name) {
    const control = this.#draft(name);
    control.value = "";
    control.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** @param {KeyedEntry} entry */
  #delete(entry) {
    this.#lastDeleted = entry;
    store.remove(entry.key);
    const { date } = Lessonwright.journalEntry(entry.data);
    this.#say(word("entry-deleted", { date: dateInWords(date) || word("entry-undated") }), true);
    this.#undo.focus();
  }

  #bringBack() {
    const { key, data, label, at } = /** @type {KeyedEntry} */ (this.#lastDeleted);
    store.set(key, data, label, at);
    this.#say(word("entry-back"));
    this.#list.querySelector(`[key="${CSS.escape(key)}"] button`).focus();
  }

  /** @param {string} words */
  #say(words, undo = false) {
    this.#status.textContent = words;
    this.#undo.hidden = !undo;
  }

  /** @param {string | null} key */
  #hear(key) {
    if (key === null || key.startsWith(this.#opening)) this.#show();
  }

  // An entry that is being edited keeps its place on the page, and its focus.
  #show() {
    const kept = store
      .entries(this.#opening)
      .map((entry) => ({ ...entry, ...Lessonwright.journalEntry(entry.data) }));
    kept.sort((a, b) => b.date.localeCompare(a.date) || b.key.localeCompare(a.key));
    const shown = new Map(
      [...this.#list.children].map((item) => [item.firstElementChild.key, item])
    );
    /** @type {JournalItem[]} */
    const wanted = kept.map(
      ({ key }) =>
        shown.get(key) ?? make("li", { class: "lw-entry" }, make("lw-journal-entry", { key }))
    );
    const gone = [...this.#list.children].filter(
      (item) => !wanted.includes(item) && !isBeingEdited(item)
    );
    for (const item of gone) item.remove();
    for (const [place, item] of wanted.entries()) this.#place(item, place);
    for (const item of this.#list.children) item.firstElementChild.show();
  }

  /**
   * @param {JournalItem} item
   * @param {number} place
   */
  #place(item, place) {
    const inPlace = this.#list.children[place] ?? null;
    if (inPlace !== item && !isBeingEdited(item)) this.#list.insertBefore(item, inPlace);
  }
}

Journal.define("lw-journal");
