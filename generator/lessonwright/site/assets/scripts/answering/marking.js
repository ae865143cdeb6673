// Owns how responses are judged: counts come in; shares of a mark, outcomes and per cent come out.

/**
 * Part marks where wrong picks count against right ones, each by how many there are, so that
 * ticking everything earns nothing.
 * @param {number} right
 * @param {number} wrong
 * @param {number} keys
 * @param {number} distractors
 */
const shareOfKeys = (right, wrong, keys, distractors) =>
  Math.max(0, right / keys - (wrong && wrong / distractors));

/**
 * @param {number} score
 * @returns {Outcome}
 */
const outcome = (score) => (score >= 1 ? "correct" : score > 0 ? "partial" : "incorrect");

/**
 * Returns the whole per cent of a score, rounded down: 79.9 is not yet 80.
 * @param {number} score
 */
const percent = (score) => Math.floor(score * 100 + 1e-9);

Lessonwright.marking = { outcome, percent, shareOfKeys };

// The kinds of question by name: each file of questions/ adds how one is read and marked.
Lessonwright.kinds = {};
