// Owns the choice of a place for entries: what the browser offers and what the learner has said of this computer come
// in; {backend, place, why} comes out, in the words of the store's status.

const { inMemory, isFull, offered } = Lessonwright.backends;
const SHARED = `lw1-shared:${Lessonwright.course.id}`; // one course says nothing about the others of the same origin

// Returns whether there was room for what `write` does.
function hasRoom(write) {
  try {
    write();
    return true;
  } catch (error) {
    if (!isFull(error)) throw error;
    return false;
  }
}

const isShared = () => offered("localStorage")?.getItem(SHARED) === "1";

// Notes whether the computer is shared; returns whether there was room for that.
function note(shared) {
  const lasting = offered("localStorage");
  if (shared) return !lasting || hasRoom(() => lasting.setItem(SHARED, "1"));
  lasting?.removeItem(SHARED);
  return true;
}

function chosen(shared = isShared()) {
  const lasting = shared ? null : offered("localStorage");
  const passing = lasting ? null : offered("sessionStorage");
  return {
    backend: lasting ?? passing ?? inMemory(),
    place: lasting ? "browser" : passing ? "tab" : "page",
    why: lasting ? "" : shared ? "shared" : "refused",
  };
}

Lessonwright.place = { SHARED, chosen, hasRoom, isShared, note };
