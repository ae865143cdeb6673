// Owns the panel "Where my notes live": the store's status comes in; the learner saves everything
// to a file, loads it, erases it, or says that the computer is shared. In goes the attribute
// course; out comes the bubbling event `lw-erased`.

const { button, entry, focusOn, storageNotice, make, notesFile, store, word } = Lessonwright;

class NotesPanel extends Lessonwright.Element {
  #where = make("p");
  #howLong = make("p");
  #howMany = make("p");
  #status = make("p", { role: "status", class: "lw-notes__status" });
  #question = make("div", { class: "lw-notes__question", hidden: true });
  #sharedSwitch = make("input", {
    type: "checkbox",
    role: "switch",
    "data-does": "share",
    autocomplete: "off"
  });
  #sharedLabel = make(
    "label",
    { class: "lw-notes__switch" },
    this.#sharedSwitch,
    make("span", {}, word("shared-computer"))
  );
  #file = make("input", { type: "file", accept: ".json,application/json", "data-does": "load" });

  connectedCallback() {
    this.replaceChildren(this.#panel(), make("lw-warning", { course: this.#course }));
    this.listen(this, "click change toggle", true);
    this.listen(store, "change status");
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.replaceChildren();
  }

  /**
   * The panel is filled once it is opened: hardly a visit needs it, and what it says takes a telephone a tenth of a
   * second to work out. Opened by a click, it is right at once: its toggle comes later.
   * @param {PageEvent} event
   */
  handleEvent({ currentTarget, target, type }) {
    if (currentTarget === store) this.#hear(type);
    else if (type === "toggle") this.#open(target.open);
    else if (target.closest("summary")) this.#show();
    else if (!target.closest("lw-warning"))
      this.#act(target.closest("[data-does]")?.dataset.does, type);
  }

  /**
   * What was said of the last thing done goes when another is done.
   * @param {string} type
   */
  #hear(type) {
    this.#say();
    if (type === "status" || this.querySelector("details").open) this.#show();
  }

  get #course() {
    return this.getAttribute("course");
  }

  get #count() {
    return store.entries(`lw1:${this.#course}:`).filter(({ key }) => entry.isEntered(key)).length;
  }

  #panel() {
    return make(
      "details",
      { class: "lw-notes" },
      make("summary", {}, word("my-notes")),
      this.#where,
      this.#howLong,
      this.#howMany,
      make("div", { class: "lw-question__bar" }, button(word("save-file"), "save")),
      make("label", { class: "lw-notes__file" }, make("span", {}, word("load-file")), this.#file),
      this.#sharedLabel,
      make("p", { class: "lw-notes__more" }, word("shared-computer-more")),
      make(
        "div",
        { class: "lw-question__bar" },
        button(word("erase"), "erase", { class: "lw-button lw-button--grave" })
      ),
      this.#question,
      this.#status
    );
  }

  /**
   * @param {string} does
   * @param {string} type
   */
  #act(does, type) {
    /** @type {Record<string, () => void>} */
    const actions = {
      "click save": () => this.#say(notesFile.save(this.#course)),
      "click erase": () => this.#ask(),
      "click erase-now": () => this.#erase(),
      "click keep": () => this.#keep(),
      "change load": () => this.#load(),
      "change share": () => this.#share()
    };
    actions[`${type} ${does}`]?.();
  }

  #show() {
    this.#where.textContent = storageNotice();
    this.#showHowLong();
    this.#howMany.textContent = word("holds", { n: this.#count });
    this.#howMany.hidden = store.status.place === "page"; // nothing is kept, or not everything
    this.#sharedSwitch.checked = store.isShared;
    this.#sharedLabel.hidden = store.status.why === "refused";
  }

  /**
   * Whoever looks where the notes live is asked, where the browser asks at all, whether they may
   * stay.
   * @param {boolean} open
   */
  async #open(open) {
    this.#show();
    if (open && store.status.place === "browser") await navigator.storage?.persist?.();
    this.#showHowLong();
  }

  async #showHowLong() {
    this.#howLong.hidden = store.status.place !== "browser";
    this.#howLong.textContent = word(
      (await navigator.storage?.persisted?.()) ? "kept-promised" : "kept-may-go"
    );
  }

  /** @param {...string} sentences */
  #say(...sentences) {
    this.#status.textContent = sentences.filter(Boolean).join(" ");
  }

  async #load() {
    const [file] = this.#file.files;
    if (!file) return;
    const found = notesFile.read(await file.text(), this.#course);
    this.#file.value = "";
    if (!found) return this.#say(word("not-our-file"));
    const { taken, kept, left } = notesFile.takeIn(found);
    this.#show();
    this.#say(
      word("loaded", { n: taken }),
      kept ? word("loaded-kept", { n: kept }) : "",
      found.foreign ? word("loaded-foreign", { n: found.foreign }) : "",
      found.damaged ? word("loaded-damaged", { n: found.damaged }) : "",
      left ? word("loaded-left", { n: left }) : ""
    );
  }

  #share() {
    store.share(this.#sharedSwitch.checked);
    this.#say(storageNotice());
  }

  #ask() {
    this.#say();
    const asks = make("p", {}, word("erase-ask"));
    this.#question.replaceChildren(
      asks,
      make(
        "div",
        { class: "lw-question__bar" },
        button(word("erase-now"), "erase-now", { class: "lw-button lw-button--grave" }),
        button(word("erase-not"), "keep")
      )
    );
    this.#question.hidden = false;
    focusOn(asks);
  }

  #keep() {
    this.#say();
    this.#question.hidden = true;
    this.querySelector("[data-does=erase]").focus();
  }

  #erase() {
    store.erase(this.#course);
    this.#keep();
    this.#show();
    this.#say(word("erased"));
    this.dispatchEvent(new CustomEvent("lw-erased", { bubbles: true }));
  }
}

NotesPanel.define("lw-notes");
