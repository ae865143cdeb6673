// Owns what a learner has entered: one entry per item under `lw1:<course>:<lesson>:<kind>:<item>`. The value is JSON,
// {"v": 1, "at": <ms>, "label": "<what was asked>", "data": …}. In go keys and data; out come entries and events:
//   change   {key, own}   an entry was written or removed, here or (own: false) in another tab; key null: many
//   status   {place, why} where entries lie now: "browser", "tab" or "page"; why: "", "shared", "refused" or "full"
//   damaged  {key, kept}  an entry could not be read and was set aside under the key `kept`

const OPENING = "lw1:";
const DAMAGED = "lw1-damaged:";
const OLDER = "lw1-older:";
const SHARED = "lw1-shared";
const { inMemory, isFull, offered } = Lessonwright.backends;

function isEntry(value) {
  const object = value !== null && typeof value === "object" && !Array.isArray(value);
  return object && value.v === 1 && Number.isFinite(value.at) && typeof value.label === "string" && "data" in value;
}

function parsed(text) {
  try {
    const value = JSON.parse(text);
    return isEntry(value) ? value : null;
  } catch {
    return null;
  }
}

class Store extends EventTarget {
  #backend;
  #place;
  #why;
  #unsaved = new Map(); // what found no room: it is gone when the page is left
  hasSetAside = false; // since the page was opened

  constructor() {
    super();
    this.#choose();
    window.addEventListener("storage", (event) => this.#heard(event));
  }

  // Where entries lie, and why there: {place: "browser" | "tab" | "page", why: "" | "shared" | "refused" | "full"}.
  get status() {
    return this.#unsaved.size ? { place: "page", why: "full" } : { place: this.#place, why: this.#why };
  }

  // Whether anything is lost when the page is left.
  get atRisk() {
    return this.status.place === "page" && this.entries().length > 0;
  }

  // Returns {v, at, label, data}, or null where there is none that can be read.
  get(key) {
    const text = this.#text(key);
    if (text === null) return null;
    const entry = parsed(text);
    if (!entry) this.setAside(key);
    return entry;
  }

  // Saves data (anything JSON holds) now; where there is no room, it stays readable until the page is left.
  set(key, data, label = "", at = Date.now()) {
    this.#write(key, JSON.stringify({ v: 1, at, label, data }));
    this.#tell("change", { key, own: true });
  }

  remove(key) {
    this.#changingStatus(() => {
      this.#unsaved.delete(key);
      this.#backend.removeItem(key);
      this.#retry();
    });
    this.#tell("change", { key, own: true });
  }

  // Returns [{key, v, at, label, data}, …] of all readable entries whose keys begin so, in the order of their keys.
  entries(prefix = OPENING) {
    const keys = new Set([...this.#backend.keys(), ...this.#unsaved.keys()]);
    const wanted = [...keys].filter((key) => key.startsWith(OPENING) && key.startsWith(prefix)).sort();
    return wanted.flatMap((key) => {
      const entry = this.get(key);
      return entry ? [{ key, ...entry }] : [];
    });
  }

  // Returns what was set aside of a course, as texts by key: for the learner's own file, never for the page.
  aside(course) {
    const isAside = (key) => [DAMAGED, OLDER].some((opening) => key.startsWith(`${opening}${course}:`));
    return this.#backend.keys().filter(isAside).sort().map((key) => [key, this.#backend.getItem(key)]);
  }

  // Takes over entries from a file, [key, entry]: each goes in, and what stood in its place is set aside as older. Stops
  // where there is no room for that, and returns how many went in.
  take(entries) {
    const taken = entries.findIndex(([key, entry]) => !this.#exchanged(key, entry));
    this.#tell("change", { key: null, own: true });
    return taken === -1 ? entries.length : taken;
  }

  // Takes over a text that was set aside, such as from a file, beside what is there; returns whether there was room.
  takeAside(key, text) {
    return this.#hasRoomFor(this.#freeKey(key, text), text);
  }

  // Removes everything of a course, set aside or not.
  erase(course) {
    const openings = [OPENING, DAMAGED, OLDER].map((opening) => `${opening}${course}:`);
    const keys = [...this.#backend.keys(), ...this.#unsaved.keys()];
    this.#changingStatus(() => {
      for (const key of keys.filter((one) => openings.some((opening) => one.startsWith(opening)))) {
        this.#unsaved.delete(key);
        this.#backend.removeItem(key);
      }
      this.#retry();
    });
    this.#tell("change", { key: null, own: true });
  }

  // Takes an entry that nobody can make sense of out of the way, without losing it.
  setAside(key) {
    const text = this.#text(key);
    if (text === null) return;
    const kept = this.#freeKey(DAMAGED + key.slice(OPENING.length), text);
    this.#changingStatus(() => {
      try {
        this.#backend.setItem(kept, text);
        this.#backend.removeItem(key);
        this.#unsaved.delete(key);
      } catch (error) {
        if (!isFull(error)) throw error; // no room to copy it: it stays where it is, and `#write` goes around it
      }
    });
    this.hasSetAside = true;
    this.#tell("damaged", { key, kept });
  }

  // Keeps nothing after the tab is closed, or keeps again; what there is moves along. The choice holds for this browser.
  share(on) {
    const lasting = offered("localStorage");
    const from = this.#backend;
    if (lasting && on) lasting.setItem(SHARED, "1");
    if (lasting && !on) lasting.removeItem(SHARED);
    this.#choose(on);
    for (const key of from.keys().filter((name) => [OPENING, DAMAGED, OLDER].some((opening) => name.startsWith(opening)))) {
      this.#write(key, from.getItem(key));
      if (!this.#unsaved.has(key)) from.removeItem(key);
    }
    this.#tell("status", this.status);
    this.#tell("change", { key: null, own: true });
  }

  // Takes another place for entries, such as an LMS; `place` and `why` say to the learner where that is.
  use(backend, place = "browser", why = "") {
    [this.#backend, this.#place, this.#why] = [backend, place, why];
    this.#tell("status", this.status);
    this.#tell("change", { key: null, own: true });
  }

  #choose(shared = offered("localStorage")?.getItem(SHARED) === "1") {
    const lasting = shared ? null : offered("localStorage");
    const passing = lasting ? null : offered("sessionStorage");
    this.#backend = lasting ?? passing ?? inMemory();
    this.#place = lasting ? "browser" : passing ? "tab" : "page";
    this.#why = lasting ? "" : shared ? "shared" : "refused";
  }

  #text(key) {
    return this.#unsaved.get(key) ?? this.#backend.getItem(key);
  }

  #freeKey(wanted, text) {
    const isFree = (key) => [null, text].includes(this.#backend.getItem(key));
    for (let n = 1; ; n += 1) {
      const key = n === 1 ? wanted : `${wanted}:${n}`;
      if (isFree(key)) return key;
    }
  }

  #exchanged(key, entry) {
    const old = this.#text(key);
    const older = this.#freeKey(OLDER + key.slice(OPENING.length), old);
    return (old === null || this.#hasRoomFor(older, old)) && this.#hasRoomFor(key, JSON.stringify(entry));
  }

  #hasRoomFor(key, text) {
    try {
      this.#backend.setItem(key, text);
      this.#unsaved.delete(key);
      return true;
    } catch (error) {
      if (!isFull(error)) throw error;
      return false;
    }
  }

  #write(key, text) {
    this.#changingStatus(() => {
      this.#unsaved.set(key, text);
      this.#retry();
    });
  }

  #retry() {
    for (const [key, text] of [...this.#unsaved]) {
      try {
        this.#keepDamaged(key);
        this.#backend.setItem(key, text);
        this.#unsaved.delete(key);
      } catch (error) {
        if (!isFull(error)) throw error;
        return;
      }
    }
  }

  // An unreadable entry is copied before it is written over; with no room for the copy, the caller's write fails too.
  #keepDamaged(key) {
    const old = this.#backend.getItem(key);
    if (!key.startsWith(OPENING) || old === null || parsed(old)) return;
    this.#backend.setItem(this.#freeKey(DAMAGED + key.slice(OPENING.length), old), old);
  }

  #changingStatus(change) {
    const before = this.status.why;
    change();
    if (this.status.why !== before) this.#tell("status", this.status);
  }

  #heard({ key, storageArea }) {
    if (storageArea === window.sessionStorage) return;
    if (key === SHARED || key === null) this.#choose();
    if (key === SHARED) this.#tell("status", this.status);
    if (key === null || key === SHARED || key.startsWith(OPENING)) {
      this.#tell("change", { key: key === SHARED ? null : key, own: false });
    }
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

// Returns the prefix or whole key of an element's entry: the element, or one around it, has `course` and `lesson`.
Lessonwright.key = (element, kind, id) => {
  const holder = element.closest("[course][lesson]");
  return `${OPENING}${holder.getAttribute("course")}:${holder.getAttribute("lesson")}:${kind}:${id}`;
};
Lessonwright.store = new Store();
Lessonwright.isEntry = isEntry;
