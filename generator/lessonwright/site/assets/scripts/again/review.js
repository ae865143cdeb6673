// Owns a review: questions of earlier quizzes lie ready, and so many are asked at once, those first
// that the learner has missed. In go the attributes course, lesson and ask, and the items of its
// lists, each with the lesson and the question that it is from; out comes the entry
// `…:review:round` with the ids of what is asked now, from the first answer on. The answers are
// kept apart from those of the earlier quizzes, whose results stay what they are.

const { button, course, focusOn, make, record, store, word } = Lessonwright;

/**
 * Returns how an answer came out, and when; null where none was given.
 * @param {Entry | null} entry
 */
function outcomeOf(entry) {
  if (!entry || !record.isRecord(entry.data) || entry.data.phase === "open") return null;
  return { right: entry.data.outcome === "correct", at: entry.at };
}

class Review extends Lessonwright.Element {
  /** @type {string[] | null} */
  #round = null; // the ids of what is asked now, once something was answered
  #far = make("p", { class: "lw-quiz__far" });
  #result = make("p", { role: "status", class: "lw-again__result" });
  #again = button(word("review-again"), "again", { hidden: true });
  #elsewhere = make("div", { class: "lw-again__elsewhere" });
  #foot = make(
    "div",
    { class: "lw-quiz__foot" },
    this.#far,
    this.#result,
    make("div", { class: "lw-question__bar" }, this.#again),
    this.#elsewhere
  );

  connectedCallback() {
    this.append(this.#foot);
    this.listen(this, "lw-answer lw-checked lw-revealed lw-reopened lw-restored click");
    this.listen(store, "change");
    this.#restore();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#foot.remove();
  }

  /** @param {PageEvent} event */
  handleEvent(event) {
    if (event.currentTarget === store) this.#hear(event.detail);
    else if (event.type === "click") this.#press(event.target.closest("button"));
    else {
      if (event.type !== "lw-restored") this.#begin();
      this.#show();
    }
  }

  get #key() {
    return Lessonwright.key(this, "review", "round");
  }

  get #items() {
    return [...this.querySelectorAll("li[data-again]")];
  }

  // Those that are asked now: in the first list.
  get #asked() {
    return [.../** @type {Found} */ (this.querySelector("ol")).children];
  }

  /** @param {Found} item */
  #question(item) {
    return item.querySelectorAll("lw-question")[0];
  }

  /** @param {Found | null} pressed */
  #press(pressed) {
    if (pressed !== this.#again) return;
    this.#deal(this.#ranked());
    for (const item of this.#asked) this.#question(item).dispatchEvent(new CustomEvent("lw-reset"));
    // The button is hidden by now. Firefox takes the focus from what is hidden as it lays out the page,
    // from whatever has it by then: so it does that first.
    this.getBoundingClientRect();
    focusOn(this.#question(this.#asked[0]).querySelector("legend"));
  }

  // From the first answer on, the same questions are asked until all are answered.
  #begin() {
    if (this.#round) return;
    this.#round = this.#asked.map((item) => item.dataset.again);
    store.set(this.#key, this.#round, document.querySelector("h1")?.textContent ?? "");
  }

  /** @param {StoreChange} change */
  #hear({ key, own }) {
    if (key === null || (!own && key === this.#key)) this.#restore();
  }

  #restore() {
    const kept = store.get(this.#key)?.data;
    const known = this.#items.map((item) => item.dataset.again);
    const fits = record.isTexts(kept) && kept.length && kept.every((id) => known.includes(id));
    this.#round = fits ? kept : null;
    this.#order(this.#round ?? this.#ranked());
    this.#show();
  }

  /** @param {string[]} ids */
  #deal(ids) {
    this.#round = ids.slice(0, Number(this.getAttribute("ask")));
    this.#order(this.#round);
    store.set(this.#key, this.#round, document.querySelector("h1")?.textContent ?? "");
  }

  // Returns the ids of all that lies ready: what was missed, then what was never answered, then what
  // was right, the longest ago first.
  #ranked() {
    const ranks = this.#items.map((item) => ({ id: item.dataset.again, ...this.#rank(item) }));
    return ranks.sort((a, b) => a.group - b.group || a.at - b.at).map(({ id }) => id);
  }

  /** @param {Found} item */
  #rank({ dataset: { again, lesson, question } }) {
    const keys = [
      `lw1:${this.getAttribute("course")}:${lesson}:question:${question}`,
      Lessonwright.key(this, "question", again)
    ];
    const last = keys
      .flatMap((key) => outcomeOf(store.get(key)) ?? [])
      .sort((a, b) => b.at - a.at)[0];
    return last ? { group: last.right ? 2 : 0, at: last.at } : { group: 1, at: 0 };
  }

  /**
   * Puts these into the first list, in this order, and all others into the second.
   * @param {string[]} ids
   */
  #order(ids) {
    const [first, second] = this.querySelectorAll("ol.lw-questions");
    const byId = new Map(this.#items.map((item) => [item.dataset.again, item]));
    const now = ids.slice(0, Number(this.getAttribute("ask")));
    const wanted = [...now, ...[...byId.keys()].filter((id) => !now.includes(id))];
    const here = this.#items.map((item) => item.dataset.again);
    if (wanted.join() !== here.join()) {
      for (const [place, id] of wanted.entries()) {
        const list = place < now.length || !second ? first : second;
        list.append(/** @type {Found} */ (byId.get(id)));
      }
    }
    for (const [place, item] of this.#items.entries())
      item.querySelector("[data-number]").textContent = String(place + 1);
  }

  #show() {
    const questions = this.#asked.map((item) => this.#question(item));
    const done = questions.filter(
      (question) => !["open", null].includes(question.getAttribute("phase"))
    );
    const right = done.filter((question) => question.getAttribute("outcome") === "correct").length;
    const isOver = done.length > 0 && done.length === questions.length;
    this.#far.textContent = word("quiz-far", { done: done.length, n: questions.length });
    this.#far.hidden = isOver;
    const says = isOver ? word("parts-right", { right, n: questions.length }) : "";
    if (this.#result.textContent !== says) this.#result.textContent = says;
    this.#again.hidden = !isOver;
    this.#elsewhere.replaceChildren(...(isOver ? this.#missedElsewhere() : []));
  }

  // What was missed in the lessons that are asked about and does not lie ready here: it leads back.
  #missedElsewhere() {
    const lessons = new Set(this.#items.map((item) => item.dataset.lesson));
    const ready = new Set(
      this.#items.map(({ dataset: { lesson, question } }) => `${lesson}:${question}`)
    );
    const opening = `lw1:${this.getAttribute("course")}:`;
    const missed = store.entries(opening).filter((entry) => {
      const [lesson, kind, id] = entry.key.slice(opening.length).split(":");
      const isOther = kind === "question" && lessons.has(lesson) && !ready.has(`${lesson}:${id}`);
      return isOther && outcomeOf(entry)?.right === false;
    });
    if (!missed.length) return [];
    const links = missed.map(({ key, label }) => {
      const [lesson, , id] = key.slice(opening.length).split(":");
      const link = make("a", { href: `${course.address(lesson)}#question-${id}` }, label || lesson);
      return make("li", {}, link);
    });
    return [make("p", {}, word("missed-before")), make("ul", {}, ...links)];
  }
}

Review.define("lw-review");
