// Owns what a page of prompts says about where the notes are kept: the store's status comes in, a true sentence comes
// out in the place of the one for readers without a script.

const { store, word } = Lessonwright;

class KeptWhere extends Lessonwright.Element {
  connectedCallback() {
    this.listen(store, "status");
    this.handleEvent();
  }

  handleEvent() {
    this.textContent = word(`kept-in-${store.status.place}`);
  }
}

KeptWhere.define("lw-kept-where");
