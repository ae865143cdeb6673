// Owns what the questions with choices share: the inputs on the page come in, ids of choices come out, and back again.

const { isTexts } = Lessonwright.record;

const inputs = (question) => [...question.querySelectorAll(".lw-choices input")];
const row = (question, id) => inputs(question).find((input) => input.value === id).closest("li");
const verdicts = (question) => [...question.querySelectorAll(".lw-key [data-choice]")];
const isKey = (verdict) => verdict.classList.contains("lw-verdict--correct");

Lessonwright.choices = {
  offered: (question) => inputs(question).map((input) => input.value),
  keys: (question) => verdicts(question).filter(isKey).map((verdict) => verdict.dataset.choice),
  parts: (question, chosen, keys) => chosen.map((id) => ({ at: row(question, id), right: keys.includes(id) })),

  response(question) {
    const chosen = inputs(question).filter((input) => input.checked).map((input) => input.value);
    return chosen.length ? chosen.sort() : null;
  },

  show(question, response) {
    for (const input of inputs(question)) input.checked = response?.includes(input.value) ?? false;
  },

  // Returns how many attempts there can be; null: as many as the author gives. Where one of two is right, a wrong answer
  // has told which, and a second attempt would be nothing but a click.
  attempts: (question) => (inputs(question).filter(({ type }) => type === "radio").length === 2 ? 1 : null),

  // Returns the chosen ids that are still on offer, and no more than `limit` of them.
  kept(question, response, limit = Infinity) {
    const offered = new Set(this.offered(question));
    const still = isTexts(response) ? [...new Set(response)].filter((id) => offered.has(id)).sort() : [];
    return still.length && still.length <= limit ? still : null;
  },

  arrange(question, order) {
    const list = question.querySelector(".lw-choices");
    Lessonwright.reorder(list, order([...list.children], (item) => item.querySelector("input").value));
  },

  // Returns the author's feedback for the chosen choices, as it stands in the key.
  feedback(question, chosen) {
    const said = verdicts(question).filter((verdict) => chosen.includes(verdict.dataset.choice));
    return said.map((verdict) => ({
      choice: Lessonwright.wordsOf(row(question, verdict.dataset.choice).querySelector("label")),
      nodes: [...verdict.children].slice(1).map((node) => node.cloneNode(true)),
    })).filter(({ nodes }) => nodes.length);
  },
};
