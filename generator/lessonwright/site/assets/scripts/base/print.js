// Owns what a style sheet cannot see when a page is printed: which dates are filled in, any other
// is a line to write on; and what was entered, word for word beside its field, which would show no
// more of it than has room.

const { make } = Lessonwright;
const FIELDS = ".lw :is(textarea, input[type=text], select:not(.lw-rows--order select))";

/** @param {Found} field */
const contentOf = (field) =>
  field.matches("select") ? field.value && field.selectedOptions[0].label : field.value;

/** @param {Found} field */
function copyBeside(field) {
  const copy = make(
    "span",
    { class: `lw-printed lw-printed--${field.localName}`, "data-made": true },
    contentOf(field)
  );
  copy.style.minHeight = `${field.rows ?? 1}lh`;
  field.after(copy);
}

function removeCopies() {
  for (const copy of document.querySelectorAll(".lw-printed")) copy.remove();
}

window.addEventListener("afterprint", removeCopies);
window.addEventListener("beforeprint", () => {
  removeCopies();
  for (const date of document.querySelectorAll("input[type=date]"))
    date.toggleAttribute("data-filled", !!date.value);
  [...document.querySelectorAll(FIELDS)]
    .filter((field) => contentOf(field).trim())
    .forEach(copyBeside);
});
