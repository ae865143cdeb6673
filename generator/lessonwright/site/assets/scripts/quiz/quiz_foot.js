// Owns what stands below the questions of a quiz: how far the learner is, the button that finishes,
// and the result, by objective, too: what the learner can do now and what to look at again, with
// links to where the lesson speaks of it. In goes a quiz element; out comes its foot, which
// `release` takes away again.

const { button, focusOn, make, sign, word, wordsOf } = Lessonwright;

/** @param {string} id */
const objectiveOn = (id) => /** @type {Found} */ (document.getElementById(`objective-${id}`));

/**
 * Returns [{item, score, right, all}, …] for the objectives that the questions assess, in the
 * lesson's order.
 * @param {Question[]} questions
 */
function objectiveScores(questions) {
  const ids = [...new Set(questions.map((question) => question.getAttribute("objective")))];
  const known = ids.filter((id) => id && objectiveOn(id));
  return known
    .map((id) => {
      const about = questions.filter((question) => question.getAttribute("objective") === id);
      const scores = about.map((question) => Number(question.getAttribute("score")));
      const sum = scores.reduce((whole, score) => whole + score, 0);
      return {
        id,
        item: objectiveOn(id),
        score: sum / scores.length,
        right: scores.filter((score) => score >= 1).length,
        all: scores.length
      };
    })
    .sort((a, b) =>
      a.item.compareDocumentPosition(b.item) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1
    );
}

/** @param {Found} heading */
const headingWords = (heading) => wordsOf(heading, ".headerlink");

/**
 * Links to the heading under which the objective is taught: the page names it.
 * @param {Found} objective
 */
function readAgain({ dataset: { taught } }) {
  const heading = [...document.querySelectorAll("h2[id]")].find(
    (one) => headingWords(one) === taught
  );
  return heading
    ? [" ", make("a", { href: `#${heading.id}` }, word("read-again", { heading: taught }))]
    : [];
}

/**
 * @param {string} title
 * @param {string} cls
 * @param {Found[]} items
 */
function list(title, cls, items) {
  return items.length
    ? [make("h4", {}, title), make("ul", { class: `lw-result__list ${cls}` }, ...items)]
    : [];
}

/**
 * @param {Question[]} questions
 * @param {number} pass
 */
const resultsByObjective = (questions, pass) => {
  const all = objectiveScores(questions);
  const can = all.filter(({ score }) => score * 100 >= pass);
  const look = all.filter((one) => !can.includes(one));
  return [
    ...list(
      word("can-do-now"),
      "lw-result__list--can",
      can.map(({ item }) => make("li", {}, wordsOf(item, ".lw-level")))
    ),
    ...list(
      word("look-again"),
      "lw-result__list--look",
      look.map(({ id, item, right, all: n }) =>
        make(
          "li",
          {},
          make("a", { href: `#objective-${id}` }, wordsOf(item, ".lw-level")),
          ` (${word("parts-right", { right, n })})`,
          ...readAgain(item)
        )
      )
    )
  ];
};

/** @param {Question} question */
Lessonwright.isMissed = (question) => question.getAttribute("outcome") !== "correct";
/** @param {Question} question */
const isDone = (question) => question.getAttribute("phase") !== "open";
/**
 * @param {Question} question
 * @param {string} words
 */
const link = (question, words) => make("a", { href: `#${question.id}` }, words);

class Foot {
  /** @type {Quiz} */
  #quiz;
  #far = make("p", { class: "lw-quiz__far" });
  #passed = make("p", { class: "lw-quiz__passed", hidden: true });
  #notice = make("p", { class: "lw-question__notice", hidden: true });
  #question = make("div", { role: "status", class: "lw-quiz__asking" });
  #result = make("section", { class: "lw-result", hidden: true, "aria-label": word("result") });
  #bar = make("div", { class: "lw-question__bar" });
  #finish = button(word("finish"), "finish", { class: "lw-button lw-button--main" });
  #all = button(word("show-all"), "all", { hidden: true });
  /** @type {Found} */
  #foot;

  /** @param {Quiz} quiz */
  constructor(quiz) {
    this.#quiz = quiz;
    this.#bar.append(this.#finish, this.#all);
    this.#foot = make(
      "div",
      { class: "lw-quiz__foot" },
      this.#notice,
      this.#far,
      this.#bar,
      this.#question,
      this.#result,
      this.#passed
    );
    quiz.append(this.#foot);
  }

  release() {
    this.#foot.remove();
  }

  /** @param {QuizView} view */
  show({ asked, best, changed, finished, only, pass, passed, score }) {
    const done = asked.filter(isDone).length;
    this.#far.textContent = word("quiz-far", { done, n: asked.length });
    this.#far.hidden = this.#bar.hidden = finished;
    this.#all.hidden = !only;
    this.#notice.textContent = changed
      ? word("quiz-changed")
      : only
        ? word("quiz-only-missed", { n: only.length })
        : "";
    this.#notice.hidden = !this.#notice.textContent;
    this.#passed.textContent = passed && !finished ? word("quiz-passed-before", { best }) : "";
    this.#passed.hidden = !passed || finished;
    if (finished || done === asked.length) this.#question.replaceChildren();
    if (finished) this.#showResult({ asked, pass, score });
    this.#result.hidden = !finished;
  }

  /**
   * Asks what to do about questions without an answer.
   * @param {Question[]} open
   */
  askAbout(open) {
    const numbers = open.map((question) => {
      const number = this.#quiz.questions.indexOf(question) + 1;
      return make("li", {}, link(question, word("question-number", { number })));
    });
    this.#question.replaceChildren(
      make("p", {}, word("quiz-open", { n: open.length })),
      make("ul", { class: "lw-quiz__open" }, ...numbers),
      make("div", { class: "lw-question__bar" }, button(word("finish-anyway"), "finish-anyway"))
    );
  }

  focusResult() {
    focusOn(this.#result.querySelector("h3"));
  }

  /** @param {{ asked: Question[], pass: number, score: any }} result */
  #showResult({ asked, pass, score }) {
    const passes = score >= pass;
    const again = asked.some(Lessonwright.isMissed)
      ? [button(word("repeat-missed", { n: asked.filter(Lessonwright.isMissed).length }), "missed")]
      : [];
    this.#result.replaceChildren(
      make(
        "h3",
        { class: "lw-result__head" },
        sign(passes ? "correct" : "partial", word(passes ? "passed" : "not-passed")),
        ` ${word("score", { score })}`
      ),
      make("p", {}, word(passes ? "score-passed" : "score-not-passed", { pass })),
      ...resultsByObjective(asked, pass),
      make("div", { class: "lw-question__bar" }, ...again, button(word("restart"), "restart"))
    );
  }
}

Lessonwright.quizFoot = (quiz) => new Foot(quiz);
