// Owns when a follow-up is due: the day that the learner has named as the last one, or on which the
// last lesson was done, comes in; the day of each follow-up comes out, and the list of those whose
// day has come. Days are counted here, by the learner's own calendar.

const { Element, course, day, localDate, progress, store, today, word } = Lessonwright;

const OPENING = `lw1:${course.id}:follow-up:`;
const LAST_DAY = `${OPENING}follow-up:last-day`;
const DAY = 86_400_000;

/** @param {string} id */
const doneKey = (id) => `${OPENING}follow-up:done-${id}`;

/**
 * @param {unknown} value
 * @returns {value is string}
 */
const isDate = (value) => typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value);

/**
 * Returns the day so many days after another, both as YYYY-MM-DD.
 * @param {string} date
 * @param {number} days
 */
const later = (date, days) =>
  new Date(Date.parse(`${date}T12:00Z`) + days * DAY).toISOString().slice(0, 10);

// The learner's own last day, or else the one on which the last lesson of the module, or of the
// course, was done; "" where there is none yet.
/** @param {string} [module] */
function lastDay(module) {
  const said = store.get(LAST_DAY)?.data;
  if (isDate(said)) return said;
  const lessons = module ? (progress.module(module)?.lessons ?? []) : progress.lessons;
  const done = lessons.map(progress.doneAt);
  return done.length && done.every(Boolean) ? localDate(Math.max(...done)) : "";
}

/** @type {Lessonwright["followUps"]} */
Lessonwright.followUps = {
  LAST_DAY,
  isDate,
  dateOf: (after, module) => {
    const last = lastDay(module);
    return last ? later(last, after) : "";
  },
  isDone: (id) => store.get(doneKey(id))?.data === true,
  mark: (id, done, label) =>
    done ? store.set(doneKey(id), true, label) : store.remove(doneKey(id)),
  /** @param {string | null} key */
  isTouchedBy: (key) => key === null || key.startsWith(OPENING) || progress.isTouchedBy(key),
  // Says whether it is due by now, and since when; "" where its day is still to come.
  dueWords: (date) => {
    if (!date || date > today()) return "";
    return date === today() ? word("due-today") : word("due-since", { day: day(`${date}T12:00`) });
  }
};
const { followUps } = Lessonwright;

// The list of what is due: on the home page and in the workbook. Complete as it comes, it shows
// only what is due; where that is nothing, it is not there.
class Due extends Element {
  /** @type {Map<Found, string>} */
  #when = new Map(); // what stood beside each item
  #heading = "";

  connectedCallback() {
    const title = this.querySelector("h2");
    this.#heading ||= title.textContent;
    title.textContent = word("due-now");
    for (const item of this.#items)
      if (!this.#when.has(item))
        this.#when.set(item, item.querySelector(".lw-due__when").textContent);
    this.listen(store, "change");
    this.listen(document, "visibilitychange");
    this.#show();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.hidden = false;
    this.querySelector("h2").textContent = this.#heading;
    for (const [item, words] of this.#when) {
      item.hidden = false;
      item.querySelector(".lw-due__when").textContent = words;
    }
  }

  /** @param {PageEvent} event */
  handleEvent(event) {
    if (event.type !== "change" || followUps.isTouchedBy(event.detail.key)) this.#show();
  }

  get #items() {
    return [...this.querySelectorAll("li[data-item]")];
  }

  #show() {
    for (const item of this.#items) {
      const { after, item: id, module } = item.dataset;
      const due = followUps.dueWords(followUps.dateOf(Number(after), module));
      item.hidden = !due || followUps.isDone(id);
      item.querySelector(".lw-due__when").textContent = due || (this.#when.get(item) ?? "");
    }
    this.hidden = this.#items.every((item) => item.hidden);
  }
}

Due.define("lw-due");
