// Owns the form controls that several kinds of question share: choices, text fields, and rows with
// a select box each. The controls on the page come in, a response comes out, and back again.

const {
  dragging,
  make,
  record: { isTexts },
  word
} = Lessonwright;

// Puts the children of a list into an order; where they have it already, nothing moves and the
// focus stays.
Lessonwright.reorder = (list, wanted) => {
  const isThere = wanted.every(
    (item, index) => item === list.children[list.children.length - wanted.length + index]
  );
  if (!isThere) list.append(...wanted);
};

// Choices: a response is a list of their ids.

/** @param {Question} question */
const inputs = (question) => [...question.querySelectorAll(".lw-choices input")];
/**
 * @param {Question} question
 * @param {string} id
 */
const row = (question, id) =>
  /** @type {Found} */ (inputs(question).find((input) => input.value === id)).closest("li");
/** @param {Question} question */
const keyLines = (question) => [...question.querySelectorAll(".lw-key [data-choice]")];
/** @param {Found} verdict */
const isKey = (verdict) => verdict.classList.contains("lw-verdict--correct");

Lessonwright.choices = {
  offer: (question) => inputs(question).map((input) => input.value),
  keys: (question) =>
    keyLines(question)
      .filter(isKey)
      .map((verdict) => verdict.dataset.choice),
  parts: (question, chosen, keys) =>
    chosen.map((id) => ({ at: row(question, id), right: keys.includes(id) })),

  response(question) {
    const chosen = inputs(question)
      .filter((input) => input.checked)
      .map((input) => input.value);
    return chosen.length ? chosen.sort() : null;
  },

  show(question, response) {
    for (const input of inputs(question)) input.checked = response?.includes(input.value) ?? false;
  },

  // Returns how many attempts there can be; null: as many as the author gives. Where one of two is
  // right, a wrong answer has told which, and a second attempt would be nothing but a click.
  attempts: (question) =>
    inputs(question).filter(({ type }) => type === "radio").length === 2 ? 1 : null,

  // Returns the chosen ids that are still on offer, and no more than `limit` of them.
  keep(question, response, limit = Infinity) {
    const offered = new Set(this.offer(question));
    const still = isTexts(response)
      ? [...new Set(response)].filter((id) => offered.has(id)).sort()
      : [];
    return still.length && still.length <= limit ? still : null;
  },

  arrange(question, order) {
    const list = question.querySelector(".lw-choices");
    Lessonwright.reorder(
      list,
      order([...list.children], (item) => item.querySelector("input").value)
    );
  },

  // Returns the author's feedback for the chosen choices, as it stands in the key.
  feedback(question, chosen) {
    const lines = keyLines(question).filter((verdict) => chosen.includes(verdict.dataset.choice));
    return lines
      .map((verdict) => ({
        choice: Lessonwright.wordsOf(row(question, verdict.dataset.choice).querySelector("label")),
        nodes: [...verdict.children].slice(1).map((node) => node.cloneNode(true))
      }))
      .filter(({ nodes }) => nodes.length);
  }
};

/**
 * What is asked where something was entered and some places are empty.
 * @param {unknown} response
 * @param {number} n
 */
const doubtOfEmpty = (response, n) => (response !== null && n ? word("places-empty", { n }) : "");

// Text fields: a response is a list with the text of each.

/** @param {Question} question */
const fields = (question) => [...question.querySelectorAll("fieldset input[type=text]")];

Lessonwright.textFields = {
  fields,
  doubt: (question, response) =>
    doubtOfEmpty(response, fields(question).filter((field) => !field.value.trim()).length),
  offer: (question) => [question.label],
  acceptedTexts: (question) =>
    [...question.querySelectorAll(".lw-key [data-accept]")].map((key) =>
      JSON.parse(key.dataset.accept)
    ),

  response(question) {
    const texts = fields(question).map((field) => field.value);
    return texts.some((text) => text.trim()) ? texts : null;
  },

  show(question, response) {
    fields(question).forEach((field, index) => {
      const text = response?.[index] ?? "";
      if (field.value !== text) field.value = text;
    });
  },

  keep: (question, response) =>
    isTexts(response) &&
    response.length === fields(question).length &&
    response.some((text) => text.trim())
      ? response
      : null
};

// Rows with a select box each: a response is a list of pairs of an item and its chosen partner.
// What can be chosen stands above the rows, too, to be dragged onto them; a keyboard and a screen
// reader need it not.

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
