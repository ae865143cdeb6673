// Owns what the script adds around a question's form: buttons, the place where feedback is told,
// and the key and hints as far as they are earned. In goes a question element; out comes its frame,
// which `release` takes away again.

const { button, focusOn, make, word } = Lessonwright;

/**
 * @param {string} tag
 * @param {Attributes} attributes
 * @param {...Found} children
 */
const addition = (tag, attributes, ...children) =>
  make(tag, { "data-made": true, ...attributes }, ...children);

function additions() {
  const act = button(word("check"), "check", { class: "lw-button lw-question__act" });
  const reveal = button(word("reveal"), "reveal", {
    class: "lw-button lw-question__reveal",
    hidden: true
  });
  const status = make("div", { role: "status" });
  return {
    act,
    reveal,
    notice: addition("p", { class: "lw-question__notice", hidden: true }),
    moveNotice: addition("p", { class: "lw-unseen", role: "status" }),
    bar: addition("div", { class: "lw-question__bar" }, act, reveal),
    feedback: addition("div", { class: "lw-feedback" }, status)
  };
}

class Frame {
  /** @type {Question} */
  #question;
  /** @type {Found} */
  #fieldset;
  /** @type {Found} */
  #key;
  #parts = additions();

  /** @param {Question} question */
  constructor(question) {
    this.#question = question;
    this.#fieldset = question.querySelector("fieldset");
    this.#key = question.querySelector(".lw-key");
    this.hints = [...question.querySelectorAll(".lw-hint")];
    const { notice, moveNotice, bar, feedback } = this.#parts;
    question.prepend(notice);
    this.#key.before(moveNotice, bar, feedback);
    for (const control of this.#controls) control.setAttribute("autocomplete", "off"); // the store brings answers back
  }

  get #controls() {
    return this.#fieldset.querySelectorAll("input, select");
  }

  // What tells this question from the others: its number in the quiz, else what it asks.
  get #name() {
    const number = this.#question.parentElement?.querySelector(":scope > .lw-question__number");
    return number?.textContent.trim() ?? this.#question.label;
  }

  release() {
    for (const element of this.#question.querySelectorAll("[data-made]")) element.remove();
    for (const control of this.#controls) control.removeAttribute("autocomplete");
    for (const details of [this.#key, ...this.hints]) details.hidden = false;
    this.#fieldset.disabled = false;
    this.#key.open = false;
  }

  /**
   * Says what moved, to those who cannot see it.
   * @param {string} words
   */
  say(words) {
    this.#parts.moveNotice.textContent = words;
  }

  /**
   * Tells the learner something in the place of feedback.
   * @param {string} words
   */
  tell(words) {
    this.#status.replaceChildren(make("p", {}, words));
  }

  /** @param {QuestionView} view */
  show({ checked, settled, open, feedback, notice, quietly }) {
    const { act, reveal } = this.#parts;
    this.#fieldset.disabled = settled;
    act.dataset.does = checked ? "again" : "check";
    act.textContent = word(checked ? "again" : "check");
    for (const one of [act, reveal])
      one.setAttribute("aria-label", `${one.textContent}: ${this.#name}`);
    act.hidden = settled;
    reveal.hidden = settled || !checked;
    this.#key.hidden = !settled;
    this.#key.open = open;
    this.#parts.notice.textContent = notice;
    this.#parts.notice.hidden = !notice;
    // Where the focus goes to the verdict, that is how it is told.
    if (quietly || settled)
      this.#parts.feedback.replaceChildren(
        make("div", { role: settled ? null : "status" }, ...feedback)
      );
    else this.#status.replaceChildren(...feedback);
  }

  /**
   * The next hint comes when the one before was opened.
   * @param {number} opened
   */
  showHints(opened) {
    this.hints.forEach((hint, index) => {
      hint.hidden = index > opened;
    });
  }

  // The focus goes on to the next thing to do, or to the verdict.
  focusAfterCheck() {
    if (this.#parts.act.hidden) focusOn(this.#parts.feedback);
    else this.#parts.act.focus();
  }

  get #status() {
    return this.#parts.feedback.firstElementChild;
  }
}

Lessonwright.questionFrame = (question) => new Frame(question);
