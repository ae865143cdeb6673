// Owns a session with an LMS, in the frame around the pages of a package: the frame's page and its
// store come in; what was reached is told to a standard (standards/), told again where the LMS did
// not answer, and the learner is told so. The frame stays while pages come and go, so that the
// session is begun and finished once. Where there is no LMS, the site opens by itself.

const {
  answers,
  facts,
  lmsState,
  outline: { id: courseId },
  results,
  root,
  session,
  storage,
  store
} = Lessonwright;
const TOLD = `lw1:${courseId}:course:lms:told`;
const SOON = 300;
const PATIENCE = [5_000, 15_000, 60_000];
const STAY_ALIVE = 300_000;
const LAST_PAGE = facts.lessons.at(-1)?.page;
const ASKED = new Map(
  facts.lessons.flatMap((lesson) =>
    lesson.questions.map((question) => [
      results.keyOf(lesson, `question:${question.id}`),
      { lesson, question }
    ])
  )
);

/**
 * The string hash FNV-1a, 32 bits, in letters and digits: a name of the learner that says nothing.
 * @param {string} text
 */
function pseudonym(text) {
  const hash = [...text].reduce(
    (value, one) => Math.imul(value ^ (one.codePointAt(0) ?? 0), 0x01000193),
    0x811c9dc5
  );
  return (hash >>> 0).toString(36);
}

// Seconds that the page was to be seen: a telephone that sleeps is not learning.
class Clock {
  #seen = 0;
  #since = document.hidden ? null : performance.now();

  get seconds() {
    return (this.#seen + (this.#since === null ? 0 : performance.now() - this.#since)) / 1000;
  }

  turn() {
    this.#seen = this.seconds * 1000;
    this.#since = document.hidden ? null : performance.now();
  }
}

class LmsSession {
  /** @type {LmsStandard} */
  #standard;
  #frame = /** @type {any} */ (document.querySelector("iframe"));
  #notice = /** @type {Found} */ (document.querySelector("[role=status]"));
  #clock = new Clock();
  #state = lmsState.blank();
  #seenLast = false;
  #begun = false; // whether the LMS has answered
  #reports = false; // whether what is done counts, too: a second look does not
  #failed = 0;
  #isPending = false;
  #isToldFull = false;
  #said = "";
  #finished = false;
  #answeredAt = 0;
  #timer = 0;

  /** @param {LmsStandard} standard */
  constructor(standard) {
    this.#standard = standard;
  }

  async begin() {
    const start = await this.#standard.start();
    if (start === null) return location.replace(new URL(facts.start, root));
    this.#begun = start.answers;
    this.#reports = start.answers && !!start.counts;
    if (!start.answers) this.#say("lms-not-begun");
    else if (!start.counts) this.#say("lms-review");
    if (start.answers) this.#takeUp(start);
    if (start.leave) this.#showWayOut(start.leave);
    this.#listen();
    const page = facts.pages.find((one) => one === start.bookmark);
    this.#frame.src = new URL(page ?? facts.start, root).href;
  }

  /**
   * Each learner of the LMS has entries of their own in this browser, and finds what the LMS kept.
   * @param {LmsStart} start
   */
  #takeUp({ learner = "", state = "" }) {
    session.learner = `lms-${pseudonym(learner)}/`;
    session.held = true;
    const { backend, place, why } = storage.choose();
    store.use(backend, place, why);
    this.#frame.lessonwright = session;
    this.#state = lmsState.read(state);
    const told = store.get(TOLD)?.data;
    if (told && !state)
      results.forget(store); // the LMS has begun a new attempt
    else if (told !== state) results.restore(this.#state, store);
    this.#standard.known?.([...this.#state.questions.keys()]);
  }

  /** @param {string} address */
  #showWayOut(address) {
    const way = /** @type {Found} */ (document.querySelector("nav"));
    way.hidden = false;
    way.firstElementChild.href = address;
  }

  #listen() {
    this.#frame.addEventListener("load", () => this.#turn());
    this.#frame.addEventListener("load", () => this.#frame.focus(), { once: true });
    window.addEventListener("pagehide", () => this.#finish());
    window.addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
    window.addEventListener("online", () => this.#failed && this.#tell());
    document.addEventListener("visibilitychange", () => this.#see());
    window.addEventListener("beforeunload", (event) => this.#failed && event.preventDefault());
    store.addEventListener("change", (event) => this.#hear(/** @type {CustomEvent} */ (event)));
    this.#notice.addEventListener("click", (/** @type {Event} */ event) => this.#answer(event));
    setInterval(() => this.#tell(), STAY_ALIVE);
  }

  // The page in the frame, where it is one of ours.
  get #page() {
    const page = this.#frame.contentWindow;
    try {
      return page?.Lessonwright?.store ? page : null;
    } catch {
      return null; // of another host
    }
  }

  get #store() {
    return this.#page?.Lessonwright.store ?? store;
  }

  // Another page of the course has come.
  #turn() {
    const page = this.#page;
    if (!page) return;
    page.Lessonwright.store.addEventListener("change", (/** @type {any} */ event) =>
      this.#hear(event)
    );
    page.document.addEventListener("click", openOutside, true);
    this.#frame.title = page.document.title;
    this.#answeredAt = this.#clock.seconds;
    const place = decodeURI(page.location.href)
      .slice(decodeURI(root).length)
      .replace(/[?#].*$/, "");
    if (!facts.pages.includes(place)) return;
    this.#seenLast ||= place === LAST_PAGE;
    if (this.#reports) this.#standard.bookmark(place);
    this.#soon();
  }

  /**
   * What was reached is taken in at once, before anything can take it away; it is told a moment later.
   * @param {CustomEvent} event
   */
  #hear({ detail: { key } }) {
    if (!this.#reports) return;
    const asked = ASKED.get(key);
    if (asked) this.#gatherAnswer(asked.lesson, asked.question);
    else if (key !== null && /:(?:quiz|lesson):/.test(key)) this.#reach();
    else if (key !== null) return;
    this.#soon();
  }

  #reach() {
    const reached = results.next(this.#state, this.#store, this.#seenLast);
    this.#state = reached.state;
    return reached;
  }

  // A learner who goes on meanwhile puts nothing off; an LMS that does not answer is given time.
  #soon() {
    this.#timer ||= setTimeout(() => this.#tell(), SOON);
  }

  #see() {
    this.#clock.turn();
    this.#tell();
  }

  // Gathers what is new since it was told last.
  #gather() {
    const lms = this.#standard;
    const { objectives, progress } = this.#reach();
    for (const { lesson, question } of ASKED.values()) this.#gatherAnswer(lesson, question);
    const seed = this.#store.get(`lw1:${courseId}:course:seed:order`)?.data;
    this.#state.seed = Number.isInteger(seed) ? seed : this.#state.seed;
    for (const objective of objectives) lms.objective(objective);
    const { completed, score, success } = this.#state;
    if (score !== null) lms.score(score);
    lms.status({ completed, success, progress });
    lms.time(this.#clock.seconds);
    const { text, whole } = lmsState.write(this.#state, lms.limit);
    lms.keep(text);
    if (!whole && !this.#isToldFull) this.#say("lms-full");
    this.#isToldFull ||= !whole;
    return text;
  }

  /**
   * @param {LessonFacts} lesson
   * @param {QuestionFacts} question
   */
  #gatherAnswer(lesson, question) {
    const checked = results.checkedRecord(lesson, question, this.#store);
    const signs = checked && answers.signs(checked, question);
    if (!checked || signs === this.#state.questions.get(question.code)) return;
    this.#state.questions.set(question.code, /** @type {string} */ (signs));
    const now = this.#clock.seconds;
    this.#standard.interaction({
      question,
      tokens: answers.tokens(question, checked.response),
      score: checked.score ?? 0,
      latency: Math.max(0, now - this.#answeredAt)
    });
    this.#answeredAt = now;
  }

  async #tell() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    if (!this.#reports || this.#finished) return;
    if (this.#isPending) return this.#soon();
    this.#isPending = true;
    const state = this.#gather();
    const answered = await this.#standard.commit();
    this.#isPending = false;
    if (answered) this.#settle(state);
    else this.#retry();
  }

  /** @param {string} state */
  #settle(state) {
    if (store.get(TOLD)?.data !== state) store.set(TOLD, state);
    if (this.#failed) this.#say("lms-back");
    this.#failed = 0;
  }

  #retry() {
    this.#say("lms-away");
    const wait = PATIENCE[Math.min(this.#failed, PATIENCE.length - 1)];
    this.#failed += 1;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#tell(), wait);
  }

  #finish() {
    if (!this.#begun || this.#finished) return;
    const state = this.#reports ? this.#gather() : null;
    this.#finished = true;
    if (this.#standard.finish() && state !== null) store.set(TOLD, state);
  }

  /**
   * Tells the learner something, in words that the frame's page holds, until they say that they have
   * read it; what is there stays as it is, so that a screen reader says it once.
   * @param {string} what
   */
  #say(what) {
    if (this.#said === what) return;
    this.#said = what;
    const words = /** @type {HTMLTemplateElement} */ (document.getElementById(what));
    this.#notice.replaceChildren(words.content.cloneNode(true));
  }

  /** @param {Event} event */
  #answer(event) {
    const button = /** @type {Found} */ (event.target).closest("button");
    if (button?.dataset.does) location.reload();
    else if (button) this.#notice.replaceChildren();
    if (button) this.#said = "";
  }
}

/**
 * What is no page of the course opens in a tab of its own: in the frame, many would not show, and
 * the way back would be lost.
 * @param {MouseEvent} event
 */
function openOutside(event) {
  const link = /** @type {any} */ (event.target).closest?.("a[href]");
  if (!link || link.hasAttribute("download")) return;
  const inside = link.href.startsWith(root) && /\/$|\.html$/.test(link.pathname);
  if (!inside && /^https?:$/.test(link.protocol)) link.target = "_blank";
  if (!inside) link.rel = "noopener";
}

/** @type {Lessonwright["beginSession"]} */
Lessonwright.beginSession = (standard) => new LmsSession(standard).begin();
