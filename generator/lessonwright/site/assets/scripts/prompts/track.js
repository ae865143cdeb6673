// Owns how often a habit was kept: the ticks of its days come in, their count comes out.

const { word } = Lessonwright;

class HabitCount extends Lessonwright.Element {
  connectedCallback() {
    this.listen(this.closest("lw-prompt"), "lw-prompt-changed");
    this.#show();
  }

  handleEvent() {
    this.#show();
  }

  #show() {
    const days = [...this.closest("fieldset").querySelectorAll("input")];
    const n = days.filter((day) => day.checked).length;
    const count = word("habit-count", { n, days: days.length });
    if (this.getAttribute("count") === String(n)) return;
    this.setAttribute("count", n);
    this.replaceChildren(count);
  }
}

HabitCount.define("lw-habit-count");
