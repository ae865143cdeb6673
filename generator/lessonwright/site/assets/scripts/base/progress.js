// Owns how far a learner has come: the course's outline and the store's entries come in, facts come out. A lesson is
// done when its quiz is passed, or, where it has none, when the learner has said so.

const { course, entry: { isMoment }, store } = Lessonwright;
const OPENING = `lw1:${course.id}:`;
const VISIT = `${OPENING}course:visit:last`;
const lessons = course.modules.flatMap((module) => module.lessons);

const markKey = (lesson) => `${OPENING}${lesson.id}:lesson:done`;
const quizKey = (lesson) => `${OPENING}${lesson.id}:quiz:quiz`;

// Returns when the lesson was done (milliseconds), or 0: where it has a quiz, when that was first passed.
function doneAt(lesson) {
  const entry = store.get(lesson.quiz ? quizKey(lesson) : markKey(lesson));
  if (!lesson.quiz) return entry?.data === true ? entry.at : 0;
  if (entry?.data?.passed !== true) return 0;
  return isMoment(entry.data.passedAt) && entry.data.passedAt ? entry.data.passedAt : entry.at;
}

// Returns the lesson to go on with: the one last visited while it is not done, else the next one that is not.
function following() {
  const last = store.get(VISIT)?.data;
  const place = Math.max(0, lessons.findIndex((lesson) => lesson.id === last));
  const inTurn = [...lessons.slice(place), ...lessons.slice(0, place)];
  return inTurn.find((lesson) => !doneAt(lesson)) ?? null;
}

Lessonwright.progress = {
  lessons,
  doneAt,
  following,
  lesson: (id) => lessons.find((lesson) => lesson.id === id),
  module: (id) => course.modules.find((module) => module.id === id),
  doneOf: (some) => some.filter(doneAt).length,
  hasBegun: () => store.get(VISIT) !== null || lessons.some(doneAt),
  visit: (id) => store.get(VISIT)?.data === id || store.set(VISIT, id, Lessonwright.progress.lesson(id)?.title),
  mark: (lesson, done) => (done ? store.set(markKey(lesson), true, lesson.title) : store.remove(markKey(lesson))),
  // Whether a change to the store can change any of this.
  isTouchedBy: (key) => key === null || key === VISIT || /:(quiz:quiz|lesson:done)$/.test(key),
};
