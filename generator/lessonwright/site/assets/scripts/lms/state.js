// Owns the state that an LMS keeps between sessions: results come in, a short text goes out, and
// back again. It has room for the results of a large course in the 4,096 characters of SCORM 1.2,
// and holds nothing that a learner has written.
//   1|<completion><success><score>|<seed>|<lessons>|<questions>
// A lesson is its code, its best score, what it has reached, and the day of that; a question is its
// code and the signs of its answer. Questions stand in the order in which they were first answered.

const VERSION = "1";
const DAY = 86_400_000;
const EPOCH = Date.UTC(2020, 0, 1);
const LESSON = /([\w-]{4})(\w\w)([0-7])(\w\w\w)/g;
const CODE = 4;
/** @type {Success[]} */
const SUCCESS = ["unknown", "failed", "passed"];

/** @returns {LmsState} */
const blank = () => ({
  completed: false,
  success: "unknown",
  score: null,
  seed: null,
  lessons: new Map(),
  questions: new Map()
});

/**
 * @param {number} value
 * @param {number} width
 */
const digits = (value, width) => Math.max(0, value).toString(36).padStart(width, "0").slice(-width);

/** @param {[string, LessonResult]} lesson */
function lessonText([code, { best, finished, passed, done, at }]) {
  const reached = (finished ? 1 : 0) + (passed ? 2 : 0) + (done ? 4 : 0);
  return code + digits(best, 2) + reached + digits(at ? Math.floor((at - EPOCH) / DAY) : 0, 3);
}

/**
 * @param {RegExpMatchArray} found
 * @returns {[string, LessonResult]}
 */
function lessonOf([, code, best, reached, day]) {
  const flags = Number(reached);
  const at = Number.parseInt(day, 36);
  return [
    code,
    {
      best: Math.min(100, Number.parseInt(best, 36)),
      finished: (flags & 1) > 0,
      passed: (flags & 2) > 0,
      done: (flags & 4) > 0,
      at: at && EPOCH + at * DAY
    }
  ];
}

/**
 * @param {LmsState} state
 * @param {string | number} seed
 * @param {string[]} questions
 */
const text = (state, seed, questions) => {
  const score = state.score === null ? "" : digits(state.score, 2);
  const head = `${Number(state.completed)}${SUCCESS.indexOf(state.success)}${score}`;
  const lessons = [...state.lessons].map(lessonText).join("");
  return [VERSION, head, seed, lessons, questions.join(",")].join("|");
};

Lessonwright.lmsState = {
  blank,

  // Returns the text of a state, and whether all of it found room. Results go before answers, and
  // later answers before earlier ones; a question that has lost its answer keeps its place.
  write(state, limit) {
    const seed = state.seed === null ? "" : state.seed.toString(36);
    const questions = [...state.questions].map(([code, signs]) => code + signs);
    let made = text(state, seed, questions);
    const whole = made.length;
    for (let place = 0; made.length > limit && place < questions.length; place += 1) {
      questions[place] = questions[place].slice(0, CODE);
      made = text(state, seed, questions);
    }
    while (made.length > limit && questions.length) {
      questions.pop();
      made = text(state, seed, questions);
    }
    return { text: made, whole: made.length === whole };
  },

  // Returns the state that a text holds; a blank one for a text that is not ours.
  read(written) {
    const [version, head = "", seed = "", lessons = "", questions = ""] = written.split("|");
    if (version !== VERSION) return blank();
    const score = Number.parseInt(head.slice(2), 36);
    return {
      completed: head[0] === "1",
      success: SUCCESS[Number(head[1])] ?? "unknown",
      score: Number.isNaN(score) ? null : Math.min(100, score),
      seed: seed ? Number.parseInt(seed, 36) : null,
      lessons: new Map([...lessons.matchAll(LESSON)].map(lessonOf)),
      questions: new Map(
        questions
          .split(",")
          .filter((one) => one.length >= CODE)
          .map((one) => [one.slice(0, CODE), one.slice(CODE)])
      )
    };
  }
};
