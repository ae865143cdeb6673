// Owns the words that scripts say: a key of the catalogue comes in, the course's language comes out, with plurals,
// numbers and dates by the platform's Intl. The words themselves are in prose/words, under [browser].

const { language, words } = Lessonwright;
const tag = `${language}-u-nu-latn`; // the digits that the page itself is written with
const own = navigator.languages.find((one) => one.split("-")[0] === language) ?? language; // as in the reader's land

// Each takes a telephone a good hundredth of a second to make, and hardly a page needs them all.
const once = (make) => {
  let made;
  return () => (made ??= make());
};
const plurals = once(() => new Intl.PluralRules(tag));
const numbers = once(() => new Intl.NumberFormat(tag, { maximumFractionDigits: 2 }));
const days = once(() => new Intl.DateTimeFormat(own, { dateStyle: "long", numberingSystem: "latn" }));
const moments = once(() => new Intl.DateTimeFormat(tag, { dateStyle: "medium", timeStyle: "short" }));

// A small count is the same in every language with these digits.
const isSmallCount = (value) => Number.isInteger(value) && value >= 0 && value < 1000;
Lessonwright.number = (value) => (isSmallCount(value) ? String(value) : numbers().format(value));
Lessonwright.day = (when) => days().format(new Date(when));
Lessonwright.moment = (when) => moments().format(new Date(when));

// Returns the word with its {places} filled; a number under `n` chooses the plural form.
Lessonwright.word = (key, places = {}) => {
  const found = words[key];
  if (found === undefined) throw new Error(`no such word: ${key}`);
  const form = typeof found === "string" ? found : (found[plurals().select(places.n)] ?? found.other);
  return form.replace(/\{(\w+)\}/g, (whole, name) => {
    const value = places[name];
    return typeof value === "number" ? Lessonwright.number(value) : (value ?? whole);
  });
};
