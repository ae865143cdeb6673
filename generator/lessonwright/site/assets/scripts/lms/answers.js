// Owns how a learner's response is told outside a page: as the places of what was chosen in its
// author's order, never in the order of one learner's screen. In go the facts of a question (facts
// of the package) and a response; out come tokens for a standard's patterns, and a few signs for
// the state, from which the response is made again. What was typed and is not right has no signs.

const { reading, record } = Lessonwright;
/** @type {Record<string, Outcome>} */
const OUTCOMES = { c: "correct", p: "partial", i: "incorrect" };
/** @type {Record<string, number>} */
const SCORES = { c: 1, p: 0.5, i: 0 };
const SIGNS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const NONE = "-";
const LETTERS = SIGNS.slice(10, 36);

/** @param {number} place */
const sign = (place) => SIGNS[place] ?? NONE;
/** @param {number} place */
const letter = (place) => LETTERS[place] ?? `z${place}`;

/**
 * Returns what `read` makes of each sign, or null where one of them means nothing.
 * @template Made
 * @param {string} signs
 * @param {(place: number) => Made | undefined} read
 */
function readAll(signs, read) {
  const made = [...signs].map((one) => read(SIGNS.indexOf(one)));
  return made.length && made.every((one) => one !== undefined) ? made : null;
}

/**
 * @param {QuestionFacts} question
 * @param {Tokens} response
 */
const places = ({ parts }, response) => response.map((one) => parts.indexOf(one));

/** @type {AnswerForm} */
const ordered = {
  signs: (question, response) => places(question, response).map(sign).join(""),
  response: ({ parts }, signs) => readAll(signs, (place) => parts[place]),
  tokens: (question, response) => places(question, response).map(letter)
};

/**
 * @param {number} one
 * @param {number} other
 */
const byNumber = (one, other) => one - other;

/** @type {AnswerForm} */
const chosen = {
  ...ordered,
  signs: (question, response) => places(question, response).sort(byNumber).map(sign).join(""),
  tokens: (question, response) => places(question, response).sort(byNumber).map(letter)
};

/** @type {AnswerForm} */
const truth = {
  ...chosen,
  tokens: (_, response) => response
};

/** @type {AnswerForm} */
const pairs = {
  signs({ parts, targets }, response) {
    const partner = new Map(response);
    return parts.map((item) => sign(targets.indexOf(partner.get(item)))).join("");
  },

  response({ parts, targets }, signs) {
    const made = [...signs].map((one, place) => [parts[place], targets[SIGNS.indexOf(one)]]);
    const still = made.filter(([item, partner]) => item !== undefined && partner !== undefined);
    return still.length && signs.length === parts.length ? still : null;
  },

  tokens: ({ parts, targets }, response) =>
    response.map(([item, partner]) => [
      String(parts.indexOf(item) + 1),
      letter(targets.indexOf(partner))
    ])
};

/** @type {AnswerForm} */
const typed = {
  signs({ accept }, response) {
    const signs = response.map((text, gap) =>
      sign(accept[gap]?.findIndex((one) => reading.accepts([one], text)) ?? -1)
    );
    return signs.every((one) => one === NONE) ? "" : signs.join("");
  },

  response({ accept }, signs) {
    const texts = [...signs].map((one, gap) => accept[gap]?.[SIGNS.indexOf(one)] ?? "");
    return signs.length === accept.length && texts.some(Boolean) ? texts : null;
  },

  tokens: (_, response) => response.map((text) => text.trim())
};

/** @type {AnswerForm} */
const number = {
  signs({ answer, tolerance, unit }, [text]) {
    const meant = reading.readings(text, unit);
    return meant.some((one) => reading.isNear(one, answer, tolerance)) ? "0" : "";
  },

  response: ({ answer }, signs) => (signs === "0" ? [String(answer)] : null),
  tokens: ({ unit }, [text]) => [String(reading.readings(text, unit)[0] ?? text.trim())]
};

/** @type {Record<string, AnswerForm>} */
const forms = {
  choice: chosen,
  "true-false": truth,
  matching: pairs,
  sequencing: ordered,
  "fill-in": typed,
  numeric: number
};

Lessonwright.answers = {
  // Returns the signs of a checked record: its outcome, the attempts used, and what was answered.
  signs({ outcome, used, response }, question) {
    const made = forms[question.type].signs(question, response ?? []);
    return `${(outcome ?? "incorrect")[0]}${sign(Math.min(used, SIGNS.length - 1))}${made}`;
  },

  // Returns the record that signs stand for, as the page keeps it; without an answer, it is open.
  record(signs, question) {
    const response = forms[question.type].response(question, signs.slice(2));
    const outcome = OUTCOMES[signs[0]] ?? null;
    const used = Math.max(0, SIGNS.indexOf(signs[1]));
    const checked = response !== null && outcome !== null;
    return {
      kind: question.kind,
      offered: question.offered,
      ...record.blank,
      ...(checked ? { response, phase: "checked", outcome } : {}),
      score: checked ? SCORES[signs[0]] : null,
      used
    };
  },

  tokens: (question, response) => forms[question.type].tokens(question, response),

  // Returns tokens in one text, with signs between them and within a pair.
  join: (tokens, between, within) => tokens.map((one) => [one].flat().join(within)).join(between)
};
