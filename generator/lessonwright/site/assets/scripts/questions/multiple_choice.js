// Owns the multiple-choice question: one key among its choices. The response is a list with the one
// chosen id.

const { choices } = Lessonwright;

Lessonwright.kinds["multiple-choice"] = {
  ...choices,
  keep: (question, response) => choices.keep(question, response, 1),

  /**
   * @param {Question} question
   * @param {string[]} response
   */
  mark(question, response) {
    const keys = choices.keys(question);
    return {
      score: response.every((id) => keys.includes(id)) ? 1 : 0,
      parts: choices.parts(question, response, keys)
    };
  }
};
