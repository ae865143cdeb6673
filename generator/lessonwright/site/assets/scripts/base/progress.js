// Owns how far a learner has come: the course's outline and the store's entries come in; facts come
// out, and the marks of them that any page may bear: the ticks in the navigation, and the button of
// a lesson without a quiz. A lesson is done when its quiz is passed, or, where it has none, when
// the learner has said so.

const {
  button,
  course,
  entry: { isMoment },
  make,
  store,
  word
} = Lessonwright;

const OPENING = `lw1:${course.id}:`;
const VISIT = `${OPENING}course:visit:last`;
const lessons = course.modules.flatMap((module) => module.lessons);

/** @param {Lesson} lesson */
const markKey = (lesson) => `${OPENING}${lesson.id}:lesson:done`;
/** @param {Lesson} lesson */
const quizKey = (lesson) => `${OPENING}${lesson.id}:quiz:quiz`;

/**
 * Returns when the lesson was done (milliseconds), or 0: where it has a quiz, when that was first
 * passed.
 * @param {Lesson} lesson
 */
function doneAt(lesson) {
  const entry = store.get(lesson.quiz ? quizKey(lesson) : markKey(lesson));
  if (!lesson.quiz) return entry?.data === true ? entry.at : 0;
  if (entry?.data?.passed !== true) return 0;
  return isMoment(entry.data.passedAt) && entry.data.passedAt ? entry.data.passedAt : entry.at;
}

// Returns the lesson to go on with: the one last visited while it is not done, else the next one
// that is not.
function nextLesson() {
  const last = store.get(VISIT)?.data;
  const place = Math.max(
    0,
    lessons.findIndex((lesson) => lesson.id === last)
  );
  const inTurn = [...lessons.slice(place), ...lessons.slice(0, place)];
  return inTurn.find((lesson) => !doneAt(lesson)) ?? null;
}

/** @type {Progress} */
const progress = {
  lessons,
  doneAt,
  nextLesson,
  /** @param {string} id */
  lesson: (id) => lessons.find((lesson) => lesson.id === id),
  /** @param {string} id */
  module: (id) => course.modules.find((module) => module.id === id),
  doneOf: (some) => some.filter(doneAt).length,
  hasBegun: () => store.get(VISIT) !== null || lessons.some(doneAt),
  /** @param {string} id */
  visit: (id) => store.get(VISIT)?.data === id || store.set(VISIT, id, progress.lesson(id)?.title),
  mark: (lesson, done) =>
    done ? store.set(markKey(lesson), true, lesson.title) : store.remove(markKey(lesson)),
  /**
   * Whether a change to the store can change any of this.
   * @param {string} key
   */
  isTouchedBy: (key) => key === null || key === VISIT || /:(quiz:quiz|lesson:done)$/.test(key)
};
Lessonwright.progress = progress;

// Each mark fills itself from the facts above and follows the store.
Lessonwright.Mark = class extends Lessonwright.Element {
  connectedCallback() {
    this.listen(store, "change");
    this.show();
  }

  show() {}

  /** @param {PageEvent} event */
  handleEvent(event) {
    if (progress.isTouchedBy(event.detail.key)) this.show();
  }
};

Lessonwright.tick = () =>
  make("span", { class: "lw-tick" }, make("span", { class: "lw-unseen" }, word("done")));

// A lesson without a quiz is done when the learner says so.
class MarkDone extends Lessonwright.Mark {
  #button = button(word("mark-done"), "mark");

  connectedCallback() {
    this.replaceChildren(this.#button);
    this.listen(this.#button, "click");
    super.connectedCallback();
  }

  /** @param {PageEvent} event */
  handleEvent(event) {
    if (event.type === "click") progress.mark(this.#lesson, !progress.doneAt(this.#lesson));
    else super.handleEvent(event);
  }

  get #lesson() {
    return /** @type {Lesson} */ (progress.lesson(this.getAttribute("lesson")));
  }

  show() {
    this.#button.setAttribute("aria-pressed", String(progress.doneAt(this.#lesson) > 0));
  }
}

// A page of the course: remembers which lesson was visited last, and ticks the lessons and modules
// in the navigation.
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
    const modules = course.modules.filter(
      ({ lessons }) => progress.doneOf(lessons) === lessons.length
    );
    const parts = [...modules, ...progress.lessons.filter(progress.doneAt)];
    return new Set(parts.map((part) => part.address));
  }
}

// A page of the author's own has no mark of a visit; its navigation is ticked all the same.
const content = document.querySelector(".md-content");
if (content && !content.querySelector("lw-visit")) content.append(make("lw-visit"));

MarkDone.define("lw-mark-done");
Visit.define("lw-visit");
