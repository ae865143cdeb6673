// Owns the texts of entries by their keys: they lie in a place, such as the browser's storage, and what finds no room
// there lies beside it, readable until the page is left. Nothing that cannot be read is written over.

const { entry, place } = Lessonwright;

Lessonwright.Shelf = class {
  backend;
  #unsaved = new Map();

  get keys() {
    return [...new Set([...this.backend.keys(), ...this.#unsaved.keys()])];
  }

  get isFull() {
    return this.#unsaved.size > 0;
  }

  isSaved(key) {
    return !this.#unsaved.has(key);
  }

  text(key) {
    return this.#unsaved.get(key) ?? this.backend.getItem(key);
  }

  forget(key) {
    this.#unsaved.delete(key);
    this.backend.removeItem(key);
  }

  // Puts a text into its place and returns true, or changes nothing where there is no room.
  puts(key, text) {
    return place.hasRoom(() => {
      this.backend.setItem(key, text);
      this.#unsaved.delete(key);
    });
  }

  write(key, text) {
    this.#unsaved.set(key, text);
    this.retry();
  }

  retry() {
    place.hasRoom(() => {
      for (const [key, text] of [...this.#unsaved]) {
        this.#keepDamaged(key);
        this.backend.setItem(key, text);
        this.#unsaved.delete(key);
      }
    });
  }

  // Returns the wanted key, or one like it, under which nothing lies but this text.
  freeKey(wanted, text) {
    const isFree = (key) => [null, text].includes(this.backend.getItem(key));
    for (let n = 1; ; n += 1) {
      const key = n === 1 ? wanted : `${wanted}:${n}`;
      if (isFree(key)) return key;
    }
  }

  // An unreadable entry is copied before it is written over; with no room for the copy, the caller's write fails too.
  #keepDamaged(key) {
    const old = this.backend.getItem(key);
    if (!key.startsWith(entry.OPENING) || old === null || entry.parsed(old)) return;
    this.backend.setItem(this.freeKey(entry.under(entry.DAMAGED, key), old), old);
  }
};
