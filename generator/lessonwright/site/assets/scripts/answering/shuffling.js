// Owns the order in which one learner sees choices: a list and a seed come in, the same list in another order comes out.

const { store } = Lessonwright;

// The string hash FNV-1a, 32 bits.
function hash(text) {
  let value = 0x811c9dc5;
  for (const sign of text) value = Math.imul(value ^ sign.codePointAt(0), 0x01000193);
  return value >>> 0;
}

const place = (item, seed) => hash(`${seed}\u0000${item}\u0000${hash(item + seed)}`);

// Returns the items, ordered by what seed and item give: the others keep their order when one comes or goes.
Lessonwright.shuffled = (items, seed, name = (item) => item) =>
  [...items].sort((a, b) => place(name(a), seed) - place(name(b), seed));

// Puts the children of a list into an order; where they have it already, nothing moves and the focus stays.
Lessonwright.reorder = (list, wanted) => {
  const isThere = wanted.every((item, index) => item === list.children[list.children.length - wanted.length + index]);
  if (!isThere) list.append(...wanted);
};

// Returns this learner's own seed for a course; it is kept with the rest of what they entered.
Lessonwright.seed = (course) => {
  const key = `lw1:${course}:course:seed:order`;
  const kept = store.get(key)?.data;
  if (Number.isInteger(kept)) return kept;
  const made = crypto.getRandomValues(new Uint32Array(1))[0];
  store.set(key, made);
  return made;
};
