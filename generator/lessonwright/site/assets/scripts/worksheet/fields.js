// Owns the data of a prompt: form controls come in, {field: {name, value}} comes out, and back again. A field's id
// hangs on its words, never on its place; `name` is what it was called when the learner filled it in.

const isField = (field) =>
  field !== null && typeof field === "object" && typeof field.name === "string" &&
  ((typeof field.value === "string" && field.value !== "") || field.value === true);

// Takes data from the store, which may come from a file of anybody's, and returns the fields in it that make sense.
Lessonwright.fieldsIn = (data) => {
  const isObject = data !== null && typeof data === "object" && !Array.isArray(data);
  return new Map(isObject ? Object.entries(data).filter(([, field]) => isField(field)) : []);
};

const controls = (holder) => (holder.matches("input, textarea") ? [holder] : [...holder.querySelectorAll("input, textarea")]);

function read(holder) {
  const [first, ...others] = controls(holder);
  if (first.type === "checkbox") return first.checked ? true : "";
  if (first.type === "radio") return [first, ...others].find((control) => control.checked)?.value ?? "";
  return first.value;
}

function write(holder, value) {
  for (const control of controls(holder)) {
    if (control.type === "checkbox") control.checked = value === true;
    else if (control.type === "radio") control.checked = control.value === value;
    else if (control.value !== value) control.value = typeof value === "string" ? value : "";
  }
}

// Whether what stands there is the learner's: a browser fills in no text that has autocomplete off, but it may tick again.
Lessonwright.isTyped = (holder) => !["checkbox", "radio"].includes(controls(holder)[0].type) && read(holder) !== "";
Lessonwright.fieldOf = (control) => control.closest("[data-field]");
Lessonwright.holders = (root) => [...root.querySelectorAll("[data-field]")];
Lessonwright.readField = (holder) => ({ name: holder.dataset.name ?? "", value: read(holder) });
Lessonwright.writeField = (holder, field) => write(holder, field?.value ?? "");
