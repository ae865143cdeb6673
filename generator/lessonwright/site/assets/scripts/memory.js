// Owns the panel "Where my notes live": the store's status comes in; the learner saves everything to a file, loads it,
// erases it, or says that the computer is shared. It tells, too, when something can no longer be kept. In goes the
// attribute course; out comes the bubbling event `lw-erased`.

const { button, download, focusOn, make, memoryFile, store, today, word } = Lessonwright;

const statusWord = ({ place, why }) => (why === "full" ? "lives-full" : why === "refused" ? `lives-${place}-refused` : `lives-${place}`);

class Memory extends Lessonwright.Element {
  #lives = make("p");
  #holds = make("p");
  #told = make("p", { role: "status", class: "lw-memory__told" });
  #asking = make("div", { class: "lw-memory__asking", hidden: true });
  #shared = make("input", { type: "checkbox", role: "switch", "data-does": "share", autocomplete: "off" });
  #sharing = make("label", { class: "lw-memory__switch" }, this.#shared, make("span", {}, word("shared-computer")));
  #file = make("input", { type: "file", accept: ".json,application/json", "data-does": "load" });
  #alert = make("div", { role: "status", class: "lw-memory__alert" });

  connectedCallback() {
    this.replaceChildren(this.#panel(), this.#alert);
    this.listen(this, "click change toggle", true);
    this.listen(store, "change status damaged");
    this.listen(window, "beforeunload");
    this.#show();
    if (store.hasSetAside) this.#warn("alert-damaged");
    if (store.status.why === "refused") this.#warn(statusWord(store.status));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.replaceChildren();
  }

  handleEvent(event) {
    if (event.currentTarget === store) this.#heard(event.type);
    else if (event.type === "beforeunload") store.atRisk && event.preventDefault();
    else if (event.type === "toggle") this.#show();
    else this.#done(event.target.closest("[data-does]")?.dataset.does, event.type);
  }

  get #course() {
    return this.getAttribute("course");
  }

  get #count() {
    const own = `lw1:${this.#course}:`;
    const isEntered = ({ key }) => !key.startsWith(`${own}course:`); // under that is what the pages note for themselves
    return store.entries(own).filter(isEntered).length;
  }

  #panel() {
    const load = make("label", { class: "lw-memory__file" }, make("span", {}, word("load-file")), this.#file);
    const erase = button(word("erase"), "erase", { class: "lw-button lw-button--grave" });
    return make("details", { class: "lw-memory" },
      make("summary", {}, word("memory")),
      this.#lives,
      this.#holds,
      make("div", { class: "lw-question__bar" }, button(word("save-file"), "save")),
      load,
      this.#sharing,
      make("p", { class: "lw-memory__more" }, word("shared-computer-more")),
      make("div", { class: "lw-question__bar" }, erase),
      this.#asking,
      this.#told,
    );
  }

  #done(does, type) {
    const clicks = {
      save: () => this.#save(),
      erase: () => this.#ask(),
      "erase-now": () => this.#erase(),
      keep: () => this.#keep(),
      dismiss: () => this.#alert.replaceChildren(),
    };
    const changes = { load: () => this.#load(), share: () => this.#share() };
    (type === "click" ? clicks : changes)[does]?.();
  }

  #heard(type) {
    if (type === "status") this.#statusChanged();
    if (type === "damaged") this.#warn("alert-damaged");
    if (this.querySelector("details").open) this.#show();
  }

  #statusChanged() {
    if (["full", "refused"].includes(store.status.why)) this.#warn(statusWord(store.status));
    else this.#alert.replaceChildren();
    this.#show();
  }

  #warn(key) {
    this.#alert.replaceChildren(make("p", {}, word(key)), button(word("dismiss"), "dismiss"));
  }

  #show() {
    this.#lives.textContent = word(statusWord(store.status));
    this.#holds.textContent = word("holds", { n: this.#count });
    this.#shared.checked = store.isShared;
    this.#sharing.hidden = store.status.why === "refused";
  }

  #say(...sentences) {
    this.#told.textContent = sentences.join(" ");
  }

  #save() {
    download(`${this.#course}-${today()}.json`, "application/json", memoryFile.written(this.#course));
    this.#say(word("saved-file"));
  }

  async #load() {
    const [file] = this.#file.files;
    if (!file) return;
    const found = memoryFile.read(await file.text(), this.#course);
    this.#file.value = "";
    if (!found) return this.#say(word("not-our-file"));
    const { taken, kept, left } = memoryFile.takenIn(found);
    const count = (key, n) => (n ? [word(key, { n })] : []);
    this.#show();
    this.#say(
      word("loaded", { n: taken }), ...count("loaded-kept", kept), ...count("loaded-foreign", found.foreign),
      ...count("loaded-damaged", found.damaged), ...count("loaded-left", left),
    );
  }

  #share() {
    store.share(this.#shared.checked);
    this.#say(word(store.isShared ? "sharing-on" : "sharing-off"));
  }

  #ask() {
    const asks = make("p", {}, word("erase-ask", { n: this.#count }));
    const now = button(word("erase-now"), "erase-now", { class: "lw-button lw-button--grave" });
    this.#asking.replaceChildren(asks, make("div", { class: "lw-question__bar" }, now, button(word("erase-not"), "keep")));
    this.#asking.hidden = false;
    focusOn(asks);
  }

  #keep() {
    this.#asking.hidden = true;
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

Memory.define("lw-memory");
