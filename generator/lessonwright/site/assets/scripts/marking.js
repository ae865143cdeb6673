// Owns how responses are judged: texts, numbers and counts come in; sameness, readings and shares of a mark come out.

const ACCENTS = /[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670]/g; // Latin, Hebrew and Arabic; no vowel letters
const HIDDEN = /[\s\p{Cf}]/gu;
const APOSTROPHES = /[\u2018\u2019\u02bc`\u00b4]/g;
const DASHES = /[\u2010-\u2015\u2212]/g;

// Returns the text without what does not matter: case, spaces, accents, the shape of quotes, a closing full stop.
function folded(text) {
  const plain = text.normalize("NFKD").replace(ACCENTS, "").replace(HIDDEN, "");
  const even = plain.replace(APOSTROPHES, "'").replace(/[\u201c-\u201f\u00ab\u00bb]/g, '"').replace(DASHES, "-");
  const bare = even.replace(/[.,;:!?\u3002\u061f\u061b]+$/, "");
  return (bare || even).toUpperCase().toLowerCase(); // through capitals, so that ß is ss
}

const accepts = (accepted, text) => folded(text) !== "" && accepted.some((answer) => folded(answer) === folded(text));

const ZEROS = [0x0660, 0x06f0, 0x0966, 0x09e6, 0xff10];

function westernDigits(text) {
  return [...text].map((sign) => {
    const zero = ZEROS.find((start) => sign.codePointAt(0) >= start && sign.codePointAt(0) <= start + 9);
    return zero ? String(sign.codePointAt(0) - zero) : sign;
  }).join("");
}

function withoutUnit(text, unit) {
  const [whole, part] = [text.toLowerCase(), unit.toLowerCase()];
  if (part && whole.endsWith(part)) return text.slice(0, -part.length);
  return part && whole.startsWith(part) ? text.slice(part.length) : text;
}

const isGrouped = (text, separator) => text.split(separator).slice(1).every((group) => /^\d{3}$/.test(group));

// Returns how the separators can be meant: `1,5` is one and a half; `1,234` can be that, or a thousand and more.
function spellings(digits) {
  const points = digits.replace(/[^.,]/g, "");
  if (!points) return [digits];
  const last = points.at(-1);
  const other = last === "." ? "," : ".";
  const decimal = digits.replaceAll(other, "").replace(last, ".");
  if (points.includes(other)) return points.split(last).length === 2 ? [decimal] : [];
  const whole = isGrouped(digits, last) && /^\d{1,3}[.,]/.test(digits) ? [digits.replaceAll(last, "")] : [];
  return points.length === 1 ? [decimal, ...whole] : whole;
}

// Returns every number that a learner can have meant by a text, with decimal comma or point; none: it is no number.
function readings(text, unit = "") {
  const western = westernDigits(text).replaceAll("\u066b", ".").replaceAll("\u066c", ",");
  const bare = withoutUnit(western.replace(HIDDEN, ""), unit.replace(HIDDEN, ""));
  const parts = /^([-+]?)([\d.,]*\d[\d.,]*)(?:e([-+]?\d{1,3}))?$/i.exec(bare.replace(DASHES, "-").replace(/['\u2019]/g, ""));
  if (!parts) return [];
  const [, sign, digits, power = "0"] = parts;
  return spellings(digits).map((spelling) => Number(`${sign}${spelling}e${power}`)).filter(Number.isFinite);
}

// A computer's 0.1 + 0.2 is not quite 0.3: so much may be missing beside the tolerance.
const isNear = (number, answer, tolerance) =>
  Math.abs(number - answer) <= tolerance + 1e-9 * Math.max(1, Math.abs(answer));

// Part marks where wrong picks count against right ones, so that ticking everything earns nothing for it.
const shareOfKeys = (right, wrong, keys) => Math.max(0, right - wrong) / keys;

const outcome = (score) => (score >= 1 ? "correct" : score > 0 ? "partial" : "incorrect");

// Returns the whole per cent of a score, rounded down: 79.9 is not yet 80.
const percent = (score) => Math.floor(score * 100 + 1e-9);

Lessonwright.marking = { accepts, folded, isNear, outcome, percent, readings, shareOfKeys };
