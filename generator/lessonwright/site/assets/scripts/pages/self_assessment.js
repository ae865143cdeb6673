// Owns the shift between the two self-assessments: what was judged before and after comes in, a
// table of it per statement comes out, and a small chart that shows the same.

const { draw, fieldsIn, make, store, word } = Lessonwright;
const ROW = 34; // height of a statement in the chart, in CSS pixels
const HEAD = 28;

class BeforeAfterChart extends Lessonwright.Element {
  connectedCallback() {
    this.listen(store, "change");
    this.#show();
  }

  /** @param {PageEvent} event */
  handleEvent(event) {
    const { key } = event.detail;
    if (key === null || [this.#key("before"), this.#key("after")].includes(key)) this.#show();
  }

  /** @param {string} time */
  #key(time) {
    return Lessonwright.key(this, "rate", time);
  }

  #show() {
    const rows = this.#rows();
    const shown = rows.length
      ? [this.#table(rows), this.#chart(rows)]
      : [make("p", {}, word("shift-waits"))];
    this.replaceChildren(make("h2", { id: "shift" }, word("shift")), ...shown);
  }

  get #scale() {
    const first = document.querySelector('lw-prompt[item="before"] fieldset');
    return [...first.querySelectorAll("input")].map((step) => step.value);
  }

  /**
   * The statements on the page that were judged both times: {text, before, after}, the two as
   * places on the scale.
   * @returns {Judgement[]}
   */
  #rows() {
    const scale = this.#scale;
    const judged = ["before", "after"].map((time) => fieldsIn(store.get(this.#key(time))?.data));
    const rows = [...document.querySelectorAll('lw-prompt[item="before"] fieldset')].map(
      (statement) => {
        const [before, after] = judged.map((fields) =>
          scale.indexOf(/** @type {string} */ (fields.get(statement.dataset.field)?.value))
        );
        return { text: statement.dataset.name, before, after };
      }
    );
    return rows.filter(({ before, after }) => before >= 0 && after >= 0);
  }

  /** @param {Judgement[]} rows */
  #table(rows) {
    const columns = [word("before"), word("after"), word("shift-column")];
    const head = [word("statement"), ...columns].map((name) => make("th", { scope: "col" }, name));
    const scale = this.#scale;
    /** @param {Judgement} row */
    const line = ({ text, before, after }) =>
      make(
        "tr",
        {},
        make("th", { scope: "row" }, text),
        make("td", { "data-column": columns[0] }, scale[before]),
        make("td", { "data-column": columns[1] }, scale[after]),
        make("td", { "data-column": columns[2] }, this.#inWords(after - before))
      );
    const body = make("tbody", {}, ...rows.map(line));
    return make(
      "table",
      { class: "lw-before-after__table", "aria-labelledby": "shift" },
      make("thead", {}, make("tr", {}, ...head)),
      body
    );
  }

  /** @param {number} steps */
  #inWords(steps) {
    if (steps === 0) return word("shift-none");
    return word(steps > 0 ? "shift-up" : "shift-down", { n: Math.abs(steps) });
  }

  /**
   * Places are per cent of the width, so that the words keep their size on a narrow screen.
   * @param {Judgement[]} rows
   */
  #chart(rows) {
    const scale = this.#scale;
    const rightToLeft = getComputedStyle(this).direction === "rtl";
    /** @param {number} share */
    const across = (share) => `${rightToLeft ? 100 - share : share}%`;
    /** @param {number} step */
    const at = (step) => across(step < 0 ? 2 : 10 + (82 * step) / (scale.length - 1)); // -1 is where numbers stand
    const height = HEAD + ROW * rows.length;
    /**
     * @param {number} step
     * @param {string} anchor
     */
    const end = (step, anchor) =>
      draw(
        "text",
        { x: at(step), y: 16, "text-anchor": anchor, class: "lw-before-after__word" },
        scale[step]
      );
    const steps = scale.map((_, step) =>
      draw("line", {
        x1: at(step),
        x2: at(step),
        y1: HEAD,
        y2: height,
        class: "lw-before-after__step"
      })
    );
    const chart = draw(
      "svg",
      { class: "lw-before-after__chart", width: "100%", height, "aria-hidden": "true" },
      end(0, "middle"),
      end(scale.length - 1, "middle"),
      ...steps,
      ...rows.map((row, place) => this.#arrow(row, HEAD + ROW * (place + 0.5), at, place))
    );
    const caption = make("figcaption", {}, this.getAttribute("data-legend"));
    return make("figure", { class: "lw-before-after__figure" }, chart, caption);
  }

  /**
   * @param {Judgement} row
   * @param {number} y
   * @param {(step: number) => string} at
   * @param {number} place
   */
  #arrow({ before, after }, y, at, place) {
    return draw(
      "g",
      {},
      draw(
        "text",
        { x: at(-1), y: y + 5, "text-anchor": "middle" },
        Lessonwright.number(place + 1)
      ),
      draw("line", { x1: at(before), x2: at(after), y1: y, y2: y, class: "lw-before-after__way" }),
      draw("circle", { cx: at(before), cy: y, r: 8, class: "lw-before-after__before" }),
      draw("circle", { cx: at(after), cy: y, r: 5, class: "lw-before-after__after" })
    );
  }
}

BeforeAfterChart.define("lw-before-after");
