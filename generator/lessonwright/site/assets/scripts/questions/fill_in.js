// Owns the fill-in question: a mark for each gap. The response is a list with the text of each gap,
// which belongs to the sentence around it: where that changed, nothing of it applies.

const { reading, textFields } = Lessonwright;

Lessonwright.kinds["fill-in"] = {
  ...textFields,

  // The sentence with a line for each gap: what was asked.
  label(question) {
    const sentence = question.querySelector("fieldset .lw-gapped").cloneNode(true);
    for (const made of sentence.querySelectorAll("[data-made]")) made.remove();
    for (const gap of sentence.querySelectorAll("input")) gap.replaceWith("____");
    return sentence.textContent;
  },

  /**
   * @param {Question} question
   * @param {string[]} response
   */
  mark(question, response) {
    const accepted = textFields.acceptedTexts(question);
    const right = response.map((text, index) => reading.accepts(accepted[index], text));
    return {
      score: right.filter(Boolean).length / accepted.length,
      parts: textFields.fields(question).map((field, index) => ({ at: field, right: right[index] }))
    };
  }
};
