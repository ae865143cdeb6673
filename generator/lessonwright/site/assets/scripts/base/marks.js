// Owns the marks of progress that any page may bear: the ticks in the navigation, and the button of a lesson without a
// quiz. Each mark fills itself from `Lessonwright.progress` and follows the store.

const { button, course, make, progress, store, word } = Lessonwright;

Lessonwright.Mark = class extends Lessonwright.Element {
  connectedCallback() {
    this.listen(store, "change");
    this.show();
  }

  handleEvent(event) {
    if (progress.isTouchedBy(event.detail.key)) this.show();
  }
};

Lessonwright.tick = () => make("span", { class: "lw-tick" }, make("span", { class: "lw-unseen" }, word("done")));

// A lesson without a quiz is done when the learner says so.
class MarkDone extends Lessonwright.Mark {
  #button = button(word("mark-done"), "mark");

  connectedCallback() {
    this.replaceChildren(this.#button);
    this.listen(this.#button, "click");
    super.connectedCallback();
  }

  handleEvent(event) {
    if (event.type === "click") progress.mark(this.#lesson, !progress.doneAt(this.#lesson));
    else super.handleEvent(event);
  }

  get #lesson() {
    return progress.lesson(this.getAttribute("lesson"));
  }

  show() {
    this.#button.setAttribute("aria-pressed", String(progress.doneAt(this.#lesson) > 0));
  }
}

// A page of the course: remembers which lesson was visited last, and ticks the lessons and modules in the navigation.
class Visit extends Lessonwright.Mark {
  connectedCallback() {
    const lesson = this.getAttribute("lesson");
    if (lesson) progress.visit(lesson);
    super.connectedCallback();
  }

  show() {
    const done = this.#done();
    for (const link of document.querySelectorAll(".md-nav--primary a.md-nav__link")) {
      link.querySelector(".lw-tick")?.remove();
      if (done.has(link.href)) link.append(Lessonwright.tick());
    }
  }

  #done() {
    const modules = course.modules.filter(({ lessons }) => progress.doneOf(lessons) === lessons.length);
    const parts = [...modules, ...progress.lessons.filter(progress.doneAt)];
    return new Set(parts.map((part) => part.address));
  }
}

// A page of the author's own has no mark of a visit; its navigation is ticked all the same.
const content = document.querySelector(".md-content");
if (content && !content.querySelector("lw-visit")) content.append(make("lw-visit"));

MarkDone.define("lw-mark-done");
Visit.define("lw-visit");
