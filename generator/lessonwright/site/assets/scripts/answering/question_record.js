// Owns what is kept of a question: data from the store come in, a record that can be trusted goes
// out.
//   kind      the kind of question that was answered
//   offered   what was offered then: ids or texts, never positions
//   response  what the learner entered, in the form of its kind; null for nothing
//   phase     "open" (to be answered), "checked", or "shown" (the learner asked for the answer)
//   used      attempts used; hints: hints opened; round: how often it was started again
//   outcome   "correct", "partial" or "incorrect" once checked, with its score from 0 to 1

/** @type {unknown[]} */
const PHASES = ["open", "checked", "shown"];
/** @param {any} value */
const isCount = (value) => Number.isInteger(value) && value >= 0 && value < 1e6;
/**
 * @param {unknown} value
 * @returns {value is string[]}
 */
const isTexts = (value) => Array.isArray(value) && value.every((item) => typeof item === "string");

/** @type {QuestionRecord<never>} */
const blank = {
  response: null,
  phase: "open",
  used: 0,
  hints: 0,
  round: 0,
  outcome: null,
  score: null
};

/**
 * @param {any} data
 * @returns {data is SavedRecord<unknown>}
 */
function isRecord(data) {
  return (
    data !== null &&
    typeof data === "object" &&
    isTexts(data.offered) &&
    PHASES.includes(data.phase) &&
    [data.used, data.hints, data.round].every(isCount) &&
    "response" in data
  );
}

/**
 * @param {string[]} a
 * @param {string[]} b
 */
const sameItems = (a, b) =>
  a.length === b.length && [...a].sort().join("\u0000") === [...b].sort().join("\u0000");

/**
 * Returns the record as it applies to the question as it is now. One that was answered in another
 * form is open again.
 * @template Response
 * @param {SavedRecord<unknown>} data
 * @param {string} kind
 * @param {string[]} offered
 * @param {(response: unknown) => Response | null} keep
 * @returns {{ record: QuestionRecord<Response>, changed: boolean }}
 */
function fit(data, kind, offered, keep) {
  const same = data.kind === kind && sameItems(data.offered, offered);
  const response = data.kind === kind ? keep(data.response) : null;
  if (same && (response !== null || data.response === null))
    return { record: { ...blank, ...data, response }, changed: false };
  const touched = data.response !== null || data.phase !== "open";
  return { record: { ...blank, round: data.round, response }, changed: touched };
}

/**
 * Returns the record for another round: nothing entered, in another order.
 * @param {QuestionRecord<unknown>} record
 */
const nextRound = (record) => ({ ...blank, round: record.round + 1 });

Lessonwright.record = { nextRound, blank, fit, isRecord, isTexts };
