// Owns what stands below the questions of a quiz: how far the learner is, the button that finishes, and the result.
// In goes a quiz element; out comes its foot, which `release` takes away again.

const { button, focusOn, make, sign, word } = Lessonwright;

const isMissed = (question) => question.getAttribute("outcome") !== "correct";
const isDone = (question) => question.getAttribute("phase") !== "open";
const link = (question, words) => make("a", { href: `#${question.id}` }, words);

class Foot {
  #quiz;
  #far = make("p", { class: "lw-quiz__far" });
  #passed = make("p", { class: "lw-quiz__passed", hidden: true });
  #notice = make("p", { class: "lw-question__notice", hidden: true });
  #asking = make("div", { role: "status", class: "lw-quiz__asking" });
  #result = make("section", { class: "lw-result", hidden: true, "aria-label": word("result") });
  #bar = make("div", { class: "lw-question__bar" });
  #finish = button(word("finish"), "finish", { class: "lw-button lw-button--main" });
  #all = button(word("show-all"), "all", { hidden: true });
  #whole;

  constructor(quiz) {
    this.#quiz = quiz;
    this.#bar.append(this.#finish, this.#all);
    this.#whole = make("div", { class: "lw-quiz__foot" }, this.#notice, this.#far, this.#bar, this.#asking, this.#result, this.#passed);
    quiz.append(this.#whole);
  }

  release() {
    this.#whole.remove();
  }

  show({ asked, best, changed, finished, only, pass, passed, score }) {
    const done = asked.filter(isDone).length;
    this.#far.textContent = word("quiz-far", { done, n: asked.length });
    this.#far.hidden = this.#bar.hidden = finished;
    this.#all.hidden = !only;
    this.#notice.textContent = changed ? word("quiz-changed") : only ? word("quiz-only-missed", { n: only.length }) : "";
    this.#notice.hidden = !this.#notice.textContent;
    this.#passed.textContent = passed && !finished ? word("quiz-passed-before", { best }) : "";
    this.#passed.hidden = !passed || finished;
    if (finished || done === asked.length) this.#asking.replaceChildren();
    if (finished) this.#showResult({ asked, pass, score });
    this.#result.hidden = !finished;
  }

  // Asks what to do about questions without an answer.
  askAbout(open) {
    const numbers = open.map((question) => {
      const number = this.#quiz.questions.indexOf(question) + 1;
      return make("li", {}, link(question, word("question-number", { number })));
    });
    this.#asking.replaceChildren(
      make("p", {}, word("quiz-open", { n: open.length })),
      make("ul", { class: "lw-quiz__open" }, ...numbers),
      make("div", { class: "lw-question__bar" }, button(word("finish-anyway"), "finish-anyway")),
    );
  }

  focusResult() {
    focusOn(this.#result.querySelector("h3"));
  }

  #showResult({ asked, pass, score }) {
    const passes = score >= pass;
    const again = asked.some(isMissed) ? [button(word("repeat-missed", { n: asked.filter(isMissed).length }), "missed")] : [];
    this.#result.replaceChildren(
      make("h3", { class: "lw-result__head" }, sign(passes ? "correct" : "partial", word(passes ? "passed" : "not-passed")),
        ` ${word("score", { score })}`),
      make("p", {}, word(passes ? "score-passed" : "score-not-passed", { pass })),
      ...Lessonwright.byObjective(asked, pass),
      make("div", { class: "lw-question__bar" }, ...again, button(word("restart"), "restart")),
    );
  }
}

Lessonwright.missed = (questions) => questions.filter(isMissed);
Lessonwright.quizFoot = (quiz) => new Foot(quiz);
