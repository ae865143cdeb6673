// Owns the text fields of questions: a response is a list with the text of each.

const {
  doubtOfEmpty,
  record: { isTexts }
} = Lessonwright;

/** @param {Question} question */
const fields = (question) => [...question.querySelectorAll("fieldset input[type=text]")];

Lessonwright.textFields = {
  fields,
  doubt: (question, response) =>
    doubtOfEmpty(response, fields(question).filter((field) => !field.value.trim()).length),
  offer: (question) => [question.label],
  acceptedTexts: (question) =>
    [...question.querySelectorAll(".lw-key [data-accept]")].map((key) =>
      JSON.parse(key.dataset.accept)
    ),

  response(question) {
    const texts = fields(question).map((field) => field.value);
    return texts.some((text) => text.trim()) ? texts : null;
  },

  show(question, response) {
    fields(question).forEach((field, index) => {
      const text = response?.[index] ?? "";
      if (field.value !== text) field.value = text;
    });
  },

  keep: (question, response) =>
    isTexts(response) &&
    response.length === fields(question).length &&
    response.some((text) => text.trim())
      ? response
      : null
};
