// Owns what an entry is: the text of one comes in, {v, at, label, data} comes out; and the keys
// that entries lie under, `lw1:<course>:<lesson>:<kind>:<item>`, or with another beginning where
// they were set aside.

const OPENING = "lw1:";
const DAMAGED = "lw1-damaged:";
const OLDER = "lw1-older:";

/**
 * Whether a number of milliseconds is a moment that a date can be.
 * @param {any} value
 * @returns {value is number}
 */
const isMoment = (value) => Number.isFinite(value) && Math.abs(value) <= 8.64e15;

/**
 * @param {any} value
 * @returns {value is Entry}
 */
function isEntry(value) {
  const object = value !== null && typeof value === "object" && !Array.isArray(value);
  return (
    object &&
    value.v === 1 &&
    isMoment(value.at) &&
    typeof value.label === "string" &&
    "data" in value
  );
}

/**
 * Returns the entry that a text holds, or null where it holds none.
 * @param {string} text
 */
function parse(text) {
  try {
    const value = JSON.parse(text);
    return isEntry(value) ? value : null;
  } catch {
    return null;
  }
}

Lessonwright.entry = {
  DAMAGED,
  OLDER,
  OPENING,
  isEntry,
  isMoment,
  parse,
  // Returns whether a key is of something that was entered in a course, set aside or not.
  isOf: (course) => (key) =>
    [OPENING, DAMAGED, OLDER].some((opening) => key.startsWith(`${opening}${course}:`)),
  // Whether it is of what the learner has entered, and no note that the pages make for themselves.
  isEntered: (key) => !/^[^:]+:[^:]+:course:(file|lms|seed|visit):/.test(key),
  under: (opening, key) => opening + key.slice(OPENING.length)
};

// Returns the key of an element's entry: the element, or one around it, has `course` and `lesson`.
Lessonwright.key = (element, kind, id) => {
  const holder = element.closest("[course][lesson]");
  return `${OPENING}${holder.getAttribute("course")}:${holder.getAttribute("lesson")}:${kind}:${id}`;
};
