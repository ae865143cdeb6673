// Owns the marks of progress where lessons are listed: ticks, rings, the course's bar and the way
// on.

const { Mark, course, draw, make, progress, tick, word } = Lessonwright;

// The tick of one lesson.
class LessonTick extends Mark {
  show() {
    const lesson = progress.lesson(this.getAttribute("lesson"));
    this.replaceChildren(...(lesson && progress.doneAt(lesson) ? [tick()] : []));
  }
}

// The ring of one module; it closes as its lessons are done.
class ModuleRing extends Mark {
  show() {
    const { lessons } = progress.module(this.getAttribute("module")) ?? { lessons: [] };
    const done = progress.doneOf(lessons);
    this.toggleAttribute("complete", lessons.length > 0 && done === lessons.length);
    this.replaceChildren(
      ...(progress.hasBegun()
        ? [this.#ring(done, lessons.length), this.#words(done, lessons.length)]
        : [])
    );
  }

  /**
   * @param {number} done
   * @param {number} all
   */
  #ring(done, all) {
    /**
     * @param {string} name
     * @param {Attributes} more
     */
    const circle = (name, more) =>
      draw("circle", { class: name, cx: 20, cy: 20, r: 16, pathLength: all, ...more });
    const arc = done
      ? [circle("lw-ring__done", { "stroke-dasharray": `${done} ${all - done}` })]
      : [];
    return draw(
      "svg",
      { class: "lw-ring", viewBox: "0 0 40 40", "aria-hidden": "true" },
      circle("lw-ring__way", {}),
      ...arc
    );
  }

  /**
   * @param {number} done
   * @param {number} all
   */
  #words(done, all) {
    return make("span", { class: "lw-ring__words" }, word("lessons-done", { done, n: all }));
  }
}

// The bar of the whole course.
class CourseBar extends Mark {
  show() {
    this.replaceChildren(...(progress.hasBegun() ? this.#bar() : []));
  }

  #bar() {
    const all = progress.lessons.length;
    const done = progress.doneOf(progress.lessons);
    const label = make("span", { class: "lw-bar__words" }, word("lessons-done", { done, n: all }));
    const workbook = make("a", { href: course.address("workbook") }, word("workbook"));
    return [
      make("label", { class: "lw-bar" }, label, make("progress", { max: all, value: done })),
      make("p", { class: "lw-bar__ways" }, workbook)
    ];
  }
}

// The link to the first lesson, which becomes the one to where the learner left off.
class Resume extends Mark {
  /** @type {Found} */
  #link;
  /** @type {{ href: string, words: string }} */
  #first;

  connectedCallback() {
    this.#link = this.querySelector("a");
    this.#first ??= { href: this.#link.getAttribute("href"), words: this.#link.textContent };
    super.connectedCallback();
  }

  show() {
    const { href, words } = this.#way();
    this.#link.setAttribute("href", href);
    this.#link.textContent = words;
  }

  #way() {
    if (!progress.hasBegun()) return this.#first;
    const lesson = progress.nextLesson();
    if (lesson) return { href: lesson.address, words: word("resume", { lesson: lesson.title }) };
    return { href: course.address("certificate"), words: word("certificate-see") };
  }
}

// The link to the self-assessment, which invites to it before the first lesson and after the last.
class SelfAssessmentLink extends Mark {
  show() {
    const place = !progress.hasBegun() ? "start" : progress.nextLesson() ? "midway" : "end";
    this.firstElementChild.textContent = this.getAttribute(place);
  }
}

LessonTick.define("lw-lesson-tick");
ModuleRing.define("lw-module-ring");
CourseBar.define("lw-course-bar");
Resume.define("lw-resume");
SelfAssessmentLink.define("lw-self-assessment-link");
