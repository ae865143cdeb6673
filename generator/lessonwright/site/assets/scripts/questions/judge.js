// Owns the situational-judgement question: replies to a case are rated, or the best and the worst of
// them picked; part marks by nearness. The response is a list of [reply, word of the scale], or of
// ["best" or "worst", reply].

const { reorder, word } = Lessonwright;
const EXTREMES = ["best", "worst"];

/** @param {Question} question */
const inputs = (question) => [...question.querySelectorAll(".lw-judge input")];
/**
 * @param {Question} question
 * @param {(input: Found) => string} name
 */
const each = (question, name) => [...new Set(inputs(question).map(name))];
/** @param {Question} question */
const items = (question) => each(question, (input) => input.dataset.item);
/** @param {Question} question */
const values = (question) => each(question, (input) => input.value);
/**
 * @param {Question} question
 * @param {Pair} pair
 */
const label = (question, [item, value]) =>
  /** @type {Found} */ (
    inputs(question).find((input) => input.dataset.item === item && input.value === value)
  ).closest("label");
/**
 * Returns the author's rating of each reply, from 0, and whether people disagree there.
 * @param {Question} question
 */
const ratings = (question) =>
  new Map(
    [...question.querySelectorAll(".lw-key [data-rank]")].map(({ dataset }) => [
      dataset.reply,
      { rank: Number(dataset.rank), isOpen: "disagree" in dataset }
    ])
  );

/**
 * Where people disagree, the next rating is as good; elsewhere it is worth half, if there are more
 * than two.
 * @param {number} apart
 * @param {boolean} isOpen
 * @param {number} steps
 */
function points(apart, isOpen, steps) {
  if (apart === 0 || (apart === 1 && isOpen)) return 1;
  return apart === 1 && steps > 2 ? 0.5 : 0;
}

Lessonwright.kinds.judge = {
  offer: (question) => [
    ...items(question).map((item) => `item ${item}`),
    ...values(question).map((value) => `partner ${value}`)
  ],

  response(question) {
    const chosen = inputs(question).filter((input) => input.checked);
    const pairs = chosen.map((input) => [input.dataset.item, input.value]);
    return pairs.length ? pairs.sort() : null;
  },

  /**
   * @param {Question} question
   * @param {Pair[] | null} response
   */
  show(question, response) {
    const chosen = new Map(response ?? []);
    for (const input of inputs(question))
      input.checked = chosen.get(input.dataset.item) === input.value;
  },

  keep(question, response) {
    const [known, offered] = [items(question), values(question)];
    const pairs = Array.isArray(response) ? response : [];
    const still = pairs.filter((pair) => known.includes(pair?.[0]) && offered.includes(pair?.[1]));
    return still.length ? [...new Map(still)] : null;
  },

  /**
   * @param {Question} question
   * @param {Pair[]} response
   */
  refusal: (question, response) =>
    response.length < items(question).length ? word("judge-all") : "",

  // One attempt: what is said afterwards of each reply tells its rating.
  attempts: () => 1,

  arrange(question, order) {
    const list = question.querySelector(".lw-judge");
    reorder(
      list,
      order([...list.children], (item) => item.dataset.reply)
    );
  },

  // Once all are right, the key stays closed: then this is where it stands what comes of each reply.
  feedback(question, response) {
    if (this.mark(question, response).score < 1) return [];
    const told = [...question.querySelectorAll(".lw-key [data-rank]")].map((line) => ({
      choice: Lessonwright.wordsOf(line.firstElementChild, ".lw-mark"),
      nodes: [...line.children].slice(1).map((node) => node.cloneNode(true))
    }));
    return told.filter(({ nodes }) => nodes.length);
  },

  /**
   * @param {Question} question
   * @param {Pair[]} response
   */
  mark(question, response) {
    const known = ratings(question);
    const ranks = [...known.values()].map(({ rank }) => rank);
    const scale = values(question);
    /** @param {Pair} pair */
    const judged = ([item, value]) => {
      const isPick = EXTREMES.includes(item);
      const id = isPick ? value : item;
      const { rank, isOpen } = known.get(id) ?? { rank: NaN, isOpen: false };
      const wanted = item === "best" ? Math.max(...ranks) : Math.min(...ranks);
      const apart = Math.abs(rank - (isPick ? wanted : scale.indexOf(value)));
      const steps = isPick ? Math.max(...ranks) - Math.min(...ranks) + 1 : scale.length;
      return { at: label(question, [item, value]), score: points(apart, isOpen && !isPick, steps) };
    };
    const all = response.map(judged);
    const near = all.filter(({ score }) => score === 0.5).length;
    return {
      score: all.reduce((sum, { score }) => sum + score, 0) / items(question).length,
      parts: all.map(({ at, score }) => ({
        at,
        right: score === 1,
        near: score === 0.5 ? word("part-near") : ""
      })),
      remark: near ? word("judge-near", { n: near }) : ""
    };
  }
};
