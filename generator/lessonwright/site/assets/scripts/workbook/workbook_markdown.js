// Owns the workbook as a file to read: what `Lessonwright.ownWords` returns comes in; Markdown comes out. (The file to
// load again is that of memory_file.js.)

const { course, day, word } = Lessonwright;

// Keeps a learner's words what they are: nothing in them is read as markup by whatever opens the file.
const escaped = (text) => text.replace(/[\\`*_[\]<>|&]/g, "\\$&").replace(/^(\s*)(#|=|~~~|[-+](?=[\s-]|$))/gm, "$1\\$2").replace(/^(\s*\d+)([.)])/gm, "$1\\$2");
const quoted = (text) => text.split("\n").map((line) => `> ${line}`.trimEnd()).join("\n");
const oneLine = (text) => escaped(text).replace(/\s*\n\s*/g, " ");

function line({ name, value }, alone) {
  if (!name && alone) return quoted(escaped(value));
  return name ? `- **${oneLine(name)}**: ${escaped(value).replace(/\n/g, "\n  ")}` : `- ${oneLine(value)}`;
}

function answer({ prompt, lines }) {
  return [`#### ${oneLine(prompt)}`, lines.map((one) => line(one, lines.length === 1)).join("\n")];
}

Lessonwright.workbookMarkdown = (sections) => {
  const parts = sections.flatMap(({ title, lessons }) => [
    `## ${oneLine(title)}`,
    ...lessons.flatMap((lesson) => [`### ${oneLine(lesson.title)}`, ...lesson.answers.flatMap(answer)]),
  ]);
  return [`# ${oneLine(course.title)}: ${word("workbook")}`, day(Date.now()), ...parts].join("\n\n") + "\n";
};
