// Owns what is handed in of a worksheet: a text file with what the learner has written on that sheet,
// and no more. It is saved on the learner's device; who gets it, the learner decides.

const { button, course, day, download, fieldsIn, localDate, make, store, word } = Lessonwright;

/** @param {unknown} line */
const indented = (line) => `${line}`.replace(/^/gm, "  ");

/**
 * Returns the lines of a prompt: each with what it is called, if anything, and what was entered there;
 * what is ticked by its name alone, a habit with the days on which it was kept. A sentence loses its full stop.
 * @param {[string, Field][]} fields
 */
function linesOf(fields) {
  const entered = new Map();
  for (const [id, { name, value }] of fields) {
    const said = value === true ? id.match(/\.(\d+)$/)?.[1] : value;
    entered.set(name, [...(entered.get(name) ?? []), said]);
  }
  return [...entered].map(([name, said]) =>
    [name, said.filter(Boolean).join(", ")].filter(Boolean).join(": ").replace(".: ", ": ")
  );
}

class HandIn extends Lessonwright.Element {
  #name = make("input", { type: "text", dir: "auto", autocomplete: "name" });
  #status = make("p", { role: "status", class: "lw-status" });

  connectedCallback() {
    this.replaceChildren(
      make(
        "p",
        { hidden: this.hasAttribute("anonymous") },
        make("label", {}, `${word("hand-in-name")} `, this.#name)
      ),
      make("p", { class: "lw-actions" }, button(word("hand-in-save"), "save")),
      this.#status
    );
    this.listen(this, "click");
    this.listen(this.#sheet, "lw-prompt-changed");
  }

  /** @param {PageEvent} event */
  handleEvent(event) {
    if (event.type === "lw-prompt-changed") this.#status.textContent = "";
    else if (event.target.closest("button")) this.#save();
  }

  get #sheet() {
    return this.closest(".lw-worksheet");
  }

  // What was typed a moment ago is kept by now: a prompt saves when the learner turns from it.
  #save() {
    const prompts = [...this.#sheet.querySelectorAll("lw-prompt")];
    const answers = prompts.flatMap((prompt) => this.#answer(prompt));
    this.#status.textContent = word(answers.length ? "hand-in-saved" : "hand-in-empty");
    if (!answers.length) return;
    const head = [
      this.#sheet.querySelector("h3").textContent.trim(),
      `${course.title}: ${document.querySelector("h1")?.textContent}`,
      [this.#name.value.trim(), day(Date.now())].filter(Boolean).join(", ")
    ];
    const name = this.getAttribute("lesson").replaceAll("/", "-");
    download(
      `${name}-${localDate(Date.now())}.txt`,
      "text/plain",
      `${[head.join("\n"), ...answers].join("\n\n")}\n`
    );
  }

  /** @param {Prompt} prompt */
  #answer(prompt) {
    const entries = `${Lessonwright.key(prompt, "journal-entry", prompt.getAttribute("item"))}.`;
    const lines = [
      ...linesOf([...fieldsIn(store.get(prompt.key)?.data)]),
      ...store.entries(entries).map(({ data }) => `${data.date ?? ""} ${data.text ?? ""}`.trim())
    ];
    return lines.length ? [[prompt.label, ...lines.map(indented)].join("\n")] : [];
  }
}

HandIn.define("lw-hand-in");
