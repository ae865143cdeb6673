// Owns how typed answers are read: texts and numbers come in; sameness and readings come out.

const ACCENTS = /[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670]/g; // Latin, Hebrew and Arabic; no vowel letters
const HIDDEN = /[\s\p{Cf}]/gu;
const APOSTROPHES = /[\u2018-\u201b\u2039\u203a\u02bc`\u00b4]/g;
/** @type {Record<string, string>} */
const WHOLE = { ł: "l", ø: "o", đ: "d", œ: "oe", æ: "ae" }; // what Unicode does not take apart
const DASHES = /[\u2010-\u2015\u2212]/g;

/**
 * Returns the text without what does not matter: case, spaces, accents, the shape of quotes, a
 * closing full stop.
 * @param {string} text
 */
function fold(text) {
  const quoted = text.replace(APOSTROPHES, "'"); // before ´ falls into a space and an accent
  const plain = quoted.normalize("NFKD").replace(ACCENTS, "").replace(HIDDEN, "");
  const even = plain.replace(/[\u201c-\u201f\u00ab\u00bb]/g, '"').replace(DASHES, "-");
  const bare = even.replace(/[.,;:!?\u3002\u061f\u061b]+$/, "");
  const small = (bare || even).toUpperCase().toLowerCase(); // through capitals, so that ß is ss and ı is i
  return small.replace(/[łøđœæ]/g, (letter) => WHOLE[letter]);
}

/**
 * @param {string[]} accepted
 * @param {string} text
 */
const accepts = (accepted, text) =>
  fold(text) !== "" && accepted.some((answer) => fold(answer) === fold(text));

const ZEROS = [0x0660, 0x06f0, 0x0966, 0x09e6, 0xff10];

/** @param {string} text */
function westernDigits(text) {
  return [...text]
    .map((sign) => {
      const code = /** @type {number} */ (sign.codePointAt(0));
      const zero = ZEROS.find((start) => code >= start && code <= start + 9);
      return zero ? String(code - zero) : sign;
    })
    .join("");
}

/**
 * Returns the text in small letters without spaces and a closing full stop, and with one sign for
 * what means per cent.
 * @param {string} text
 */
const simplify = (text) =>
  text
    .toLowerCase()
    .replace(HIDDEN, "")
    .replace(/\.$/, "")
    .replace(/٪|percent$|prozent$|(ب|في)المئة$/, "%");

/**
 * @param {string} text
 * @param {string} unit
 */
function withoutUnit(text, unit) {
  if (text.endsWith(unit)) return text.slice(0, text.length - unit.length);
  return text.startsWith(unit) ? text.slice(unit.length) : text;
}

/**
 * @param {string} text
 * @param {string} separator
 */
const isGrouped = (text, separator) =>
  text
    .split(separator)
    .slice(1)
    .every((group) => /^\d{3}$/.test(group));

/**
 * Returns how the separators can be meant: `1,5` is one and a half; `1,234` can be that, or a
 * thousand and more.
 * @param {string} digits
 */
function spellings(digits) {
  const points = digits.replace(/[^.,]/g, "");
  if (!points) return [digits];
  const last = points.slice(-1);
  const other = last === "." ? "," : ".";
  const decimal = digits.replaceAll(other, "").replace(last, ".");
  if (points.includes(other)) return points.split(last).length === 2 ? [decimal] : [];
  const whole =
    isGrouped(digits, last) && /^\d{1,3}[.,]/.test(digits) ? [digits.replaceAll(last, "")] : [];
  return points.length === 1 ? [decimal, ...whole] : whole;
}

/**
 * Returns every number that a learner can have meant by a text, with decimal comma or point; none:
 * it is no number.
 * @param {string} text
 */
function readings(text, unit = "") {
  const western = westernDigits(text).replaceAll("\u066b", ".").replaceAll("\u066c", ",");
  const bare = withoutUnit(simplify(western), simplify(unit));
  const parts = /^([-+]?)([\d.,]*\d[\d.,]*)(?:e([-+]?\d{1,3}))?$/.exec(
    bare.replace(DASHES, "-").replace(/['\u2019]/g, "")
  );
  if (!parts) return [];
  const [, sign, digits, power = "0"] = parts;
  return spellings(digits)
    .map((spelling) => Number(`${sign}${spelling}e${power}`))
    .filter(Number.isFinite);
}

/**
 * A computer's 0.1 + 0.2 is not quite 0.3: so much may be missing beside the tolerance.
 * @param {number} number
 * @param {number} answer
 * @param {number} tolerance
 */
const isNear = (number, answer, tolerance) =>
  Math.abs(number - answer) <=
  tolerance + 4 * Number.EPSILON * Math.max(Math.abs(number), Math.abs(answer), tolerance);

Lessonwright.reading = { accepts, isNear, readings };
