// Owns the rows of questions, with a select box each: a response is a list of pairs of an item and its
// chosen partner. What can be chosen stands above the rows, too, to be dragged onto them; a keyboard
// and a screen reader need it not.

const { doubtOfEmpty, dragging, make } = Lessonwright;

/** @type {WeakMap<Question, { release(): void }>} */
const drags = new WeakMap();
const ROOM = 24; // characters that every box has room for

/** @param {Question} question */
const selects = (question) => [...question.querySelectorAll(".lw-rows select")];
/**
 * @param {unknown} pair
 * @returns {pair is Pair}
 */
const isPair = (pair) =>
  Array.isArray(pair) && pair.length === 2 && pair.every((item) => typeof item === "string");
/** @param {Found} select */
const partners = (select) => [...select.options].slice(1).map((option) => option.value);

/** @param {string} text */
const squeeze = (text) => text.trim().replace(/\s+/g, " "); // as the browser reads an option

/**
 * @param {Question} question
 * @returns {Map<string, string>}
 */
function key(question) {
  const parts = [...question.querySelectorAll(".lw-key [data-partner]")];
  return new Map(parts.map(({ dataset }) => [dataset.item, squeeze(dataset.partner)]));
}

/** @param {Question} question */
function chips(question) {
  const all = partners(selects(question)[0]).map((partner) =>
    make("span", { class: "lw-chip" }, partner)
  );
  return make("div", { class: "lw-chips", "data-made": true, "aria-hidden": "true" }, ...all);
}

/**
 * A box shows one line of what was chosen in it; the rest of something long is told below.
 * @param {Question} question
 */
function showWhole(question) {
  for (const select of selects(question)) {
    const chosen = select.value;
    if (chosen.length > ROOM) select.closest("li").dataset.whole = chosen;
    else delete select.closest("li").dataset.whole;
  }
}

Lessonwright.rows = {
  selects,

  doubt: (question, response) =>
    doubtOfEmpty(response, selects(question).filter((select) => !select.value).length),

  prepare(question) {
    question.querySelector(".lw-rows").before(chips(question));
    /**
     * @param {Found} chip
     * @param {Found} row
     */
    const drop = (chip, row) => {
      row.querySelector("select").value = chip.textContent;
      Lessonwright.rows.change(question);
    };
    drags.set(question, dragging(question, { grips: ".lw-chip", targets: ".lw-row", drop }));
  },

  change(question) {
    showWhole(question);
    question.enter();
  },

  release: (question) => drags.get(question)?.release(),

  offer: (question) => [
    ...selects(question).map((select) => `item ${select.dataset.item}`),
    ...partners(selects(question)[0]).map((partner) => `partner ${partner}`)
  ],

  response(question) {
    const chosen = selects(question).filter((select) => select.value);
    return chosen.length ? chosen.map((select) => [select.dataset.item, select.value]) : null;
  },

  show(question, response) {
    const chosen = new Map(response ?? []);
    for (const select of selects(question)) select.value = chosen.get(select.dataset.item) ?? "";
    showWhole(question);
  },

  // Returns the pairs whose item and partner are both still on offer.
  keep(question, response) {
    const pairs = Array.isArray(response) ? response.filter(isPair) : [];
    const offered = new Map(
      selects(question).map((select) => [select.dataset.item, partners(select)])
    );
    const still = pairs.filter(([item, partner]) => offered.get(item)?.includes(partner));
    return still.length ? [...new Map(still)] : null;
  },

  mark(question, response) {
    const [right, chosen] = [key(question), new Map(response)];
    const parts = selects(question).map((select) => {
      const item = select.dataset.item;
      return {
        at: select.closest("li"),
        right: squeeze(chosen.get(item) ?? "") === right.get(item)
      };
    });
    return { score: parts.filter((part) => part.right).length / parts.length, parts };
  }
};
