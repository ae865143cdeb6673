// Owns SCORM 1.2: what a session has to tell comes in, values of its data model go out, within its
// limits. Its one status says what was reached last: incomplete, failed, completed, passed.

const { ScormApi, ScormStandard, answers, beginSession } = Lessonwright;
const LONGEST = 255;
const RANK = ["incomplete", "failed", "completed", "passed"];

/**
 * @param {string} type
 * @param {Tokens} tokens
 */
const pattern = (type, tokens) =>
  type === "true-false" ? tokens[0][0] : answers.join(tokens, ",", ".").slice(0, LONGEST);

/** @param {number} score */
const result = (score) => (score >= 1 ? "correct" : score > 0 ? score.toFixed(2) : "wrong");

/**
 * The status by the two that later standards tell apart; what is not complete is only that.
 * @param {LmsStatus} status
 */
function lessonStatus({ completed, success }) {
  if (!completed) return "incomplete";
  return success === "unknown" ? "completed" : success;
}

/**
 * Returns a time as the standard writes it: HHHH:MM:SS.SS.
 * @param {number} seconds
 */
function clock(seconds) {
  const hours = String(Math.min(9999, Math.floor(seconds / 3600))).padStart(4, "0");
  return `${hours}:${new Date(seconds * 1000).toISOString().slice(14, 22)}`;
}

/** @implements {LmsStandard} */
class Scorm12 extends ScormStandard {
  limit = 4096;
  #status = "incomplete";

  async start() {
    const { api } = this;
    if (!api.isThere) return null;
    const answers = api.initialize();
    const get = (/** @type {string} */ element) => (answers ? api.get(element) : "");
    const before = get("cmi.core.lesson_status");
    if (RANK.includes(before)) this.#status = before;
    if (answers) this.open();
    api.set("cmi.core.exit", "suspend");
    return {
      answers,
      counts: !["browse", "review"].includes(get("cmi.core.lesson_mode")),
      learner: get("cmi.core.student_id"),
      bookmark: get("cmi.core.lesson_location"),
      state: get("cmi.suspend_data")
    };
  }

  /** @param {string} page */
  bookmark(page) {
    if (page.length <= LONGEST) this.api.set("cmi.core.lesson_location", page);
  }

  /** @param {string} state */
  keep(state) {
    this.api.set("cmi.suspend_data", state);
  }

  /** @param {LmsInteraction} interaction */
  interaction({ question, tokens, score, latency }) {
    if (!this.takesInteractions) return;
    const at = this.interactionAt(question.code);
    /**
     * @param {string} name
     * @param {string | number} value
     */
    const set = (name, value) => this.api.set(`${at}.${name}`, value);
    set("id", question.path.slice(0, LONGEST));
    set("type", question.type);
    if (question.objective) set("objectives.0.id", question.objective.slice(0, LONGEST));
    set("time", new Date().toTimeString().slice(0, 8));
    for (const [n, key] of question.keys.entries()) set(`correct_responses.${n}.pattern`, key);
    set("weighting", 1);
    set("student_response", pattern(question.type, tokens));
    set("result", result(score));
    set("latency", clock(latency));
  }

  /** @param {ObjectiveResult} objective */
  objective({ id, score, passed }) {
    if (!this.takesObjectives) return;
    const at = this.objectiveAt(id);
    this.api.set(`${at}.id`, id.slice(0, LONGEST));
    this.setScore(`${at}.score`, score);
    this.api.set(`${at}.status`, passed ? "passed" : "failed");
  }

  /** @param {number} score */
  score(score) {
    this.setScore("cmi.core.score", score);
  }

  /** @param {LmsStatus} status */
  status(status) {
    const now = lessonStatus(status);
    if (RANK.indexOf(now) > RANK.indexOf(this.#status)) this.#status = now;
    this.api.set("cmi.core.lesson_status", this.#status);
  }

  /** @param {number} seconds */
  time(seconds) {
    this.api.set("cmi.core.session_time", clock(seconds));
  }
}

beginSession(
  new Scorm12(
    new ScormApi("API", {
      initialize: "LMSInitialize",
      get: "LMSGetValue",
      set: "LMSSetValue",
      commit: "LMSCommit",
      finish: "LMSFinish",
      lastError: "LMSGetLastError"
    })
  )
);
