// Owns the file that holds a learner's entries: the store's entries come in, a text goes out, and back again. A file may
// come from anywhere: it is read entry by entry, and what is not an entry of this course stays out.
//   {"format": "lessonwright-notes", "v": 1, "course": …, "saved": <ms>, "entries": {key: entry}, "aside": {key: text}}

const { isEntry, store } = Lessonwright;
const FORMAT = "lessonwright-notes";
const KEY = /^lw1:([a-z0-9-]{1,80}):[^:\s]{1,200}:[a-z-]{1,40}:[^\s]{1,200}$/;
const ASIDE = /^lw1-(?:damaged|older):([a-z0-9-]{1,80}):[^\s]{1,500}$/;
const MOST_CHARACTERS = 8_000_000;

const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
const pairs = (value) => (isObject(value) ? Object.entries(value) : []);
const courseOf = (key) => KEY.exec(key)?.[1];

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

// Returns the text of a file with everything of a course.
function written(course) {
  const entries = store.entries(`lw1:${course}:`).map(({ key, ...entry }) => [key, entry]);
  const file = {
    format: FORMAT, v: 1, course, saved: Date.now(),
    entries: Object.fromEntries(entries), aside: Object.fromEntries(store.aside(course)),
  };
  return JSON.stringify(file, null, 1);
}

// Returns what a file's text holds for a course: {entries: [[key, entry], …], aside: [[key, text], …], damaged, foreign},
// the last two as counts; or null where it is no such file. No entry is from the future, so none wins for ever.
function read(text, course, now = Date.now()) {
  const file = text.length <= MOST_CHARACTERS ? parsed(text) : null;
  if (!isObject(file) || file.format !== FORMAT || file.v !== 1 || !isObject(file.entries)) return null;
  const all = pairs(file.entries);
  const sound = all.filter(([key, entry]) => courseOf(key) && isEntry(entry));
  const own = sound.filter(([key]) => courseOf(key) === course);
  return {
    entries: own.map(([key, { at, label, data }]) => [key, { v: 1, at: Math.min(at, now), label, data }]),
    aside: pairs(file.aside).filter(([key, kept]) => ASIDE.exec(key)?.[1] === course && typeof kept === "string"),
    damaged: all.length - sound.length,
    foreign: sound.length - own.length,
  };
}

// Takes what was read into the store: a newer entry goes in, and what stood in its place is set aside; an older one stays
// in its file. Returns the counts {taken, kept, left}: what went in, what was not newer, what found no room.
function takenIn({ entries, aside }) {
  const isNews = ([key, entry]) => {
    const here = store.get(key);
    return !here || (entry.at > here.at && JSON.stringify(entry.data) !== JSON.stringify(here.data));
  };
  const news = entries.filter(isNews);
  const taken = store.take(news);
  const leftAside = aside.filter(([key, text]) => !store.takeAside(key, text));
  return { taken, kept: entries.length - news.length, left: news.length - taken + leftAside.length };
}

Lessonwright.memoryFile = { read, takenIn, written };
