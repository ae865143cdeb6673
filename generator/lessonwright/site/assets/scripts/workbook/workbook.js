// Owns the page "My workbook": all that the learner has written in this course, in course order, to
// read, print and save.

const { button, course, day, download, make, notesFile, progress, store, word } = Lessonwright;

/**
 * Keeps a learner's words what they are: nothing in them is read as markup by whatever opens the
 * file.
 * @param {string} text
 */
const escapeMarkdown = (text) =>
  text
    .replace(/[\\`*_[\]<>|&]/g, "\\$&")
    .replace(/^(\s*)(#|=|~~~|[-+](?=[\s-]|$))/gm, "$1\\$2")
    .replace(/^(\s*\d+)([.)])/gm, "$1\\$2");
/** @param {string} text */
const quote = (text) =>
  text
    .split("\n")
    .map((line) => `> ${line}`.trimEnd())
    .join("\n");
/** @param {string} text */
const oneLine = (text) => escapeMarkdown(text).replace(/\s*\n\s*/g, " ");

/**
 * @param {{ name: string, value: string }} line
 * @param {boolean} alone
 */
function line({ name, value }, alone) {
  if (!name && alone) return quote(escapeMarkdown(value));
  return name
    ? `- **${oneLine(name)}**: ${escapeMarkdown(value).replace(/\n/g, "\n  ")}`
    : `- ${oneLine(value)}`;
}

/** @param {WorkbookAnswer} answer */
function answer({ prompt, lines }) {
  return [`#### ${oneLine(prompt)}`, lines.map((one) => line(one, lines.length === 1)).join("\n")];
}

/**
 * Returns what `Lessonwright.workbookData` returns as a file to read. (The file to load again is
 * that of notes_file.js.)
 * @param {WorkbookSection[]} sections
 */
const workbookMarkdown = (sections) => {
  const parts = sections.flatMap(({ title, lessons }) => [
    `## ${oneLine(title)}`,
    ...lessons.flatMap((lesson) => [
      `### ${oneLine(lesson.title)}`,
      ...lesson.answers.flatMap(answer)
    ])
  ]);
  return (
    [`# ${oneLine(course.title)}: ${word("workbook")}`, day(Date.now()), ...parts].join("\n\n") +
    "\n"
  );
};

class Workbook extends Lessonwright.Element {
  #status = make("p", { role: "status", class: "lw-status" });
  #pages = make("div", { class: "lw-workbook__pages" });
  #actions = make(
    "p",
    { class: "lw-actions" },
    button(word("print"), "print"),
    button(word("workbook-markdown"), "markdown"),
    button(word("save-file"), "file")
  );

  connectedCallback() {
    this.replaceChildren(this.#actions, this.#status, this.#pages);
    this.listen(this, "click");
    this.listen(store, "change");
    this.#show();
  }

  /** @param {PageEvent} event */
  handleEvent(event) {
    if (event.currentTarget === store) this.#show();
    else this.#press(event.target.closest("button")?.dataset.does);
  }

  /** @param {string} does */
  #press(does) {
    if (does === "print") window.print();
    if (does === "markdown") this.#status.textContent = this.#markdown();
    if (does === "file") this.#status.textContent = notesFile.save(course.id);
  }

  #markdown() {
    download(`${course.id}-workbook.md`, "text/markdown", workbookMarkdown(this.#data));
    return word("workbook-saved");
  }

  get #data() {
    return Lessonwright.workbookData(this.#prompts);
  }

  // The ids of each lesson's prompts in order, by the lesson's id.
  get #prompts() {
    return JSON.parse(this.getAttribute("prompts"));
  }

  #show() {
    const sections = this.#data;
    this.#status.textContent = "";
    this.#actions.hidden = !sections.length;
    this.#pages.replaceChildren(
      ...(sections.length ? sections.map((section) => this.#section(section)) : [this.#empty()])
    );
  }

  #empty() {
    const first = progress.lessons.find(({ id }) => this.#prompts[id]) ?? progress.lessons[0];
    const link = make("a", { href: first.address }, first.title);
    return make(
      "div",
      { class: "lw-workbook__empty" },
      make("p", {}, word("workbook-empty")),
      make("p", {}, link)
    );
  }

  /** @param {WorkbookSection} section */
  #section({ title, lessons }) {
    return make(
      "section",
      { class: "lw-workbook__module" },
      /** @param {Lesson} lesson */
      make("h2", {}, title),
      ...lessons.map((lesson) => this.#lesson(lesson, title))
    );
  }

  /**
   * @param {WorkbookLesson} lesson
   * @param {string} above
   */
  #lesson({ title, address, answers }, above) {
    const link = address ? make("a", { href: address }, title) : title;
    const heading = title === above ? [] : [make("h3", {}, link)];
    const level = heading.length ? "h4" : "h3";
    return make("section", {}, ...heading, ...answers.map((answer) => this.#answer(answer, level)));
  }

  /**
   * @param {WorkbookAnswer} answer
   * @param {string} level
   */
  #answer({ prompt, lines }, level) {
    const named = lines.some(({ name }) => name);
    const list = named
      ? make(
          "dl",
          {},
          ...lines.map(({ name, value }) =>
            make("div", {}, make("dt", {}, name), make("dd", { class: "lw-own" }, value))
          )
        )
      : make(
          "ul",
          { class: "lw-workbook__lines" },
          ...lines.map(({ value }) => make("li", { class: "lw-own" }, value))
        );
    return make("div", { class: "lw-workbook__answer" }, make(level, {}, prompt), list);
  }
}

Workbook.define("lw-workbook");
