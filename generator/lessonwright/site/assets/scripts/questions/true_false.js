// Owns the true-false question. The response is a list with "true" or "false".

const { choices } = Lessonwright;

Lessonwright.kinds["true-false"] = {
  ...choices,
  arrange: null,
  feedback: null,
  offer: (question) => [question.label],
  keep: (question, response) => choices.keep.call(choices, question, response, 1),

  mark(question, response) {
    const answers = [question.querySelector(".lw-key [data-answer]").dataset.answer];
    return {
      score: response[0] === answers[0] ? 1 : 0,
      parts: choices.parts(question, response, answers)
    };
  }
};
