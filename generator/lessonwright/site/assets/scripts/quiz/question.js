// Owns a question: the form on the page comes in; it is checked, marked and remembered. What is particular to a kind
// is in questions/. In go the attributes kind, question, course, lesson, attempts and shuffle; out come the
// attributes phase, answered, outcome, score and changed, and the bubbling events `lw-answer` (something was entered),
// `lw-checked` {outcome, score}, `lw-revealed` (the answer was asked for), `lw-reopened` (to be answered again) and
// `lw-restored` {twin} (taken from the store; twin: it was answered elsewhere on the page). The events `lw-check` and
// `lw-reset`, sent to it, check it and start it anew.
// A question that stands in the lesson's body and in its quiz is one question with one entry: answered here, it is
// answered there, as a learner expects who has just answered it.

const { kinds, marking, record, store, verdict, word } = Lessonwright;

class Question extends Lessonwright.Element {
  label = ""; // what is asked, in words alone
  #kind;
  #key;
  #record = record.blank;
  #frame;
  #saving = false;

  connectedCallback() {
    this.#kind = kinds[this.getAttribute("kind")];
    if (!this.#kind) return; // it stays as it came
    this.#key = Lessonwright.key(this, "question", this.getAttribute("question"));
    this.label = this.#words;
    this.#frame = Lessonwright.questionFrame(this);
    this.#kind.prepare?.(this);
    this.listen(this, "click input change keydown toggle lw-check lw-reset", true); // toggle does not bubble
    this.listen(store, "change");
    this.#restore({ first: true });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    if (!this.#kind) return;
    Lessonwright.unsignParts(this);
    this.#kind.release?.(this);
    this.#frame.release();
    for (const name of ["phase", "answered", "outcome", "score", "changed"]) this.removeAttribute(name);
  }

  handleEvent(event) {
    const answers = {
      click: () => this.#pressed(event.target.closest("button[data-does]")),
      input: () => event.target.matches("select") || this.entered(),
      change: () => event.target.matches("select") && this.#chose(event.target),
      keydown: () => this.#keyed(event),
      toggle: () => this.#opened(event.target),
      "lw-check": () => this.#record.phase === "open" && this.#check({ quietly: true }),
      "lw-reset": () => this.#reset(),
    };
    if (event.currentTarget === store) this.#heard(event.detail);
    else answers[event.type]();
  }

  get #words() {
    const asked = this.#kind.label?.(this) ?? this.querySelector("legend").textContent;
    return asked.replace(/\s+/g, " ").trim();
  }

  // Takes what stands in the form now as the response; `said` is told to those who cannot see what moved.
  entered(said = "") {
    if (this.#record.phase !== "open") return;
    this.#record = { ...this.#record, response: this.#kind.response(this) };
    this.#frame.say(said);
    this.#save();
    this.#describe();
    this.#tell("lw-answer");
  }

  #chose(select) {
    if (this.#kind.changed) this.#kind.changed(this, select);
    else this.entered();
  }

  #pressed(pressed) {
    const does = pressed?.dataset.does;
    if (does === "check") this.#check({});
    else if (does === "again") this.#again();
    else if (does === "reveal") this.#reveal();
    else if (does) this.#kind.pressed?.(this, does, pressed);
  }

  // Enter in a text field checks; held down, it does not press the button that comes after.
  #keyed(event) {
    if (event.key !== "Enter" || event.isComposing) return;
    const typing = event.target.matches("input[type=text]");
    if (typing || (event.repeat && event.target.closest("button"))) event.preventDefault();
    if (typing && !event.repeat) this.#check({});
  }

  #check({ quietly = false }) {
    if (quietly && this.#record.response === null) return;
    const refusal = this.#refusal();
    if (refusal && !quietly) this.#frame.tell(refusal);
    if (refusal) return;
    const { score } = this.#kind.marked(this, this.#record.response);
    const used = this.#record.used + 1;
    this.#record = { ...this.#record, phase: "checked", used, score, outcome: marking.outcome(score) };
    this.removeAttribute("changed");
    this.#save();
    this.#show({ quietly });
    if (!quietly) this.#frame.focusAfterCheck();
    this.#tell("lw-checked", { outcome: this.#record.outcome, score });
  }

  #refusal() {
    if (this.#record.response === null) return word("answer-first");
    return this.#kind.refusal?.(this, this.#record.response) ?? "";
  }

  #move(parts) {
    this.#record = { ...this.#record, ...parts };
    this.#save();
    this.#show({});
  }

  #again() {
    this.#move({ phase: "open", score: null, outcome: null });
    this.querySelector("fieldset :is(input:checked, input[type=text], select)")?.focus();
    this.#tell("lw-reopened");
  }

  #reveal() {
    this.#move({ phase: "shown" });
    this.querySelector(".lw-key > summary").focus();
    this.#tell("lw-revealed");
  }

  #reset() {
    this.#record = record.anotherRound(this.#record);
    this.removeAttribute("changed");
    this.#arrange();
    this.#save();
    this.#kind.show(this, null);
    this.#show({ quietly: true });
    this.#tell("lw-reopened");
  }

  #opened(details) {
    const hints = this.#frame.hints.indexOf(details) + 1;
    if (!details.open || hints <= this.#record.hints) return;
    this.#record = { ...this.#record, hints };
    this.#save();
    this.#frame.showHints(hints);
  }

  #heard({ key, own }) {
    if ((key === null || key === this.#key) && !(own && this.#saving)) this.#restore({ twin: own && key !== null });
  }

  // What was entered before the script came, as on a slow line, is kept like any other response.
  #restore({ first = false, twin = false }) {
    const data = this.#stored();
    const offered = this.#kind.offered(this);
    const typed = first && data === null ? this.#kind.response(this) : null;
    const { record: fitting, changed } = data
      ? record.fitted(data, this.getAttribute("kind"), offered, (response) => this.#kind.kept(this, response))
      : { record: { ...record.blank, response: typed }, changed: false };
    this.#record = fitting;
    this.toggleAttribute("changed", changed);
    this.#arrange();
    this.#kind.show(this, fitting.response);
    this.#show({ quietly: true });
    this.#tell("lw-restored", { twin });
  }

  #stored() {
    const entry = store.get(this.#key);
    if (entry && !record.isRecord(entry.data)) store.setAside(this.#key);
    return entry && record.isRecord(entry.data) ? entry.data : null;
  }

  #arrange() {
    if (!this.hasAttribute("shuffle") || !this.#kind.arrange) return;
    const seed = `${Lessonwright.seed(this.getAttribute("course"))} ${this.#key} ${this.#record.round}`;
    this.#kind.arrange(this, (items, name) => Lessonwright.shuffled(items, seed, name));
  }

  #save() {
    this.#saving = true;
    const data = { kind: this.getAttribute("kind"), offered: this.#kind.offered(this), ...this.#record };
    store.set(this.#key, data, this.label);
    this.#saving = false;
  }

  get #left() {
    const attempts = this.#kind.attempts?.(this) ?? Number(this.getAttribute("attempts"));
    return attempts ? Math.max(0, attempts - this.#record.used) : null;
  }

  get #settled() {
    return this.#record.phase === "shown" || this.#record.outcome === "correct" || this.#left === 0;
  }

  // Shows the record: what was marked is marked anew, so that a key that its author has mended counts.
  #show({ quietly = false }) {
    Lessonwright.unsignParts(this);
    const checked = this.#record.phase !== "open" && this.#record.response !== null;
    const marked = checked ? this.#kind.marked(this, this.#record.response) : null;
    if (marked) this.#record = { ...this.#record, score: marked.score, outcome: marking.outcome(marked.score) };
    const state = { settled: checked && this.#settled, left: this.#left };
    if (marked) Lessonwright.signParts(marked.parts);
    this.#frame.show({
      ...state,
      checked,
      quietly,
      open: state.settled && this.#record.outcome !== "correct",
      feedback: marked ? verdict(this, this.#kind, this.#record, marked, state) : [],
      notice: this.hasAttribute("changed") ? word("question-changed") : "",
    });
    this.#frame.showHints(this.#record.hints);
    this.#describe();
  }

  #describe() {
    const { phase, response, outcome, score } = this.#record;
    this.setAttribute("phase", phase);
    this.toggleAttribute("answered", response !== null);
    for (const [name, value] of Object.entries({ outcome, score })) {
      if (value === null) this.removeAttribute(name);
      else this.setAttribute(name, value);
    }
  }

  #tell(type, detail = {}) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, detail }));
  }
}

Question.define("lw-question");
