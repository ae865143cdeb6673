// Owns the offer of a file with the learner's notes: what they have written, and how far they have
// come, goes in; one quiet question on a page between lessons comes out, until it is answered, once
// and for all. It comes after the first lesson that is done, or on a later day than something was
// written; never on a page where somebody writes.

const { button, course, focusOn, localDate, make, notesFile, progress, store, today, word } =
  Lessonwright;
const SAVED = `lw1:${course.id}:course:file:saved`;
const WRITTEN = /:(audio|fill-table|journal|journal-entry|observe|plan|video|write):/;

class NotesOffer extends Lessonwright.Element {
  #question = make("p", { id: "lw-notes-offer" }, word("offer-file"));
  #answers = make(
    "div",
    { class: "lw-question__bar", role: "group", "aria-labelledby": this.#question.id },
    button(word("save-file"), "save"),
    button(word("offer-no"), "decline")
  );

  connectedCallback() {
    this.hidden = true;
    this.replaceChildren(this.#question, this.#answers);
    this.listen(this, "click");
    this.listen(store, "change status");
    this.#show();
  }

  /** @param {PageEvent} event */
  handleEvent({ currentTarget, target }) {
    if (currentTarget === store) this.#show();
    else this.#answer(target.closest("[data-does]")?.dataset.does);
  }

  async #show() {
    const isPromised = await navigator.storage?.persisted?.();
    if (this.#answers.isConnected) this.hidden = isPromised || !this.#isDue();
  }

  #isDue() {
    if (store.status.why || store.get(SAVED)) return false;
    const written = store.entries(`lw1:${course.id}:`).filter(({ key }) => WRITTEN.test(key));
    const isAnyDone = progress.lessons.some(progress.doneAt);
    return written.some(({ at }) => isAnyDone || localDate(at) < today());
  }

  /**
   * The button is gone then: the focus goes to what is said of the file, or to where the file is to
   * be had from now on.
   * @param {string} [does]
   */
  #answer(does) {
    if (does === "save") {
      this.#answers.remove();
      this.#question.textContent = notesFile.save(course.id);
      focusOn(this.#question);
    } else if (does) {
      store.set(SAVED, false);
      document.querySelector(".lw-notes > summary").focus();
    }
  }
}

NotesOffer.define("lw-notes-offer");
