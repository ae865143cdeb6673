// Owns what a page says about where the notes are kept: the store's status and events come in; a
// true sentence comes out in the place of the one for readers without a script, and a bar that
// warns when what the learner enters cannot be kept or read, with the way to a file. Leaving a page
// that keeps nothing asks first.

const { button, make, notesFile, session, store, word } = Lessonwright;

// Returns the one sentence about where the learner's notes are now; the panel and the warning say
// it, too. A second one says what an LMS gets, where there is one.
const storageNotice = () => {
  const { place, why } = store.status;
  const kept = word(
    `kept-${why === "full" ? why : place === "tab" && why === "refused" ? "tab-refused" : place}`
  );
  return session.held ? `${kept} ${word("kept-lms")}` : kept;
};
Lessonwright.storageNotice = storageNotice;

class StorageNotice extends Lessonwright.Element {
  connectedCallback() {
    this.listen(store, "status");
    this.handleEvent();
  }

  handleEvent() {
    this.textContent = storageNotice();
  }
}

StorageNotice.define("lw-storage-notice");

/** @param {{ why: Why }} status */
const isLost = ({ why }) => ["full", "refused"].includes(why);

class Warning extends Lessonwright.Element {
  #alert = make("div", { role: "alert" });

  connectedCallback() {
    this.replaceChildren(this.#alert);
    this.listen(this, "click");
    this.listen(store, "status damaged");
    this.listen(window, "beforeunload");
    if (store.hasSetAside) this.#warn(word("alert-damaged"));
    this.#hear();
  }

  /** @param {PageEvent} event */
  handleEvent(event) {
    if (event.type === "beforeunload") store.atRisk && event.preventDefault();
    else if (event.type === "click") this.#press(event.target.closest("[data-does]")?.dataset.does);
    else if (event.type === "damaged") this.#warn(word("alert-damaged"));
    else this.#hear(event.type);
  }

  /** @param {string} [changed] */
  #hear(changed) {
    if (isLost(store.status)) this.#warn(storageNotice());
    else if (changed) this.#clear();
  }

  /** @param {string} does */
  #press(does) {
    if (does === "save")
      this.#alert.replaceChildren(make("p", {}, notesFile.save(this.getAttribute("course"))));
    if (does === "dismiss") this.#clear();
  }

  /** @param {string} words */
  #warn(words) {
    this.#alert.replaceChildren(make("p", {}, words));
    this.replaceChildren(
      this.#alert,
      button(word("save-file"), "save"),
      button(word("dismiss"), "dismiss")
    );
  }

  #clear() {
    this.#alert.replaceChildren();
    this.replaceChildren(this.#alert);
  }
}

Warning.define("lw-warning");
