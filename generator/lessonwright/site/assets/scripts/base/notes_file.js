// Owns the file that holds a learner's entries: the store's entries come in, a text goes out, and
// back again. A file may come from anywhere: it is read entry by entry, and what is not an entry of
// this course stays out.
//   {"format": "lessonwright-notes", "v": 1, "course": …, "saved": <ms>, "entries": {key: entry}, "aside": {key: text}}

const {
  download,
  entry: { isEntered, isEntry },
  store,
  today,
  word
} = Lessonwright;
const FORMAT = "lessonwright-notes";
const KEY = /^lw1:([a-z0-9-]{1,80}):[^:\s]{1,200}:[a-z-]{1,40}:[^\s]{1,200}$/;
const ASIDE = /^lw1-(?:damaged|older):([a-z0-9-]{1,80}):[^\s]{1,500}$/;
const MOST_CHARACTERS = 8_000_000;

/**
 * @param {unknown} value
 * @returns {value is Record<string, any>}
 */
const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
/** @param {unknown} value */
const pairs = (value) => (isObject(value) ? Object.entries(value) : []);
/** @param {string} key */
const courseOf = (key) => KEY.exec(key)?.[1];

/** @param {string} text */
function parseFile(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * Returns the text of a file with everything of a course.
 * @param {string} course
 */
function fileText(course) {
  const entries = store.entries(`lw1:${course}:`).map(({ key, ...entry }) => [key, entry]);
  const file = {
    format: FORMAT,
    v: 1,
    course,
    saved: Date.now(),
    entries: Object.fromEntries(entries),
    aside: Object.fromEntries(store.aside(course))
  };
  return JSON.stringify(file, null, 1);
}

/**
 * Returns what a file's text holds for a course: {entries: [[key, entry], …], aside: [[key, text],
 * …], damaged, foreign}, the last two as counts; or null where it is no such file. No entry is from
 * the future, so none wins for ever.
 * @param {string} text
 * @param {string} course
 * @param {number} [now]
 * @returns {NotesFile | null}
 */
function read(text, course, now = Date.now()) {
  const file = text.length <= MOST_CHARACTERS ? parseFile(text) : null;
  if (!isObject(file) || file.format !== FORMAT || file.v !== 1 || !isObject(file.entries))
    return null;
  const all = pairs(file.entries);
  const readable = all.filter(([key, entry]) => courseOf(key) && isEntry(entry));
  const own = readable.filter(([key]) => courseOf(key) === course);
  return {
    entries: own.map(([key, { at, label, data }]) => [
      key,
      { v: 1, at: Math.min(at, now), label, data }
    ]),
    aside: pairs(file.aside).filter(
      ([key, kept]) => ASIDE.exec(key)?.[1] === course && typeof kept === "string"
    ),
    damaged: all.length - readable.length,
    foreign: readable.length - own.length
  };
}

/** @param {[string, Entry]} keyed */
function isNews([key, entry]) {
  const here = store.get(key);
  return !here || (entry.at > here.at && JSON.stringify(entry.data) !== JSON.stringify(here.data));
}

/**
 * Takes what was read into the store: a newer entry goes in, and what stood in its place is set
 * aside; an older one stays in its file. Returns the counts {taken, kept, left}: what went in, what
 * was not newer, what found no room. What the pages note for themselves goes in and is not counted:
 * the learner has not entered it.
 * @param {NotesFile} file
 */
function takeIn({ entries, aside }) {
  const news = entries.filter(isNews);
  const taken = news.slice(0, store.take(news));
  const leftAside = aside.filter(([key, text]) => !store.takeAside(key, text));
  /** @param {[string, unknown][]} some */
  const count = (some) => some.filter(([key]) => isEntered(key)).length;
  return {
    taken: count(taken),
    kept: count(entries) - count(news),
    left: count(news) - count(taken) + leftAside.length
  };
}

/**
 * Hands the learner the file with everything of a course, notes that there is one, as far as the
 * browser keeps anything, and returns what to say then.
 * @param {string} course
 */
function save(course) {
  download(`${course}-${today()}.json`, "application/json", fileText(course));
  if (!store.status.why) store.set(`lw1:${course}:course:file:saved`, true);
  return word("saved-file");
}

Lessonwright.notesFile = { read, save, takeIn };
