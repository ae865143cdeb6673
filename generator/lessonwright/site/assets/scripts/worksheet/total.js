// Owns the total of a `rate` prompt: judgements come in, the total and what it can mean come out once all are made.

const { make, word } = Lessonwright;

class Total extends Lessonwright.Element {
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
    this.firstElementChild.replaceChildren(...(total ? this.#meaning(total) : []));
  }

  // The first word of the scale counts 1; 0 while a statement is not judged yet.
  #total() {
    const points = [...this.#prompt.querySelectorAll("fieldset")].map((statement) => {
      const steps = [...statement.querySelectorAll("input")];
      return steps.findIndex((step) => step.checked) + 1;
    });
    return points.includes(0) ? 0 : points.reduce((sum, point) => sum + point, 0);
  }

  #meaning(total) {
    const bands = [...this.#prompt.querySelectorAll("[data-up-to]")];
    const band = bands.find((one) => total <= Number(one.dataset.upTo));
    const text = band ? [...band.querySelector("dd").cloneNode(true).childNodes] : [];
    return [make("p", { class: "lw-total__sum" }, word("your-total", { n: total })), ...text];
  }
}

Total.define("lw-total");
