// Owns the words that scripts say: a key of the catalogue comes in, the course's language comes
// out, with plurals, numbers and dates by the platform's Intl. The words themselves are in
// prose/words, under [browser].

const { language, words } = Lessonwright;
const latinDigits = `${language}-u-nu-latn`; // the digits that the page itself is written with
const written = document.documentElement.lang;
const locale = written.startsWith(`${language}-`)
  ? written // the course says of which land it is
  : (navigator.languages.find((one) => one.split("-")[0] === language) ?? language);

/**
 * Each takes a telephone a good hundredth of a second to make, and hardly a page needs them all.
 * @template Made
 * @param {() => Made} make
 */
const lazily = (make) => {
  /** @type {Made | undefined} */
  let made;
  return () => (made ??= make());
};
const plurals = lazily(() => new Intl.PluralRules(latinDigits));
const numbers = lazily(() => new Intl.NumberFormat(latinDigits, { maximumFractionDigits: 2 }));
const days = lazily(
  () => new Intl.DateTimeFormat(locale, { dateStyle: "long", numberingSystem: "latn" })
);
const moments = lazily(
  () =>
    new Intl.DateTimeFormat(locale, {
      dateStyle: "medium",
      timeStyle: "short",
      numberingSystem: "latn"
    })
);

/**
 * A small count is the same in every language with these digits.
 * @param {number} value
 */
const isSmallCount = (value) => Number.isInteger(value) && value >= 0 && value < 1000;
Lessonwright.number = (value) => (isSmallCount(value) ? String(value) : numbers().format(value));
Lessonwright.day = (when) => days().format(new Date(when));
Lessonwright.moment = (when) => moments().format(new Date(when));

// Returns the word with its {places} filled; a number under `n` chooses the plural form.
Lessonwright.word = (key, places = {}) => {
  const found = words[key];
  if (found === undefined) throw new Error(`no such word: ${key}`);
  const form =
    typeof found === "string" ? found : (found[plurals().select(places.n)] ?? found.other);
  return form.replace(/\{(\w+)\}/g, (whole, name) => {
    const value = places[name];
    return typeof value === "number" ? Lessonwright.number(value) : (value ?? whole);
  });
};

// The day of a moment where the learner is, as YYYY-MM-DD.
Lessonwright.localDate = (when) => {
  const moment = new Date(when);
  /** @param {number} number */
  const two = (number) => String(number).padStart(2, "0");
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
};
Lessonwright.today = () => Lessonwright.localDate(Date.now());

// A date written YYYY-MM-DD in the words of the course's language, or "" for anything else.
Lessonwright.dateInWords = (date) => {
  const known = /^\d{4}-\d{2}-\d{2}$/.test(date) && Number.isFinite(Date.parse(`${date}T12:00`));
  return known ? Lessonwright.day(`${date}T12:00`) : "";
};
