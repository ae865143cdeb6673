// Owns the page "My workbook": all that the learner has written in this course, in course order, to read, print and save.

const { button, course, download, make, memoryFile, ownWords, progress, store, word } = Lessonwright;

class Workbook extends Lessonwright.Element {
  #status = make("p", { role: "status", class: "lw-status" });
  #pages = make("div", { class: "lw-workbook__pages" });
  #actions = make(
    "p",
    { class: "lw-actions" },
    button(word("print"), "print"),
    button(word("workbook-markdown"), "markdown"),
    button(word("save-file"), "file"),
  );

  connectedCallback() {
    this.replaceChildren(this.#actions, this.#status, this.#pages);
    this.listen(this, "click");
    this.listen(store, "change");
    this.#show();
  }

  handleEvent(event) {
    if (event.currentTarget === store) this.#show();
    else this.#pressed(event.target.closest("button")?.dataset.does);
  }

  #pressed(does) {
    if (does === "print") window.print();
    if (does === "markdown") this.#status.textContent = this.#markdown();
    if (does === "file") this.#status.textContent = memoryFile.saved(course.id);
  }

  #markdown() {
    download(`${course.id}-workbook.md`, "text/markdown", Lessonwright.workbookMarkdown(ownWords()));
    return word("workbook-saved");
  }

  #show() {
    const sections = ownWords();
    this.#status.textContent = "";
    this.#actions.hidden = !sections.length;
    this.#pages.replaceChildren(...(sections.length ? sections.map((section) => this.#section(section)) : [this.#empty()]));
  }

  #empty() {
    const first = progress.lessons.find((lesson) => lesson.prompts.length) ?? progress.lessons[0];
    const link = make("a", { href: first.address }, first.title);
    return make("div", { class: "lw-workbook__empty" }, make("p", {}, word("workbook-empty")), make("p", {}, link));
  }

  #section({ title, lessons }) {
    return make("section", { class: "lw-workbook__module" }, make("h2", {}, title), ...lessons.map((lesson) => this.#lesson(lesson, title)));
  }

  #lesson({ title, address, answers }, above) {
    const link = address ? make("a", { href: address }, title) : title;
    const heading = title === above ? [] : [make("h3", {}, link)];
    const level = heading.length ? "h4" : "h3";
    return make("section", {}, ...heading, ...answers.map((answer) => this.#answer(answer, level)));
  }

  #answer({ prompt, lines }, level) {
    const named = lines.some(({ name }) => name);
    const list = named
      ? make("dl", {}, ...lines.map(({ name, value }) => make("div", {}, make("dt", {}, name), make("dd", { class: "lw-own" }, value))))
      : make("ul", { class: "lw-workbook__lines" }, ...lines.map(({ value }) => make("li", { class: "lw-own" }, value)));
    return make("div", { class: "lw-workbook__answer" }, make(level, {}, prompt), list);
  }
}

Workbook.define("lw-workbook");
