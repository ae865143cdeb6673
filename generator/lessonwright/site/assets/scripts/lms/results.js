// Owns what a learner has reached in a course: the store's entries and the facts of the package
// come in; results come out, by the rules that course.yml gives under `package:`. What was reached
// stays: no retry and no erasing takes a passed quiz, a score or completion back.

const {
  facts,
  marking,
  outline: { id: courseId },
  record
} = Lessonwright;
const { rules } = facts;
/** @type {Success[]} */
const RANK = ["unknown", "failed", "passed"];
const withQuiz = facts.lessons.filter(({ questions }) => questions.length);

/**
 * @param {LessonFacts} lesson
 * @param {string} item
 */
const keyOf = (lesson, item) => `lw1:${courseId}:${lesson.id}:${item}`;

/** @type {LessonResult} */
const NOTHING = { best: 0, finished: false, passed: false, done: false, at: 0 };

/**
 * @param {any} value
 * @returns {number}
 */
const percent = (value) => (Number.isInteger(value) && value >= 0 && value <= 100 ? value : 0);

/**
 * Returns what was reached in a lesson, by now or before.
 * @param {LessonFacts} lesson
 * @param {Store} store
 * @param {LessonResult} before
 * @returns {LessonResult}
 */
function lessonResult(lesson, store, before) {
  if (!lesson.questions.length) {
    const entry = store.get(keyOf(lesson, "lesson:done"));
    return entry?.data === true ? { ...NOTHING, done: true, at: entry.at } : NOTHING;
  }
  const data = store.get(keyOf(lesson, "quiz:quiz"))?.data ?? {};
  const passed = before.passed || data.passed === true;
  return {
    best: Math.max(before.best, percent(data.best)),
    finished: before.finished || data.finished === true || passed,
    passed,
    done: passed,
    at: before.at || (passed && Lessonwright.entry.isMoment(data.passedAt) ? data.passedAt : 0)
  };
}

/**
 * Returns the question's record where it was answered and checked.
 * @param {LessonFacts} lesson
 * @param {QuestionFacts} question
 * @param {Store} store
 * @returns {(SavedRecord<Tokens> & { response: Tokens }) | null}
 */
function checkedRecord(lesson, question, store) {
  /** @type {any} */
  const data = store.get(keyOf(lesson, `question:${question.id}`))?.data;
  if (!record.isRecord(data)) return null;
  const checked = data.phase !== "open" && data.used > 0;
  return checked && data.kind === question.kind && Array.isArray(data.response)
    ? /** @type {any} */ (data)
    : null;
}

/**
 * Returns the score of all quizzes together, weighted by their questions; null before the first one
 * is finished.
 * @param {LmsState["lessons"]} results
 */
function courseScore(results) {
  const result = (/** @type {LessonFacts} */ lesson) => results.get(lesson.code) ?? NOTHING;
  if (!withQuiz.some((lesson) => result(lesson).finished)) return null;
  const sum = withQuiz.reduce((all, one) => all + result(one).best * one.questions.length, 0);
  return Math.floor(sum / withQuiz.reduce((all, { questions }) => all + questions.length, 0));
}

/**
 * @param {LmsState["lessons"]} results
 * @param {number | null} score
 * @returns {Success}
 */
function success(results, score) {
  if (!withQuiz.length) return "unknown";
  const every = (/** @type {"passed" | "finished"} */ what) =>
    withQuiz.every(({ code }) => results.get(code)?.[what]);
  const passed =
    rules.passes === "score" ? (score ?? 0) >= rules.mastery && score !== null : every("passed");
  if (passed) return "passed";
  return every("finished") ? "failed" : "unknown";
}

/**
 * @param {number} done
 * @param {boolean} seenLast
 * @param {LmsState["lessons"]} results
 */
function isComplete(done, seenLast, results) {
  const all = facts.lessons.length;
  if (rules.completes === "last-page") return seenLast;
  if (rules.completes === "share") return done * 100 >= rules.share * all;
  if (rules.completes === "quizzes" && withQuiz.length)
    return withQuiz.every(({ code }) => results.get(code)?.passed);
  return done === all;
}

/**
 * @param {LessonFacts} lesson
 * @param {Store} store
 * @returns {ObjectiveResult[]}
 */
const objectiveResults = (lesson, store) =>
  lesson.objectives.flatMap((objective) => {
    const asked = lesson.questions.filter((question) => question.objective === objective.id);
    const scores = asked.map((question) => checkedRecord(lesson, question, store)?.score);
    const known = scores.filter((score) => typeof score === "number");
    if (!known.length || known.length < asked.length) return [];
    const score = marking.percent(known.reduce((sum, one) => sum + one, 0) / known.length);
    return [{ ...objective, score, passed: score >= lesson.pass }];
  });

Lessonwright.results = {
  checkedRecord,
  keyOf,

  // Returns the state after what the store holds by now, and what was reached with it.
  next(before, store, seenLast) {
    const lessons = new Map(before.lessons);
    for (const lesson of facts.lessons) {
      const result = lessonResult(lesson, store, before.lessons.get(lesson.code) ?? NOTHING);
      if (result.finished || result.done || result.best) lessons.set(lesson.code, result);
      else lessons.delete(lesson.code);
    }
    const done = facts.lessons.filter(({ code }) => lessons.get(code)?.done).length;
    const score = courseScore(lessons);
    const reached = success(lessons, score);
    const best = score === null ? before.score : Math.max(score, before.score ?? 0);
    return {
      state: {
        ...before,
        lessons,
        score: best,
        success: RANK[Math.max(RANK.indexOf(reached), RANK.indexOf(before.success))],
        completed: before.completed || isComplete(done, seenLast, lessons)
      },
      progress: done / facts.lessons.length,
      objectives: facts.lessons.flatMap((lesson) => objectiveResults(lesson, store))
    };
  },

  // Takes out of the store what counts; what learners have written for themselves stays.
  forget(store) {
    for (const lesson of facts.lessons) {
      const items = lesson.questions.map(({ id }) => `question:${id}`);
      for (const item of ["quiz:quiz", "lesson:done", ...items]) store.remove(keyOf(lesson, item));
    }
  },

  // Brings into the store what the LMS has kept and this browser does not have.
  restore(state, store) {
    const taken = facts.lessons.flatMap((lesson) => [
      ...lesson.questions.flatMap((question) => restoredQuestion(lesson, question, state, store)),
      ...restoredLesson(lesson, state, store)
    ]);
    store.take(taken);
    const seed = `lw1:${courseId}:course:seed:order`;
    if (state.seed !== null && !store.get(seed)) store.set(seed, state.seed);
  }
};

/**
 * @param {string} label
 * @param {unknown} data
 * @param {number} [at]
 * @returns {Entry}
 */
const entryOf = (label, data, at = Date.now()) => ({ v: 1, at, label, data });

/**
 * @param {LessonFacts} lesson
 * @param {QuestionFacts} question
 * @param {LmsState} state
 * @param {Store} store
 * @returns {[string, Entry][]}
 */
function restoredQuestion(lesson, question, state, store) {
  const signs = state.questions.get(question.code);
  const here = checkedRecord(lesson, question, store);
  if (!signs || (here && Lessonwright.answers.signs(here, question) === signs)) return [];
  const data = Lessonwright.answers.record(signs, question);
  if (here && data.phase === "open") return [];
  return [[keyOf(lesson, `question:${question.id}`), entryOf(question.stem, data)]];
}

/**
 * A quiz counts as finished again where each of its answers has come back.
 * @param {LessonFacts} lesson
 * @param {LmsState} state
 * @param {Store} store
 * @returns {[string, Entry][]}
 */
function restoredLesson(lesson, state, store) {
  const result = state.lessons.get(lesson.code);
  if (!result) return [];
  if (!lesson.questions.length)
    return result.done && !store.get(keyOf(lesson, "lesson:done"))
      ? [[keyOf(lesson, "lesson:done"), entryOf(lesson.title, true, result.at || Date.now())]]
      : [];
  const key = keyOf(lesson, "quiz:quiz");
  const here = store.get(key)?.data;
  if (here && percent(here.best) >= result.best && (here.passed === true || !result.passed))
    return [];
  const { best, passed, at: passedAt } = result;
  const whole = lesson.questions.every((question) => {
    const signs = state.questions.get(question.code);
    return signs && Lessonwright.answers.record(signs, question).phase === "checked";
  });
  const finished = result.finished && whole;
  const questions = lesson.questions.map(({ id }) => id);
  const data = {
    finished,
    score: finished ? best : null,
    best,
    passed,
    passedAt,
    questions,
    only: null
  };
  return [[key, entryOf(lesson.title, data)]];
}
