// Owns the matching question: each item with its partner, part marks. The response is a list of [item, partner].

const { rows } = Lessonwright;

Lessonwright.kinds.matching = {
  ...rows,

  // Partners come in one order in all the rows, so that a learner finds them again.
  arrange(question, order) {
    for (const select of rows.selects(question)) {
      const [invitation, ...options] = select.options;
      select.append(invitation, ...order(options, (option) => option.value));
    }
    const chips = question.querySelector(".lw-chips");
    chips.append(...order([...chips.children], (chip) => chip.textContent));
  },
};
