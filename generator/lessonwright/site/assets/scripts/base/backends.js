// Owns the places where learners' entries can lie, behind one seam: getItem, setItem, removeItem and keys, all
// synchronous. `setItem` throws where there is no room. An LMS can stand in with an object of the same four methods.

const PROBE = "lw1-probe";

function overStorage(storage) {
  return {
    getItem: (key) => storage.getItem(key),
    setItem: (key, text) => storage.setItem(key, text),
    removeItem: (key) => storage.removeItem(key),
    keys: () => Object.keys(storage),
  };
}

function inMemory() {
  const texts = new Map();
  return {
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, text) => texts.set(key, text),
    removeItem: (key) => texts.delete(key),
    keys: () => [...texts.keys()],
  };
}

function isFull(error) {
  return error?.name === "QuotaExceededError" || error?.name === "NS_ERROR_DOM_QUOTA_REACHED";
}

// Returns the browser's storage of this name, or null where it is refused. A full one is not refused: it can be read.
function offered(name) {
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

Lessonwright.backends = { inMemory, isFull, offered };
