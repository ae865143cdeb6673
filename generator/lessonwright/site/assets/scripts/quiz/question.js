// Owns a question: the form on the page comes in; it is checked, marked and remembered. What is
// particular to a kind is in questions/. In go the attributes kind, question, course, lesson,
// attempts and shuffle; out come the attributes phase, answered, outcome, score and changed, and
// the bubbling events `lw-answer` (something was entered), `lw-checked` {outcome, score},
// `lw-revealed` (the answer was asked for), `lw-reopened` (to be answered again) and `lw-restored`
// {twin} (taken from the store; twin: it was answered elsewhere on the page). The events `lw-check`
// and `lw-reset`, sent to it, check it and start it anew. A question that stands in the lesson's
// body and in its quiz is one question with one entry: answered here, it is answered there, as a
// learner expects who has just answered it.

const { feedbackFor, kinds, marking, record, signParts, store, unsignParts, word } = Lessonwright;

/**
 * The string hash FNV-1a, 32 bits.
 * @param {string} text
 */
function hash(text) {
  let value = 0x811c9dc5;
  for (const sign of text)
    value = Math.imul(value ^ /** @type {number} */ (sign.codePointAt(0)), 0x01000193);
  return value >>> 0;
}

/**
 * @param {string} item
 * @param {string} seed
 */
const rank = (item, seed) => hash(`${seed}\u0000${item}\u0000${hash(item + seed)}`);

/**
 * Returns the items, ordered by what seed and item give: the others keep their order when one comes
 * or goes.
 * @template Item
 * @param {Item[]} items
 * @param {string} seed
 * @param {(item: Item) => string} name
 */
const shuffle = (items, seed, name) =>
  [...items].sort((a, b) => rank(name(a), seed) - rank(name(b), seed));

/**
 * Returns this learner's own seed for a course; it is kept with the rest of what they entered.
 * @param {string} course
 */
const seedOf = (course) => {
  const key = `lw1:${course}:course:seed:order`;
  const kept = store.get(key)?.data;
  if (Number.isInteger(kept)) return kept;
  const made = crypto.getRandomValues(new Uint32Array(1))[0];
  store.set(key, made);
  return made;
};

/** @type {Pick<QuestionRecord<unknown>, "phase" | "score" | "outcome">} */
const reopened = { phase: "open", score: null, outcome: null };

class Question extends Lessonwright.Element {
  label = ""; // what is asked, in words alone
  /** @type {Kind<any>} */
  #kind;
  /** @type {string} */
  #key;
  /** @type {QuestionRecord<any>} */
  #record = record.blank;
  /** @type {QuestionFrame} */
  #frame;
  #saving = false;
  #doubt = ""; // what was asked last before an attempt is used

  connectedCallback() {
    this.#kind = kinds[this.getAttribute("kind")];
    if (!this.#kind) return; // it stays as it came
    this.#key = Lessonwright.key(this, "question", this.getAttribute("question"));
    this.label = this.#askedWords;
    this.#frame = Lessonwright.questionFrame(this);
    this.#kind.prepare?.(this);
    this.listen(this, "click input change keydown toggle lw-check lw-reset", true); // toggle does not bubble
    this.listen(store, "change");
    this.#restore({ first: true });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    if (!this.#kind) return;
    unsignParts(this);
    this.#kind.release?.(this);
    this.#frame.release();
    for (const name of ["phase", "answered", "outcome", "score", "changed"])
      this.removeAttribute(name);
  }

  /** @param {PageEvent} event */
  handleEvent(event) {
    /** @type {Record<string, () => void>} */
    const answers = {
      click: () => this.#press(event.target.closest("button[data-does]")),
      input: () => event.target.matches("select") || this.enter(),
      change: () => event.target.matches("select") && this.#choose(event.target),
      keydown: () => this.#type(event),
      toggle: () => this.#open(event.target),
      "lw-check": () => this.#check({ quietly: true, anyway: event.detail?.anyway }),
      "lw-reset": () => this.#reset()
    };
    if (event.currentTarget === store) this.#hear(event.detail);
    else answers[event.type]();
  }

  get #askedWords() {
    const asked = this.#kind.label?.(this) ?? this.querySelector("legend").textContent;
    return asked.replace(/\s+/g, " ").trim();
  }

  // Takes what stands in the form now as the response; `said` is told to those who cannot see what
  // moved. Whoever changes an answer that was marked, and may try again, tries again.
  enter(said = "") {
    if (this.#isClosed) return;
    const reopens = this.#record.phase !== "open";
    const response = this.#kind.response(this);
    this.#record = { ...this.#record, ...reopened, response };
    this.#save();
    if (reopens) this.#show({ quietly: true });
    this.#frame.say(said);
    this.#describe();
    if (reopens) this.#tell("lw-reopened");
    this.#tell("lw-answer");
  }

  /** @param {Found} select */
  #choose(select) {
    if (this.#kind.change) this.#kind.change(this, select);
    else this.enter();
  }

  /** @param {Found} pressed */
  #press(pressed) {
    const does = pressed?.dataset.does;
    if (does === "check") this.#check({});
    else if (does === "again") this.#again();
    else if (does === "reveal") this.#reveal();
    else if (does) this.#kind.press?.(this, does, pressed);
  }

  /**
   * Enter in a text field checks; held down, it does not press the button that comes after.
   * @param {PageEvent} event
   */
  #type(event) {
    if (event.key !== "Enter" || event.isComposing) return;
    const typing = event.target.matches("input[type=text]");
    if (typing || (event.repeat && event.target.closest("button"))) event.preventDefault();
    if (typing && !event.repeat) this.#check({});
  }

  #check({ quietly = false, anyway = false }) {
    if (this.#record.phase !== "open") return;
    if (quietly && this.#record.response === null) return;
    if (!anyway && this.#isDoubtful({ quietly })) return;
    this.#takeAsShown();
    const refusal = this.#refusal();
    if (refusal && !quietly) this.#frame.tell(refusal);
    if (refusal) return;
    const { score } = this.#kind.mark(this, this.#record.response);
    const used = this.#record.used + 1;
    this.#record = {
      ...this.#record,
      phase: "checked",
      used,
      score,
      outcome: marking.outcome(score)
    };
    this.removeAttribute("changed");
    this.#save();
    this.#show({ quietly });
    if (!quietly) this.#frame.focusAfterCheck();
    this.#tell("lw-checked", { outcome: this.#record.outcome, score });
  }

  // Whether something is to be asked before an attempt is used. It is asked once: who then checks
  // what is unchanged means it so.
  /** @param {{ quietly: boolean }} how */
  #isDoubtful({ quietly }) {
    const doubt = this.#kind.doubt?.(this, this.#record.response) ?? "";
    if (!doubt || (doubt === this.#doubt && !quietly)) return false;
    if (!quietly) {
      this.#doubt = doubt;
      this.#frame.tell(doubt);
    }
    return true;
  }

  #takeAsShown() {
    if (this.#record.response === null && this.#kind.asShown)
      this.#record = { ...this.#record, response: this.#kind.asShown(this) };
  }

  #refusal() {
    if (this.#record.response === null) return word("answer-first");
    return this.#kind.refusal?.(this, this.#record.response) ?? "";
  }

  /** @param {Partial<QuestionRecord<unknown>>} parts */
  #move(parts) {
    this.#record = { ...this.#record, ...parts };
    this.#save();
    this.#show({});
  }

  #again() {
    this.#move(reopened);
    this.querySelector("fieldset :is(input:checked, input[type=text], select)")?.focus();
    this.#tell("lw-reopened");
  }

  #reveal() {
    this.#move({ phase: "shown" });
    this.querySelector(".lw-key > summary").focus();
    this.#tell("lw-revealed");
  }

  #reset() {
    this.#record = record.nextRound(this.#record);
    this.removeAttribute("changed");
    this.#arrange();
    this.#save();
    this.#kind.show(this, null);
    this.#show({ quietly: true });
    this.#tell("lw-reopened");
  }

  /** @param {Found} details */
  #open(details) {
    const hints = this.#frame.hints.indexOf(details) + 1;
    if (!details.open || hints <= this.#record.hints) return;
    this.#record = { ...this.#record, hints };
    this.#save();
    this.#frame.showHints(hints);
  }

  /** @param {StoreChange} change */
  #hear({ key, own }) {
    if ((key === null || key === this.#key) && !(own && this.#saving))
      this.#restore({ twin: own && key !== null });
  }

  // What was entered before the script came, as on a slow line, is kept like any other response.
  #restore({ first = false, twin = false }) {
    const data = this.#load();
    const offered = this.#kind.offer(this);
    const typed = first && data === null ? this.#kind.response(this) : null;
    const { record: fitting, changed } = data
      ? record.fit(data, this.getAttribute("kind"), offered, (response) =>
          this.#kind.keep(this, response)
        )
      : { record: { ...record.blank, response: typed }, changed: false };
    this.#record = fitting;
    this.toggleAttribute("changed", changed);
    this.#arrange();
    this.#kind.show(this, fitting.response);
    this.#show({ quietly: true });
    this.#tell("lw-restored", { twin });
  }

  #load() {
    const entry = store.get(this.#key);
    if (entry && !record.isRecord(entry.data)) store.setAside(this.#key);
    return entry && record.isRecord(entry.data) ? entry.data : null;
  }

  #arrange() {
    if (!this.hasAttribute("shuffle") || !this.#kind.arrange) return;
    const seed = `${seedOf(this.getAttribute("course"))} ${this.#key} ${this.#record.round}`;
    this.#kind.arrange(this, (items, name) => shuffle(items, seed, name));
  }

  #save() {
    this.#doubt = "";
    this.#saving = true;
    const data = {
      kind: this.getAttribute("kind"),
      offered: this.#kind.offer(this),
      ...this.#record
    };
    store.set(this.#key, data, this.label);
    this.#saving = false;
  }

  get #attemptsLeft() {
    const attempts = this.#kind.attempts?.(this) ?? Number(this.getAttribute("attempts"));
    return attempts ? Math.max(0, attempts - this.#record.used) : null;
  }

  get #isSettled() {
    return (
      this.#record.phase === "shown" ||
      this.#record.outcome === "correct" ||
      this.#attemptsLeft === 0
    );
  }

  // Whether the form takes nothing any more.
  get #isClosed() {
    return this.#record.phase !== "open" && this.#isSettled;
  }

  // Shows the record: what was marked is marked anew, so that a key that its author has mended
  // counts.
  #show({ quietly = false }) {
    unsignParts(this);
    const checked = this.#record.phase !== "open" && this.#record.response !== null;
    const marked = checked ? this.#kind.mark(this, this.#record.response) : null;
    if (marked)
      this.#record = {
        ...this.#record,
        score: marked.score,
        outcome: marking.outcome(marked.score)
      };
    const state = { settled: checked && this.#isSettled, left: this.#attemptsLeft };
    if (marked) signParts(marked.parts);
    this.#frame.show({
      ...state,
      checked,
      quietly,
      open: state.settled && this.#record.outcome !== "correct",
      feedback: marked ? feedbackFor(this, this.#kind, this.#record, marked, state) : [],
      notice: this.hasAttribute("changed") ? word("question-changed") : ""
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

  /**
   * @param {string} type
   * @param {object} [detail]
   */
  #tell(type, detail = {}) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, detail }));
  }
}

Question.define("lw-question");
