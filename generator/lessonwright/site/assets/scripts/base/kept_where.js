// Owns what a page of prompts says about where the notes are kept: the store's status comes in, a true sentence comes
// out in the place of the one for readers without a script.

const { store, word } = Lessonwright;

// Returns the one sentence about where the learner's notes are now; the panel and the warning say it, too.
Lessonwright.keptWhere = () => {
  const { place, why } = store.status;
  return word(`kept-${why === "full" ? why : place === "tab" && why === "refused" ? "tab-refused" : place}`);
};

class KeptWhere extends Lessonwright.Element {
  connectedCallback() {
    this.listen(store, "status");
    this.handleEvent();
  }

  handleEvent() {
    this.textContent = Lessonwright.keptWhere();
  }
}

KeptWhere.define("lw-kept-where");
