// Owns a scenario: the scenes on the page come in, one of them at a time is shown, and the
// learner's way through them is kept. A way is a list of steps {scene, choice}; `reading` says that
// the last step's feedback is still being read.

const { button, focusOn, make, store, word } = Lessonwright;

class Scenario extends Lessonwright.Element {
  /** @type {Step[]} */
  #way = [];
  #reading = false;
  /** @type {Set<string>} */
  #endings = new Set();

  connectedCallback() {
    this.setAttribute("playing", "");
    this.listen(this, "click");
    this.listen(store, "change");
    this.#restore();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.removeAttribute("playing");
    this.removeAttribute("reading");
  }

  /** @param {PageEvent} event */
  handleEvent(event) {
    if (event.currentTarget === store) this.#hear(event.detail);
    else this.#press(event.target.closest("button[data-does]"));
  }

  get #key() {
    return Lessonwright.key(this, "scenario", this.getAttribute("item"));
  }

  get #scenes() {
    return [...this.querySelectorAll("[data-scene]")];
  }

  /** @param {string} id */
  #scene(id) {
    return /** @type {Found} */ (this.#scenes.find((scene) => scene.dataset.scene === id));
  }

  /** @param {Step} step */
  #choice({ scene, choice }) {
    const choices = [...(this.#scene(scene)?.querySelectorAll("[data-choice]") ?? [])];
    return /** @type {Found} */ (choices.find((one) => one.dataset.choice === choice));
  }

  // The scene that stands on the page: the last step's own while its feedback is read, else the one
  // it led to.
  get #current() {
    const last = this.#way.at(-1);
    if (!last) return this.#scenes[0];
    return this.#scene(this.#reading ? last.scene : this.#choice(last).dataset.then);
  }

  // Takes up the way that was kept, as far as the scenes still lead along it.
  #restore() {
    const data = store.get(this.#key)?.data;
    const kept = Array.isArray(data?.way) ? data.way : [];
    this.#way = [];
    let scene = this.#scenes[0];
    for (const step of kept) {
      const choice = step?.scene === scene.dataset.scene ? this.#choice(step) : undefined;
      if (!choice) break;
      this.#way.push({ scene: step.scene, choice: step.choice });
      scene = this.#scene(choice.dataset.then);
    }
    const changed = this.#way.length < kept.length;
    this.#reading = data?.reading === true && this.#way.length > 0 && !changed;
    this.#endings = new Set(
      Array.isArray(data?.endings)
        ? data.endings.filter((/** @type {string} */ id) => this.#scene(id))
        : []
    );
    this.#show(changed ? word("scenario-changed") : "");
  }

  /** @param {StoreChange} change */
  #hear({ key, own }) {
    if (key === null || (key === this.#key && !own)) this.#restore();
  }

  /** @param {Found} pressed */
  #press(pressed) {
    /** @type {Record<string, () => void>} */
    const moves = {
      choose: () => this.#choose(pressed.dataset.choice),
      on: () => (this.#reading = false),
      back: () => this.#back(),
      again: () => ([this.#way, this.#reading] = [[], false])
    };
    const move = moves[pressed?.dataset.does];
    if (!move) return;
    move();
    this.#arrive();
  }

  /** @param {string} choice */
  #choose(choice) {
    const step = { scene: this.#current.dataset.scene, choice };
    this.#way.push(step);
    this.#reading = this.#feedback(step).length > 0;
  }

  #back() {
    if (this.#reading) this.#reading = false;
    this.#way.pop();
  }

  #arrive() {
    if (this.#current.dataset.ending && !this.#reading)
      this.#endings.add(this.#current.dataset.scene);
    this.#show();
    store.set(
      this.#key,
      { way: this.#way, reading: this.#reading, endings: [...this.#endings] },
      this.getAttribute("label")
    );
    focusOn(
      this.querySelector(this.#reading ? ".lw-scene__feedback" : ".lw-scene:not([hidden]) h4")
    );
    this.dispatchEvent(
      new CustomEvent("lw-scenario-moved", {
        bubbles: true,
        detail: { scene: this.#current.dataset.scene }
      })
    );
  }

  #show(notice = "") {
    const current = this.#current;
    this.toggleAttribute("reading", this.#reading);
    for (const scene of this.#scenes) scene.hidden = scene !== current;
    const number = current.querySelector(".lw-scene__number");
    number.hidden = "ending" in current.dataset; // its heading says which
    number.textContent = word("scenario-step", { n: this.#way.length + (this.#reading ? 0 : 1) });
    for (const play of this.querySelectorAll(".lw-scene__play")) play.remove();
    current.append(
      make("div", { class: "lw-scene__play" }, ...this.#play(current), this.#buttons())
    );
    this.#showWay(notice);
  }

  /** @param {Found} scene */
  #play(scene) {
    if (this.#reading) return this.#chosen();
    const choices = [...scene.querySelectorAll("[data-choice]")];
    if (!choices.length) return [make("p", { class: "lw-scene__endings" }, this.#endingsSeen())];
    /** @param {Found} choice */
    const offer = (choice) => {
      const chooser = button("", "choose", {
        class: "lw-button lw-scene__choice",
        "data-choice": choice.dataset.choice
      });
      chooser.append(...this.#choiceWords(choice));
      return make("li", {}, chooser);
    };
    return [make("ul", { class: "lw-scene__choices" }, ...choices.map(offer))];
  }

  #chosen() {
    const step = /** @type {Step} */ (this.#way.at(-1));
    return [
      make(
        "p",
        { class: "lw-scene__said" },
        make("strong", {}, `${word("you-chose")} `),
        ...this.#choiceWords(this.#choice(step))
      ),
      make("div", { class: "lw-scene__feedback" }, ...this.#feedback(step))
    ];
  }

  /** @param {Found} choice */
  #choiceWords(choice) {
    return [...choice.querySelector("summary").cloneNode(true).childNodes];
  }

  /** @param {Step} step */
  #feedback(step) {
    return [
      ...(this.#choice(step).querySelector("[data-feedback]")?.cloneNode(true).childNodes ?? [])
    ];
  }

  #endingsSeen() {
    const all = this.#scenes.filter((scene) => scene.dataset.ending).length;
    return word("scenario-endings", { seen: this.#endings.size, n: all });
  }

  /** @returns {Found} */
  #buttons() {
    const on =
      this.#reading && button(word("scenario-on"), "on", { class: "lw-button lw-button--main" });
    const back = this.#way.length > 0 && button(word("scenario-back"), "back");
    const again = back && !on && button(word("scenario-again"), "again");
    return make(
      "p",
      { class: "lw-scene__ways" },
      ...[on, back, again].filter((one) => one !== false)
    );
  }

  /** @param {string} notice */
  #showWay(notice) {
    const before = this.#reading ? this.#way.slice(0, -1) : this.#way;
    const steps = before.map((step) => make("li", {}, ...this.#choiceWords(this.#choice(step))));
    const way = this.querySelector(".lw-scenario__way");
    const title = make("p", { class: "lw-scenario__way-title" }, word("scenario-way"));
    way.replaceChildren(
      ...(notice ? [make("p", { class: "lw-status" }, notice)] : []),
      ...(steps.length ? [title, make("ol", {}, ...steps)] : [])
    );
  }
}

Scenario.define("lw-scenario");
