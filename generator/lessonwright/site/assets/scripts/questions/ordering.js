// Owns the ordering question: items are moved up and down until they stand right, part marks for
// each in its place. The response is the list of items from the top down; null until the learner
// has moved one, or means the order as it came.

const { button, dragging, make, record, reorder, rows, word } = Lessonwright;

/** @param {Question} question */
const list = (question) => question.querySelector(".lw-rows--order");
/** @param {Question} question */
const lines = (question) => [...list(question).children];
/** @param {Found} line */
const item = (line) => line.querySelector("select").dataset.item;
/**
 * @param {Question} question
 * @param {string} wanted
 */
const line = (question, wanted) =>
  /** @type {Found} */ (lines(question).find((one) => item(one) === wanted));
/** @type {WeakMap<Question, Found[]>} */
const pageOrder = new WeakMap(); // the order in which the page came
/** @param {Found} one */
const words = (one) => one.querySelector("label").textContent.trim();
/** @param {Question} question */
const inPageOrder = (question) => pageOrder.get(question) ?? [];
/** @param {Question} question */
const key = (question) =>
  [...question.querySelectorAll(".lw-key li[data-item]")].map((place) => place.dataset.item);

/**
 * @param {"up" | "down"} way
 * @param {Found} one
 */
const arrow = (way, one) =>
  button(way === "up" ? "↑" : "↓", way, {
    class: "lw-move",
    "aria-label": word(`move-${way}`, { item: words(one) })
  });

/**
 * The select boxes say each item's place, and the first cannot go up nor the last down.
 * @param {Question} question
 */
function number(question) {
  const all = lines(question);
  all.forEach((one, index) => {
    one.querySelector("select").value = String(index + 1);
    one.querySelector("[data-does=up]").setAttribute("aria-disabled", String(index === 0));
    one
      .querySelector("[data-does=down]")
      .setAttribute("aria-disabled", String(index === all.length - 1));
  });
}

/** @type {WeakMap<Question, { release(): void }>} */
const drags = new WeakMap();
const grip = () => make("span", { class: "lw-grip", "aria-hidden": "true" }, "⠿");

/**
 * Moves a line so that it is the one at `place`, from 0, and keeps the focus where it was.
 * @param {Question} question
 * @param {Found} moved
 * @param {number} place
 */
function move(question, moved, place) {
  const others = lines(question).filter((one) => one !== moved);
  if (place < 0 || place > others.length || lines(question)[place] === moved) return;
  const focused = /** @type {HTMLElement} */ (document.activeElement);
  list(question).insertBefore(moved, others[place] ?? null);
  if (moved.contains(focused)) focused.focus();
  number(question);
  question.toggleAttribute("moved", true);
  question.enter(word("moved", { item: words(moved), place: place + 1, all: others.length + 1 }));
}

Lessonwright.kinds.ordering = {
  offer: (question) => lines(question).map(item),
  response: (question) => (question.hasAttribute("moved") ? lines(question).map(item) : null),

  doubt: (_question, response) => (response === null ? word("order-as-shown") : ""),

  asShown(question) {
    question.toggleAttribute("moved", true);
    return lines(question).map(item);
  },

  prepare(question) {
    pageOrder.set(question, lines(question));
    for (const one of lines(question)) {
      one.querySelector("option").hidden = true;
      one.append(
        make(
          "span",
          { class: "lw-moves", "data-made": true },
          grip(),
          arrow("up", one),
          arrow("down", one)
        )
      );
    }
    /**
     * @param {Found} from
     * @param {Found} onto
     */
    const drop = (from, onto) => move(question, from.closest("li"), lines(question).indexOf(onto));
    drags.set(question, dragging(question, { grips: ".lw-grip", targets: ".lw-row", drop }));
    number(question);
  },

  release(question) {
    drags.get(question)?.release();
    list(question).append(...inPageOrder(question));
    for (const select of rows.selects(question)) select.value = "";
    question.removeAttribute("moved");
  },

  /**
   * @param {Question} question
   * @param {string[] | null} response
   */
  show(question, response) {
    const order = response?.map((wanted) => line(question, wanted)) ?? inPageOrder(question);
    reorder(list(question), order);
    question.toggleAttribute("moved", response !== null);
    number(question);
  },

  // Returns what is still there in the learner's order, with what is new behind it.
  keep(question, response) {
    if (!record.isTexts(response)) return null;
    const offered = this.offer(question);
    const still = [...new Set(response)].filter((one) => offered.includes(one));
    return still.length ? [...still, ...offered.filter((one) => !still.includes(one))] : null;
  },

  press(question, way, pressed) {
    const moved = pressed.closest("li");
    const place = lines(question).indexOf(moved) + (way === "up" ? -1 : 1);
    if (pressed.getAttribute("aria-disabled") !== "true") move(question, moved, place);
  },

  change(question, select) {
    move(question, select.closest("li"), Number(select.value) - 1);
  },

  /**
   * @param {Question} question
   * @param {string[]} response
   */
  mark(question, response) {
    const right = key(question);
    const parts = response.map((one, index) => ({
      at: line(question, one),
      right: right[index] === one
    }));
    return { score: parts.filter((part) => part.right).length / parts.length, parts };
  }
};
