// Owns the total of a `rate` prompt: judgements come in, the total and what it can mean come out
// once all are made.

const { make, word } = Lessonwright;

class Total extends Lessonwright.Element {
  /** @type {Prompt} */
  #prompt;

  connectedCallback() {
    this.#prompt = this.closest("lw-prompt");
    this.listen(this.#prompt, "lw-prompt-changed");
    this.#show();
  }

  handleEvent() {
    this.#show();
  }

  #show() {
    const total = this.#total();
    if (this.getAttribute("total") === String(total)) return;
    this.setAttribute("total", total);
    this.firstElementChild.replaceChildren(...(total === null ? [] : this.#meaning(total)));
  }

  // The first word of the scale counts what `first` says; null while a statement is not judged yet.
  #total() {
    const steps = [...this.#prompt.querySelectorAll("fieldset")].map((statement) =>
      [...statement.querySelectorAll("input")].findIndex((step) => step.checked)
    );
    const first = Number(this.getAttribute("first"));
    return steps.includes(-1) ? null : steps.reduce((sum, step) => sum + first + step, 0);
  }

  /** @param {number} total */
  #meaning(total) {
    const bands = [...this.#prompt.querySelectorAll("[data-up-to]")];
    const band = bands.find((one) => total <= Number(one.dataset.upTo));
    const text = band ? [...band.querySelector("dd").cloneNode(true).childNodes] : [];
    return [make("p", { class: "lw-total__sum" }, word("your-total", { n: total })), ...text];
  }
}

Total.define("lw-total");
