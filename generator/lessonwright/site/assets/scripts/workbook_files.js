// Owns the workbook as a file: what `Lessonwright.ownWords` returns comes in; Markdown or JSON comes out.

const { course, day, word } = Lessonwright;

// Keeps a learner's words what they are: nothing in them is read as markup by whatever opens the file.
const escaped = (text) => text.replace(/[\\`*_[\]<>|&]/g, "\\$&").replace(/^(\s*)(#|=|~~~)/gm, "$1\\$2");
const quoted = (text) => text.split("\n").map((line) => `> ${line}`.trimEnd()).join("\n");
const oneLine = (text) => escaped(text).replace(/\s*\n\s*/g, " ");

function line({ name, value }, alone) {
  if (!name && alone) return quoted(escaped(value));
  return name ? `- **${oneLine(name)}**: ${escaped(value).replace(/\n/g, "\n  ")}` : `- ${oneLine(value)}`;
}

function answer({ prompt, lines }) {
  return [`#### ${oneLine(prompt)}`, lines.map((one) => line(one, lines.length === 1)).join("\n")];
}

Lessonwright.workbookFiles = {
  markdown: (sections) => {
    const parts = sections.flatMap(({ title, lessons }) => [
      `## ${oneLine(title)}`,
      ...lessons.flatMap((lesson) => [`### ${oneLine(lesson.title)}`, ...lesson.answers.flatMap(answer)]),
    ]);
    return [`# ${oneLine(course.title)}: ${word("workbook")}`, day(Date.now()), ...parts].join("\n\n") + "\n";
  },
  json: (sections) => {
    const answers = ({ prompt, at, lines }) => ({ prompt, at: new Date(at).toISOString(), lines });
    const lessons = (lesson) => ({ title: lesson.title, answers: lesson.answers.map(answers) });
    const modules = sections.map(({ title, lessons: some }) => ({ title, lessons: some.map(lessons) }));
    return `${JSON.stringify({ course: course.id, title: course.title, saved: new Date().toISOString(), modules }, null, 2)}\n`;
  },
};
