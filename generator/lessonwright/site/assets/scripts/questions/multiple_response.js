// Owns the multiple-response question: several keys, part marks. The response is a list of chosen
// ids.

const { choices, marking, word } = Lessonwright;

Lessonwright.kinds["multiple-response"] = {
  ...choices,

  /**
   * @param {Question} question
   * @param {string[]} response
   */
  mark(question, response) {
    const keys = choices.keys(question);
    const right = response.filter((id) => keys.includes(id)).length;
    const missing = keys.length - right;
    return {
      score: marking.shareOfKeys(
        right,
        response.length - right,
        keys.length,
        choices.offer(question).length - keys.length
      ),
      parts: choices.parts(question, response, keys),
      remark: missing ? word("choices-missing", { n: missing }) : ""
    };
  }
};
