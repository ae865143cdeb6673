// Owns a quiz: its questions come in; the learner finishes it, sees a result and repeats what was
// missed. In go the attributes course, lesson and pass, and the events of the questions; out come
// the attributes finished, passed and score, and the entry `…:quiz:quiz` with the data
//   {finished, score, best, passed, passedAt, questions, only}: score and best in whole per cent; `passed` stays true
//   once it is, and `passedAt` (milliseconds) the moment when it first was; `questions` are the ids that were asked;
//   `only` those that are being repeated, or null.

const {
  entry: { isMoment },
  focusOn,
  isMissed,
  kinds,
  marking,
  record,
  store
} = Lessonwright;
/** @type {QuizResult} */
const blank = {
  finished: false,
  score: null,
  best: 0,
  passed: false,
  passedAt: 0,
  questions: [],
  only: null
};

/** @param {any} value */
const isPercent = (value) => Number.isInteger(value) && value >= 0 && value <= 100;
/**
 * @param {any} data
 * @returns {data is QuizResult}
 */
const isResult = (data) =>
  data !== null &&
  typeof data === "object" &&
  typeof data.finished === "boolean" &&
  typeof data.passed === "boolean" &&
  isPercent(data.best) &&
  (data.score === null || isPercent(data.score)) &&
  record.isTexts(data.questions) &&
  (data.only === null || record.isTexts(data.only));

/** @param {Entry} entry */
const firstPassedAt = ({ at, data }) =>
  isMoment(data.passedAt) ? data.passedAt : data.passed ? at : 0;

class Quiz extends Lessonwright.Element {
  #result = blank;
  /** @type {string} */
  #key;
  /** @type {QuizFoot} */
  #foot;
  #saving = false;

  connectedCallback() {
    this.#key = Lessonwright.key(this, "quiz", "quiz");
    this.#foot = Lessonwright.quizFoot(this);
    this.listen(this, "lw-checked lw-revealed lw-reopened lw-restored click");
    this.listen(store, "change");
    this.#restore();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#foot.release();
    for (const question of this.questions) question.closest("li").hidden = false;
    for (const name of ["finished", "passed", "score"]) this.removeAttribute(name);
  }

  /** @param {PageEvent} event */
  handleEvent(event) {
    if (event.currentTarget === store) this.#hear(event.detail);
    else if (event.type === "click")
      this.#press(event.target.closest("button[data-does]")?.dataset.does);
    else this.#follow(event);
  }

  /**
   * Those that can be marked: of a kind that the script knows.
   * @returns {Question[]}
   */
  get questions() {
    return [...this.querySelectorAll("lw-question")].filter(
      (question) => kinds[question.getAttribute("kind")]
    );
  }

  get #pass() {
    return Number(this.getAttribute("pass"));
  }

  get #score() {
    const scores = this.questions.map((question) => Number(question.getAttribute("score")));
    return marking.percent(scores.reduce((sum, score) => sum + score, 0) / (scores.length || 1));
  }

  /** @param {string} does */
  #press(does) {
    /** @type {Record<string, () => void>} */
    const moves = {
      finish: () => this.#finish({}),
      "finish-anyway": () => this.#finish({ anyway: true }),
      missed: () => this.#repeat(this.questions.filter(isMissed), true),
      restart: () => this.#repeat(this.questions, false),
      all: () => this.#change({ only: null })
    };
    moves[does]?.();
  }

  #finish({ anyway = false }) {
    const check = () => new CustomEvent("lw-check", { detail: { anyway } });
    for (const question of this.#current()) question.dispatchEvent(check());
    const open = this.#current().filter((question) => question.getAttribute("phase") === "open");
    if (open.length && !anyway) return this.#foot.askAbout(open);
    this.#keepScore();
    this.#foot.focusResult();
  }

  #keepScore() {
    const score = this.#score;
    const passed = this.#result.passed || score >= this.#pass;
    this.#change({
      finished: true,
      score,
      best: Math.max(this.#result.best, score),
      passed,
      passedAt: this.#result.passedAt || (passed ? Date.now() : 0),
      questions: this.#ids(this.questions),
      only: null
    });
  }

  /**
   * @param {Question[]} questions
   * @param {boolean} missedOnly
   */
  #repeat(questions, missedOnly) {
    const only = missedOnly ? this.#ids(questions) : null;
    this.#change({ finished: false, score: null, only });
    for (const question of questions) question.dispatchEvent(new CustomEvent("lw-reset"));
    focusOn(questions[0].querySelector("legend"));
  }

  /** @param {Question[]} questions */
  #ids(questions) {
    return questions.map((question) => question.getAttribute("question"));
  }

  /**
   * The questions that are asked now: all, or those that are being repeated.
   * @returns {Question[]}
   */
  #current() {
    const only = this.#result.only;
    return only
      ? this.questions.filter((question) => only.includes(question.getAttribute("question")))
      : this.questions;
  }

  /**
   * A question that was left open and is answered after the end counts too, here or where it stands
   * in the body; one that the store brings back does not, since the others may still be to come.
   * @param {PageEvent} event
   */
  #follow({ type, detail }) {
    const counts = type !== "lw-restored" || detail.twin;
    if (counts && this.#result.finished && !this.#isChanged && this.#score !== this.#result.score)
      this.#keepScore();
    else this.#show();
  }

  /** @param {Partial<QuizResult>} parts */
  #change(parts) {
    this.#result = { ...this.#result, ...parts };
    this.#saving = true;
    store.set(this.#key, this.#result, document.querySelector("h1")?.textContent ?? "");
    this.#saving = false;
    this.#show();
  }

  /** @param {StoreChange} change */
  #hear({ key, own }) {
    if ((key === null || key === this.#key) && !(own && this.#saving)) this.#restore();
  }

  #restore() {
    const entry = store.get(this.#key);
    const readable = entry && isResult(entry.data);
    if (entry && !readable) store.setAside(this.#key);
    this.#result = readable ? { ...blank, ...entry.data, passedAt: firstPassedAt(entry) } : blank;
    const only = this.#result.only?.filter((id) => this.#ids(this.questions).includes(id)) ?? [];
    this.#result.only = only.length ? only : null;
    this.#show();
  }

  // Whether the course was rebuilt with other questions since the quiz was finished.
  get #isChanged() {
    const asked = this.#result.questions;
    return this.questions.some(
      (question) =>
        question.hasAttribute("changed") || !asked.includes(question.getAttribute("question"))
    );
  }

  #show() {
    const { best, finished, only, passed, score } = this.#result;
    const asked = this.#current();
    for (const question of this.questions)
      question.closest("li").hidden = !asked.includes(question);
    this.toggleAttribute("finished", finished);
    this.toggleAttribute("passed", passed);
    if (score === null) this.removeAttribute("score");
    else this.setAttribute("score", score);
    const changed = finished && this.#isChanged;
    this.#foot.show({
      asked,
      best,
      changed,
      finished: finished && !changed,
      only,
      pass: this.#pass,
      passed,
      score
    });
  }
}

Quiz.define("lw-quiz");
