// Owns what the questions with text fields share: the fields come in, a list with the text of each comes out.

const { isTexts } = Lessonwright.record;

const fields = (question) => [...question.querySelectorAll("fieldset input[type=text]")];

Lessonwright.typed = {
  fields,
  offered: (question) => [question.label],
  accepted: (question) => [...question.querySelectorAll(".lw-key [data-accept]")].map((key) => JSON.parse(key.dataset.accept)),

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

  kept: (question, response) =>
    isTexts(response) && response.length === fields(question).length && response.some((text) => text.trim()) ? response : null,
};
