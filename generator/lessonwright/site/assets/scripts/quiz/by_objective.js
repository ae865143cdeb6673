// Owns the result by objective: questions come in with their scores, elements come out that say what the learner can
// do now and what to look at again, with links to where the lesson speaks of it.

const { make, word, wordsOf } = Lessonwright;

const objectiveOn = (id) => document.getElementById(`objective-${id}`);

// Returns [{item, score, right, all}, …] for the objectives that the questions assess, in the lesson's order.
function judged(questions) {
  const ids = [...new Set(questions.map((question) => question.getAttribute("objective")))];
  const known = ids.filter((id) => id && objectiveOn(id));
  return known.map((id) => {
    const about = questions.filter((question) => question.getAttribute("objective") === id);
    const scores = about.map((question) => Number(question.getAttribute("score")));
    const sum = scores.reduce((whole, score) => whole + score, 0);
    return { id, item: objectiveOn(id), score: sum / scores.length, right: scores.filter((score) => score >= 1).length, all: scores.length };
  }).sort((a, b) => (a.item.compareDocumentPosition(b.item) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
}

const words = (heading) => wordsOf(heading, ".headerlink");

// Links to the heading under which the objective is taught: the page names it.
function readAgain({ dataset: { taught } }) {
  const heading = [...document.querySelectorAll("h2[id]")].find((one) => words(one) === taught);
  return heading ? [" ", make("a", { href: `#${heading.id}` }, word("read-again", { heading: taught }))] : [];
}

function list(title, cls, items) {
  return items.length ? [make("h4", {}, word(title)), make("ul", { class: `lw-result__list ${cls}` }, ...items)] : [];
}

Lessonwright.byObjective = (questions, pass) => {
  const all = judged(questions);
  const can = all.filter(({ score }) => score * 100 >= pass);
  const look = all.filter((one) => !can.includes(one));
  return [
    ...list("can-do-now", "lw-result__list--can", can.map(({ item }) => make("li", {}, wordsOf(item, ".lw-level")))),
    ...list("look-again", "lw-result__list--look", look.map(({ id, item, right, all: n }) =>
      make("li", {}, make("a", { href: `#objective-${id}` }, wordsOf(item, ".lw-level")), ` (${word("parts-right", { right, n })})`, ...readAgain(item)))),
  ];
};
