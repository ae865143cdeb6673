// Owns the numeric question: a number, right within a tolerance. The response is a list with the
// one text, as typed.

const { reading, textFields, word } = Lessonwright;

/** @param {Question} question */
const key = (question) => question.querySelector(".lw-key [data-answer]").dataset;

Lessonwright.kinds.numeric = {
  ...textFields,

  // Returns what is wrong with a response that cannot be marked, in words for the learner.
  refusal: (question, [text]) =>
    reading.readings(text, key(question).unit).length ? "" : word("not-a-number"),

  mark(question, [text]) {
    const { answer, tolerance, unit } = key(question);
    const meant = reading.readings(text, unit);
    const right = meant.some((number) => reading.isNear(number, Number(answer), Number(tolerance)));
    return { score: right ? 1 : 0, parts: [] };
  }
};
