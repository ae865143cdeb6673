// Owns what the form controls of several kinds of question share: the order of a list, what is asked
// of empty places, and choices. The controls on the page come in, a response comes out, and back
// again.

const {
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

// Returns what is asked where something was entered and some places are empty.
Lessonwright.doubtOfEmpty = (response, n) =>
  response !== null && n ? word("places-empty", { n }) : "";

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
