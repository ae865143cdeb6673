// Owns the short-answer question: a word or a few, typed. The response is a list with the one text.

const { reading, textFields } = Lessonwright;

Lessonwright.kinds["short-answer"] = {
  ...textFields,

  mark(question, [text]) {
    const right = reading.accepts(textFields.acceptedTexts(question)[0], text);
    return { score: right ? 1 : 0, parts: [] };
  }
};
