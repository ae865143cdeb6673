// Owns the short-answer question: a word or a few, typed. The response is a list with the one text.

const { marking, typed } = Lessonwright;

Lessonwright.kinds["short-answer"] = {
  ...typed,

  marked(question, [text]) {
    const right = marking.accepts(typed.accepted(question)[0], text);
    return { score: right ? 1 : 0, parts: [] };
  },
};
