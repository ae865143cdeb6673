// Owns the matching question: each item with its partner, part marks. The response is a list of
// [item, partner].

const { reorder, rows } = Lessonwright;

Lessonwright.kinds.matching = {
  ...rows,

  // Partners come in one order in all the rows, so that a learner finds them again.
  arrange(question, order) {
    for (const select of rows.selects(question)) {
      const [, ...options] = select.options;
      reorder(
        select,
        order(options, (option) => option.value)
      );
    }
    const chips = question.querySelector(".lw-chips");
    reorder(
      chips,
      order([...chips.children], (chip) => chip.textContent)
    );
  }
};
