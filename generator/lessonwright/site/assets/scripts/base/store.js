// Owns what a learner has entered: one entry per item (entry.js), as a text in the place that the
// browser offers (storage.js). In go keys and data; out come entries {v, at, label, data} and
// events:
//   change   {key, own}   an entry was written or removed, here or (own: false) in another tab; key null: many
//   status   {place, why} where entries lie now: "browser", "tab" or "page"; why: "", "shared", "refused" or "full"
//   damaged  {key, kept}  an entry could not be read and was set aside under the key `kept`

const { DAMAGED, OLDER, OPENING, isOf, parse, under } = Lessonwright.entry;
const { SHARED, choose, isShared, noteShared, ownKey, storageNamed } = Lessonwright.storage;
const isOurs = isOf(Lessonwright.course.id);

class Store extends EventTarget {
  #texts = new Lessonwright.TextStorage();
  /** @type {Place} */
  #place;
  /** @type {Why} */
  #why;
  hasSetAside = false; // since the page was opened
  /** @type {string[]} */
  #left = []; // the keys of what was kept when the learner turned to another window

  constructor() {
    super();
    this.#choose();
    const passing = storageNamed("sessionStorage");
    if (this.#place === "browser" && passing) this.#carry(passing);
    window.addEventListener("storage", (/** @type {any} */ event) => this.#hear(event));
    window.addEventListener("pageshow", ({ persisted }) => persisted && this.#return());
    window.addEventListener("blur", () => this.#leave());
    window.addEventListener("focus", () => this.#compare());
    document.addEventListener("visibilitychange", () =>
      document.hidden ? this.#leave() : this.#compare()
    );
  }

  // Where entries lie, and why there: {place: "browser" | "tab" | "page", why: "" | "shared" |
  // "refused" | "full"}.
  /** @returns {{ place: Place, why: Why }} */
  get status() {
    return this.#texts.isFull
      ? { place: "page", why: "full" }
      : { place: this.#place, why: this.#why };
  }

  get isShared() {
    return this.#why === "shared";
  }

  // Whether anything is lost when the page is left.
  get atRisk() {
    return this.status.place === "page" && this.entries().length > 0;
  }

  /**
   * Returns {v, at, label, data}, or null where there is none that can be read.
   * @param {string} key
   */
  get(key) {
    const text = this.#texts.text(key);
    if (text === null) return null;
    const entry = parse(text);
    if (!entry) this.setAside(key);
    return entry;
  }

  /**
   * Saves data (anything JSON holds) now; where there is no room, it stays readable until the page
   * is left.
   * @param {string} key
   * @param {unknown} data
   */
  set(key, data, label = "", at = Date.now()) {
    this.#write(key, JSON.stringify({ v: 1, at, label, data }));
    this.#tellChange(key);
  }

  /** @param {string} key */
  remove(key) {
    this.#forget([key]);
    this.#tellChange(key);
  }

  /**
   * Returns [{key, v, at, label, data}, …] of all readable entries whose keys begin so, in the
   * order of their keys.
   * @returns {KeyedEntry[]}
   */
  entries(prefix = OPENING) {
    const wanted = this.#texts.keys
      .filter((key) => key.startsWith(OPENING) && key.startsWith(prefix))
      .sort();
    return wanted.flatMap((key) => {
      const entry = this.get(key);
      return entry ? [{ key, ...entry }] : [];
    });
  }

  /**
   * Returns what was set aside of a course, as texts by key: for the learner's own file, never for
   * the page.
   * @param {string} course
   * @returns {[string, string | null][]}
   */
  aside(course) {
    /** @param {string} key */
    const isAside = (key) => isOf(course)(key) && !key.startsWith(OPENING);
    return this.#texts.backend
      .keys()
      .filter(isAside)
      .sort()
      .map((key) => [key, this.#texts.text(key)]);
  }

  /**
   * Takes over entries from a file, [key, entry]: each goes in, and what stood in its place is set
   * aside as older. Stops where there is no room for that, and returns how many went in.
   * @param {[string, Entry][]} entries
   */
  take(entries) {
    const taken = entries.findIndex(([key, entry]) => !this.#exchange(key, entry));
    this.#tellChange(null);
    return taken === -1 ? entries.length : taken;
  }

  /**
   * Takes over a text that was set aside, such as from a file, beside what is there; returns
   * whether there was room.
   * @param {string} key
   * @param {string} text
   */
  takeAside(key, text) {
    return this.#texts.put(this.#texts.freeKey(key, text), text);
  }

  /**
   * Removes everything of a course, set aside or not.
   * @param {string} course
   */
  erase(course) {
    this.#forget(this.#texts.keys.filter(isOf(course)));
    this.#tellChange(null);
  }

  /**
   * Takes an entry that nobody can make sense of out of the way, without losing it.
   * @param {string} key
   */
  setAside(key) {
    const text = this.#texts.text(key);
    if (text === null) return;
    const kept = this.#texts.freeKey(under(DAMAGED, key), text);
    this.#watchStatus(() => {
      if (this.#texts.put(kept, text)) this.#texts.forget(key); // else it stays, and a write goes around it
    });
    this.hasSetAside = true;
    this.#tell("damaged", { key, kept });
  }

  /**
   * Keeps nothing after the tab is closed, or keeps again; what there is moves along. The choice
   * holds for this course in this browser. Other tabs hear that it is shared before anything goes,
   * unless there is no room to note it yet, and that it is not when everything has come, so that
   * they compare what they have with it.
   * @param {boolean} on
   */
  share(on) {
    let noted = on && noteShared(on);
    this.#move(on, (key, from) => {
      from.removeItem(key);
      noted ||= on && noteShared(on);
    });
    if (!noted && !noteShared(on)) this.share(false);
  }

  /**
   * Takes another place for entries, such as an LMS; `place` and `why` say to the learner where
   * that is.
   * @param {Backend} backend
   * @param {Place} [place]
   * @param {Why} [why]
   */
  use(backend, place = "browser", why = "") {
    this.#settle({ backend, place, why });
    this.#tellMove();
  }

  /** @param {StorageChoice} choice */
  #settle({ backend, place, why }) {
    [this.#texts.backend, this.#place, this.#why] = [backend, place, why];
  }

  /** @param {boolean} [shared] */
  #choose(shared) {
    this.#settle(choose(shared));
  }

  /**
   * @param {boolean} shared
   * @param {(key: string, from: Backend) => void} [letGo]
   */
  #move(shared, letGo) {
    const from = this.#texts.backend;
    this.#choose(shared);
    this.#texts.retry();
    this.#carry(from, letGo);
    this.#tellMove();
  }

  /**
   * Brings along what lies in another place, which lets go of what has arrived.
   * @param {Backend} from
   * @param {(key: string, from: Backend) => void} [letGo]
   */
  #carry(from, letGo = (key) => from.removeItem(key)) {
    for (const key of from.keys().filter(isOurs)) {
      if (this.#join(key, /** @type {string} */ (from.getItem(key)))) letGo(key, from);
    }
  }

  /**
   * Returns whether a text from another place is kept here now: of two entries the newer wins, the
   * older is set aside.
   * @param {string} key
   * @param {string} text
   */
  #join(key, text) {
    if (!key.startsWith(OPENING)) return this.takeAside(key, text);
    const here = this.#texts.text(key);
    if (here === null || here === text) {
      this.#write(key, text);
      return this.#texts.isSaved(key);
    }
    const [entry, own] = [parse(text), parse(here)];
    if (entry && !(own && own.at >= entry.at)) return this.#exchange(key, entry);
    return this.takeAside(under(entry ? OLDER : DAMAGED, key), text);
  }

  /**
   * @param {string} key
   * @param {Entry} entry
   */
  #exchange(key, entry) {
    const old = this.#texts.text(key);
    return (
      (old === null || this.takeAside(under(OLDER, key), old)) &&
      this.#texts.put(key, JSON.stringify(entry))
    );
  }

  /**
   * @param {string} key
   * @param {string} text
   */
  #write(key, text) {
    this.#watchStatus(() => this.#texts.write(key, text));
  }

  /**
   * What had found no room may find some now.
   * @param {string[]} keys
   */
  #forget(keys) {
    this.#watchStatus(() => {
      for (const key of keys) this.#texts.forget(key);
      this.#texts.retry();
    });
  }

  /** @param {() => void} change */
  #watchStatus(change) {
    const before = this.status.why;
    change();
    if (this.status.why !== before) this.#tell("status", this.status);
  }

  /** @param {StorageEvent & { oldValue: string }} event */
  #hear({ key: written, oldValue, newValue, storageArea }) {
    const key = written && ownKey(written);
    if (key === undefined || storageArea === window.sessionStorage) return;
    if (key === SHARED || key === null) this.#follow();
    else if (this.isShared && newValue === null && isOurs(key)) this.#join(key, oldValue);
    else if (this.#texts.isFull) this.#watchStatus(() => this.#texts.retry()); // there may be room now, or news
    if (key === null || key.startsWith(OPENING)) this.#tell("change", { key, own: false });
  }

  // A page that comes back as it was left has heard nothing meanwhile, and WebKit empties its
  // fields, right after this event: everything on it shows itself anew.
  #return() {
    this.#follow();
    this.#tell("status", this.status);
    this.#tell("change", { key: null, own: false });
    setTimeout(() => this.#tell("change", { key: null, own: false }));
  }

  #leave() {
    this.#left = this.#texts.keys.filter(isOurs);
  }

  // What the browser's own settings empty, no page hears of: coming back, the learner sees what is
  // still kept, and nothing else.
  #compare() {
    if (this.#left.some((key) => this.#texts.text(key) === null)) this.#return();
    this.#left = [];
  }

  // Another tab has said whether the computer is shared. If so, this one takes a copy of what that
  // tab has not taken away yet; what is gone already comes with the events of its going.
  #follow() {
    const shared = isShared();
    if (shared !== this.isShared) this.#move(shared, shared ? () => {} : undefined);
  }

  #tellMove() {
    this.#tell("status", this.status);
    this.#tellChange(null);
  }

  /** @param {string | null} key */
  #tellChange(key) {
    this.#tell("change", { key, own: true });
  }

  /**
   * @param {string} type
   * @param {unknown} detail
   */
  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

Lessonwright.store = new Store();
