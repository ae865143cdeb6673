// Owns the bar that warns when what the learner enters cannot be kept or read: the store's status and events come in;
// what has happened, what stays on the screen and the way to a file come out. In goes the attribute course. Leaving a
// page that keeps nothing asks first.

const { button, keptWhere, make, memoryFile, store, word } = Lessonwright;
const isLost = ({ why }) => ["full", "refused"].includes(why);

class Warning extends Lessonwright.Element {
  #said = make("div", { role: "alert" });

  connectedCallback() {
    this.replaceChildren(this.#said);
    this.listen(this, "click");
    this.listen(store, "status damaged");
    this.listen(window, "beforeunload");
    if (store.hasSetAside) this.#warn(word("alert-damaged"));
    this.#heard();
  }

  handleEvent(event) {
    if (event.type === "beforeunload") store.atRisk && event.preventDefault();
    else if (event.type === "click") this.#pressed(event.target.closest("[data-does]")?.dataset.does);
    else if (event.type === "damaged") this.#warn(word("alert-damaged"));
    else this.#heard(event.type);
  }

  #heard(changed) {
    if (isLost(store.status)) this.#warn(keptWhere());
    else if (changed) this.#clear();
  }

  #pressed(does) {
    if (does === "save") this.#said.replaceChildren(make("p", {}, memoryFile.saved(this.getAttribute("course"))));
    if (does === "dismiss") this.#clear();
  }

  #warn(words) {
    this.#said.replaceChildren(make("p", {}, words));
    this.replaceChildren(this.#said, button(word("save-file"), "save"), button(word("dismiss"), "dismiss"));
  }

  #clear() {
    this.#said.replaceChildren();
    this.replaceChildren(this.#said);
  }
}

Warning.define("lw-warning");
