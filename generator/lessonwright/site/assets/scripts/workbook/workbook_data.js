// Owns what a workbook consists of: the store's entries and the course's outline come in; modules
// with lessons with answers come out, in course order. An answer is {prompt, lines: [{name,
// value}]}; nothing that was written is left out, even where the course has no place for it any
// more.

const { course, dateInWords, fieldsIn, store, word } = Lessonwright;
const OPENING = `lw1:${course.id}:`;

/** @param {Field} field */
const nameAndValue = (field) => ({ name: field.name, value: String(field.value) });
/**
 * One line for each habit, with the days on which it was kept.
 * @param {[string, Field][]} fields
 * @returns {Line[]}
 */
function habitLines(fields) {
  const days = new Map();
  for (const [id, { name }] of fields)
    days.set(name, [...(days.get(name) ?? []), Number(id.split(".").pop())]);
  return [...days].map(([name, kept]) => {
    const inOrder = kept.sort((/** @type {number} */ a, /** @type {number} */ b) => a - b);
    return { name, value: word("habit-days", { days: inOrder.join(", ") }) };
  });
}

/** @type {Record<string, (fields: [string, Field][]) => Line[]>} */
const FIELD_LINES = {
  write: (fields) => fields.map(([, field]) => ({ name: "", value: String(field.value) })),
  observe: (fields) => fields.map(([, field]) => nameAndValue(field)),
  audio: (fields) => fields.map(([, field]) => nameAndValue(field)),
  video: (fields) => fields.map(([, field]) => nameAndValue(field)),
  rate: (fields) => fields.map(([, field]) => nameAndValue(field)),
  tick: (fields) => fields.map(([, field]) => ({ name: "", value: field.name })),
  pick: (fields) => fields.map(([, field]) => ({ name: "", value: String(field.value) })),
  gauge: (fields) => fields.map(([, field]) => ({ name: "", value: `${field.value} / 10` })),
  sign: (fields) =>
    fields.map(([id, field]) => ({
      ...nameAndValue(field),
      value: id.endsWith(".date") ? dateInWords(String(field.value)) : String(field.value)
    })),
  "fill-table": (fields) =>
    fields.map(([id, field]) => ({
      name: /^\d/.test(id) ? `${parseInt(id, 10)}. ${field.name}` : field.name,
      value: String(field.value)
    })),
  plan: (fields) =>
    fields.map(([id, field]) => ({
      ...nameAndValue(field),
      value: id === "when" ? dateInWords(String(field.value)) : String(field.value)
    })),
  journal: (fields) =>
    fields
      .filter(([id]) => id === "entry")
      .map(([, field]) => ({ name: word("entry-draft"), value: String(field.value) })),
  track: habitLines
};

/**
 * @param {string} kind
 * @param {unknown} data
 * @returns {Line[]}
 */
function lines(kind, data) {
  if (kind !== "journal-entry") return FIELD_LINES[kind]([...fieldsIn(data)]);
  const { date, text } = Lessonwright.journalEntry(data);
  return text ? [{ name: dateInWords(date) || word("entry-undated"), value: text }] : [];
}

/** @param {{ kind: string }} entry */
const isWorkbookEntry = ({ kind }) => kind in FIELD_LINES || kind === "journal-entry";

/**
 * Splits an entry's key; a journal's entries belong to its prompt.
 * @param {KeyedEntry} entry
 */
function splitKey(entry) {
  const [lesson, kind, ...rest] = entry.key.slice(OPENING.length).split(":");
  const item = rest.join(":");
  const isEntry = kind === "journal-entry";
  return {
    ...entry,
    lesson,
    kind,
    prompt: isEntry ? item.replace(/\.[^.]*$/, "") : item,
    owner: isEntry ? "journal" : kind
  };
}

/** @param {WrittenEntry} entry */
const date = (entry) =>
  entry.kind === "journal-entry" ? Lessonwright.journalEntry(entry.data).date : "";

/**
 * One answer for all entries of a prompt: a journal's draft comes first, then its entries from the
 * oldest on.
 * @param {WrittenEntry[]} entries
 */
function answer(entries) {
  const inOrder = [...entries].sort(
    (a, b) => date(a).localeCompare(date(b)) || a.key.localeCompare(b.key)
  );
  const all = inOrder.flatMap((entry) => lines(entry.kind, entry.data));
  return all.length ? [{ prompt: inOrder[0].label, lines: all }] : [];
}

/**
 * @param {WrittenEntry[]} entries
 * @param {string[]} prompts
 */
function answers(entries, prompts) {
  /** @param {WrittenEntry} entry */
  const place = (entry) => prompts.indexOf(entry.prompt);
  const last = prompts.length; // where prompts stand that the lesson no longer has
  /** @param {WrittenEntry[]} entries */
  const rank = ([entry]) => (place(entry) < 0 ? last : place(entry));
  return [...groupByPrompt(entries).values()].sort((a, b) => rank(a) - rank(b)).flatMap(answer);
}

/**
 * @param {WrittenEntry[]} entries
 * @returns {Map<string, WrittenEntry[]>}
 */
function groupByPrompt(entries) {
  const groups = new Map();
  for (const entry of entries) {
    const name = `${entry.owner}:${entry.prompt}`;
    groups.set(name, [...(groups.get(name) ?? []), entry]);
  }
  return groups;
}

// Returns [{title, lessons: [{title, address, answers}]}], with nothing in it that holds no answer.
// In goes the order of the prompts of each lesson that has some: {lesson: [prompt, …]}.
Lessonwright.workbookData = (promptsOf) => {
  const entries = store.entries(OPENING).map(splitKey).filter(isWorkbookEntry);
  /** @param {{ id: string, title: string, address: string | null }} lesson */
  const lesson = ({ id, title, address }) => {
    const own = entries.filter((entry) => entry.lesson === id);
    return { title, address, answers: answers(own, promptsOf[id] ?? []) };
  };
  const known = new Set([
    "evaluation",
    "follow-up",
    "managers",
    "self-assessment",
    ...course.modules.flatMap((module) => module.lessons.map(({ id }) => id))
  ]);
  /**
   * @param {string} id
   * @param {string} title
   */
  const ofCourse = (id, title) => ({
    title,
    lessons: [lesson({ id, title, address: course.address(id) })]
  });
  const gone = [...new Set(entries.map((entry) => entry.lesson))].filter((id) => !known.has(id));
  const sections = [
    ofCourse("self-assessment", word("self-assessment")),
    ...course.modules.map((module) => ({
      title: module.title,
      lessons: module.lessons.map(lesson)
    })),
    ofCourse("follow-up", word("follow-up")),
    ofCourse("evaluation", word("evaluation")),
    ofCourse("managers", word("managers")),
    {
      title: word("workbook-gone"),
      lessons: gone.map((id) => lesson({ id, title: id, address: null }))
    }
  ];
  const filled = sections.map((section) => ({
    ...section,
    lessons: section.lessons.filter((one) => one.answers.length)
  }));
  return filled.filter((section) => section.lessons.length);
};
