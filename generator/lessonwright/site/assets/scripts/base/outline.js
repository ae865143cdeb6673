// Owns the course as the other parts know it: the short outline of course.js comes in; modules,
// lessons and addresses come out. A lesson's id is that of its module and its own, and so is its
// address.

const { outline, root } = Lessonwright;
const { ending, id: courseId, title: courseTitle } = outline;

/** @param {string} page */
const address = (page) => new URL(page + ending, root).href;

/**
 * @param {string} module
 * @param {Outline["modules"][number][2][number]} lesson
 * @returns {Lesson}
 */
function lessonIn(module, [own, title, quiz]) {
  const id = `${module}/${own}`;
  return { id, title, address: address(id), quiz: quiz === 1 };
}

const modules = outline.modules.map(([id, title, lessons]) => ({
  id,
  title,
  address: address(ending === "/" ? id : `${id}/index`),
  lessons: lessons.map((lesson) => lessonIn(id, lesson))
}));

Lessonwright.course = { id: courseId, title: courseTitle, modules, address };
