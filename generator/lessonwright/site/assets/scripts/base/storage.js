// Owns where learners' entries can lie: what the browser offers and what the learner has said of
// this computer come in; a place to write texts into comes out, behind one seam: getItem, setItem,
// removeItem and keys, all synchronous. `setItem` throws where there is no room. In a package for an
// LMS, a frame around the page holds the session: then each learner of the LMS has entries of their
// own, and where the browser keeps nothing, they lie in the frame while it is open.

const { entry } = Lessonwright;
const PROBE = "lw1-probe";
const SHARED = `lw1-shared:${Lessonwright.course.id}`; // one course says nothing about the others of the same origin

/**
 * Returns a key of the browser's storage as the store knows it; undefined for another learner's.
 * @param {string} key
 */
const ownKey = (key) =>
  key.startsWith(session.learner) ? key.slice(session.learner.length) : undefined;

/**
 * @param {Storage} storage
 * @returns {Backend}
 */
function overStorage(storage) {
  return {
    /** @param {string} key */
    getItem: (key) => storage.getItem(session.learner + key),
    /**
     * @param {string} key
     * @param {string} text
     */
    setItem: (key, text) => storage.setItem(session.learner + key, text),
    /** @param {string} key */
    removeItem: (key) => storage.removeItem(session.learner + key),
    keys: () => Object.keys(storage).flatMap((key) => ownKey(key) ?? [])
  };
}

/** @returns {Backend} */
function inMemory() {
  const texts = new Map();
  return {
    /** @param {string} key */
    getItem: (key) => texts.get(key) ?? null,
    /**
     * @param {string} key
     * @param {string} text
     */
    setItem: (key, text) => texts.set(key, text),
    /** @param {string} key */
    removeItem: (key) => texts.delete(key),
    keys: () => [...texts.keys()]
  };
}

/** @type {Session} */
const session = /** @type {any} */ (window.frameElement)?.lessonwright ?? {
  learner: "",
  memory: inMemory(),
  held: false
};

/** @param {any} error */
function isFull(error) {
  return error?.name === "QuotaExceededError" || error?.name === "NS_ERROR_DOM_QUOTA_REACHED";
}

/**
 * Returns the browser's storage of this name, or null where it is refused. A full one is not
 * refused: it can be read.
 * @param {"localStorage" | "sessionStorage"} name
 */
function storageNamed(name) {
  try {
    const storage = window[name];
    try {
      storage.setItem(PROBE, "1");
      storage.removeItem(PROBE);
    } catch (error) {
      if (!isFull(error)) return null;
    }
    return overStorage(storage);
  } catch {
    return null;
  }
}

/**
 * Returns whether there was room for what `write` does.
 * @param {() => void} write
 */
function hasRoom(write) {
  try {
    write();
    return true;
  } catch (error) {
    if (!isFull(error)) throw error;
    return false;
  }
}

const isShared = () => storageNamed("localStorage")?.getItem(SHARED) === "1";

/**
 * Notes whether the computer is shared; returns whether there was room for that.
 * @param {boolean} shared
 */
function noteShared(shared) {
  const lasting = storageNamed("localStorage");
  if (shared) return !lasting || hasRoom(() => lasting.setItem(SHARED, "1"));
  lasting?.removeItem(SHARED);
  return true;
}

/**
 * Returns {backend, place, why} in the words of the store's status, from what the browser offers
 * and what the learner has said of this computer.
 * @param {boolean} [shared]
 * @returns {StorageChoice}
 */
function choose(shared = isShared()) {
  const lasting = shared ? null : storageNamed("localStorage");
  const passing = lasting ? null : storageNamed("sessionStorage");
  return {
    backend: lasting ?? passing ?? session.memory,
    place: lasting ? "browser" : passing || session.held ? "tab" : "page",
    why: lasting ? "" : shared ? "shared" : "refused"
  };
}

Lessonwright.session = session;
Lessonwright.storage = { SHARED, choose, isShared, noteShared, ownKey, storageNamed };

// The texts of entries by their keys, in a place such as the browser's storage. What finds no room
// there lies beside it, readable until the page is left. Nothing that cannot be read is written
// over.
Lessonwright.TextStorage = class {
  /** @type {Backend} */
  backend;
  #unsaved = new Map();

  get keys() {
    return [...new Set([...this.backend.keys(), ...this.#unsaved.keys()])];
  }

  get isFull() {
    return this.#unsaved.size > 0;
  }

  /** @param {string} key */
  isSaved(key) {
    return !this.#unsaved.has(key);
  }

  /** @param {string} key */
  text(key) {
    return this.#unsaved.get(key) ?? this.backend.getItem(key);
  }

  /** @param {string} key */
  forget(key) {
    this.#unsaved.delete(key);
    this.backend.removeItem(key);
  }

  /**
   * Puts a text into its place and returns true, or changes nothing where there is no room.
   * @param {string} key
   * @param {string} text
   */
  put(key, text) {
    return hasRoom(() => {
      this.backend.setItem(key, text);
      this.#unsaved.delete(key);
    });
  }

  /**
   * @param {string} key
   * @param {string} text
   */
  write(key, text) {
    this.#unsaved.set(key, text);
    this.retry();
  }

  retry() {
    hasRoom(() => {
      for (const [key, text] of [...this.#unsaved]) {
        if (this.#isOvertaken(key, text))
          this.backend.setItem(this.freeKey(entry.under(entry.OLDER, key), text), text);
        else this.#replace(key, text);
        this.#unsaved.delete(key);
      }
    });
  }

  /**
   * Whether another tab has written something later in the place of what found no room here.
   * @param {string} key
   * @param {string} text
   */
  #isOvertaken(key, text) {
    const there = entry.parse(this.backend.getItem(key) ?? "");
    return there !== null && there.at > (entry.parse(text)?.at ?? Infinity);
  }

  /**
   * @param {string} key
   * @param {string} text
   */
  #replace(key, text) {
    this.#keepDamaged(key);
    this.backend.setItem(key, text);
  }

  /**
   * Returns the wanted key, or one like it, under which nothing lies but this text.
   * @param {string} wanted
   * @param {string} text
   * @returns {string}
   */
  freeKey(wanted, text) {
    /** @param {string} key */
    const isFree = (key) => [null, text].includes(this.backend.getItem(key));
    for (let n = 1; ; n += 1) {
      const key = n === 1 ? wanted : `${wanted}:${n}`;
      if (isFree(key)) return key;
    }
  }

  /**
   * An unreadable entry is copied before it is written over; with no room for the copy, the
   * caller's write fails too.
   * @param {string} key
   */
  #keepDamaged(key) {
    const old = this.backend.getItem(key);
    if (!key.startsWith(entry.OPENING) || old === null || entry.parse(old)) return;
    this.backend.setItem(this.freeKey(entry.under(entry.DAMAGED, key), old), old);
  }
};
