// Owns what a checked question says: the record and what was marked come in, elements with the
// verdict and the author's feedback come out; and each marked part is shown as right or not, in
// words and not by colour alone.

const { make, word } = Lessonwright;

Lessonwright.sign = (outcome, label) =>
  make("span", { class: `lw-mark lw-mark--${outcome}`, "data-made": true }, label);

/** @param {Found[]} nodes */
function withoutIds(nodes) {
  for (const node of nodes) {
    node.removeAttribute("id");
    for (const inner of node.querySelectorAll("[id]")) inner.removeAttribute("id");
  }
  return nodes;
}

/**
 * @param {QuestionRecord<unknown>} record
 * @param {Marked} marked
 * @param {boolean} settled
 */
function verdict(record, marked, settled) {
  const sign = record.outcome === "incorrect" && settled ? "wrong-at-last" : record.outcome;
  const right = marked.parts.filter((part) => part.right).length;
  const counts = record.outcome === "partial" && !marked.remark;
  const rest = counts ? ` ${word("parts-right", { right, n: marked.parts.length })}` : "";
  return make(
    "p",
    { class: "lw-feedback__verdict" },
    Lessonwright.sign(record.outcome, word(`outcome-${sign}`)),
    rest
  );
}

/**
 * With several choices made, each piece of feedback says which choice it is about.
 * @param {Feedback[]} pieces
 */
function choiceFeedback(pieces) {
  /** @param {Feedback} piece */
  const opening = ({ choice }) =>
    pieces.length > 1 ? [make("p", { class: "lw-feedback__choice" }, choice)] : [];
  return pieces.map((piece) =>
    make("div", { class: "lw-feedback__part" }, ...opening(piece), ...withoutIds(piece.nodes))
  );
}

/** @param {Question} question */
function wholeFeedback(question) {
  const whole = question.querySelector(".lw-key__feedback");
  return whole ? withoutIds([...whole.children].map((node) => node.cloneNode(true))) : [];
}

/**
 * What is said of the question as a whole tells the key, so it waits until there is nothing left to
 * find out.
 * @param {Question} question
 * @param {{ settled: boolean, left: number | null }} state
 */
function closing(question, { settled, left }) {
  if (settled) return wholeFeedback(question);
  return left === null
    ? []
    : [make("p", { class: "lw-feedback__left" }, word("attempts-left", { n: left }))];
}

// Returns the elements of the feedback. `left` is how many attempts are left; null: as many as
// wanted.
Lessonwright.feedbackFor = (question, kind, record, marked, state) => [
  verdict(record, marked, state.settled),
  ...(marked.remark ? [make("p", {}, marked.remark)] : []),
  ...choiceFeedback(kind.feedback?.(question, record.response) ?? []),
  ...closing(question, state)
];

/**
 * The punctuation behind a field stays with it.
 * @param {Found} field
 * @param {Found} sign
 */
function signField(field, sign) {
  const next = field.nextSibling;
  if (next instanceof Text)
    next.splitText(next.data.search(/[^\p{Pe}\p{Pf}\p{Po}]|$/u)).before(sign);
  else field.after(sign);
}

// Says at each part whether it is right: behind a field, or within the row or the choice's label.
Lessonwright.signParts = (parts) => {
  for (const { at, right, near } of parts) {
    const outcome = near ? "partial" : right ? "correct" : "incorrect";
    const sign = Lessonwright.sign(outcome, near || word(`part-${outcome}`));
    at.dataset.outcome = outcome;
    if (at.matches("input")) signField(at, sign);
    else (at.querySelector("label") ?? at).append(" ", sign);
  }
};

Lessonwright.unsignParts = (question) => {
  for (const part of question.querySelectorAll("[data-outcome]")) delete part.dataset.outcome;
  for (const sign of question.querySelectorAll("fieldset .lw-mark[data-made]")) sign.remove();
  question.normalize();
};
