// Owns SCORM 2004: what a session has to tell comes in, values of its data model go out, within the
// limits of its 3rd edition. Completion, success and progress are told apart.

const { ScormApi, ScormStandard, answers, beginSession, facts, isoDuration } = Lessonwright;
const LONGEST = 250;
const LONGEST_ID = 4000;
const LONGEST_LOCATION = 1000;

/** @param {Tokens} tokens */
const pattern = (tokens) =>
  answers.join(
    tokens.map((one) => (Array.isArray(one) ? one : one.slice(0, LONGEST))),
    "[,]",
    "[.]"
  );

/** @param {number} score */
const result = (score) => (score >= 1 ? "correct" : score > 0 ? score.toFixed(2) : "incorrect");

/** @implements {LmsStandard} */
class Scorm2004 extends ScormStandard {
  limit = 4000;

  async start() {
    const { api } = this;
    if (!api.isThere) return null;
    const answers = api.initialize();
    const get = (/** @type {string} */ element) => (answers ? api.get(element) : "");
    if (answers) this.open();
    api.set("cmi.exit", "suspend");
    return {
      answers,
      counts: !["browse", "review"].includes(get("cmi.mode")),
      learner: get("cmi.learner_id"),
      bookmark: get("cmi.location"),
      state: get("cmi.suspend_data")
    };
  }

  /** @param {string} page */
  bookmark(page) {
    if (page.length <= LONGEST_LOCATION) this.api.set("cmi.location", page);
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
    set("id", question.path.slice(0, LONGEST_ID));
    set("type", question.type);
    if (question.objective) set("objectives.0.id", question.objective.slice(0, LONGEST_ID));
    set("timestamp", `${new Date().toISOString().slice(0, 22)}Z`); // no zone without a fraction
    for (const [n, key] of question.keys.entries()) set(`correct_responses.${n}.pattern`, key);
    set("weighting", 1);
    set("learner_response", pattern(tokens));
    set("result", result(score));
    set("latency", isoDuration(latency));
    set("description", `{lang=${facts.language}}${question.stem.slice(0, LONGEST)}`);
  }

  /** @param {ObjectiveResult} objective */
  objective({ id, text, score, passed }) {
    if (!this.takesObjectives) return;
    const at = this.objectiveAt(id);
    this.api.set(`${at}.id`, id.slice(0, LONGEST_ID));
    this.setScore(`${at}.score`, score);
    this.api.set(`${at}.score.scaled`, score / 100);
    this.api.set(`${at}.success_status`, passed ? "passed" : "failed");
    this.api.set(`${at}.completion_status`, "completed");
    this.api.set(`${at}.description`, `{lang=${facts.language}}${text.slice(0, LONGEST)}`);
  }

  /** @param {number} score */
  score(score) {
    this.setScore("cmi.score", score);
    this.api.set("cmi.score.scaled", score / 100);
  }

  /** @param {LmsStatus} status */
  status({ completed, success, progress }) {
    this.api.set("cmi.completion_status", completed ? "completed" : "incomplete");
    this.api.set("cmi.success_status", success);
    this.api.set("cmi.progress_measure", completed ? 1 : Math.floor(progress * 100) / 100);
  }

  /** @param {number} seconds */
  time(seconds) {
    this.api.set("cmi.session_time", isoDuration(seconds));
  }
}

beginSession(
  new Scorm2004(
    new ScormApi("API_1484_11", {
      initialize: "Initialize",
      get: "GetValue",
      set: "SetValue",
      commit: "Commit",
      finish: "Terminate",
      lastError: "GetLastError"
    })
  )
);
