// Owns what the questions with a select box in each row share: rows come in, pairs of item and chosen partner come out.
// What can be chosen stands above the rows, too, to be dragged onto them; a keyboard and a screen reader need it not.

const { dragging, make } = Lessonwright;
const drags = new WeakMap();

const selects = (question) => [...question.querySelectorAll(".lw-rows select")];
const isPair = (pair) => Array.isArray(pair) && pair.length === 2 && pair.every((item) => typeof item === "string");
const partners = (select) => [...select.options].slice(1).map((option) => option.value);

const spaced = (text) => text.trim().replace(/\s+/g, " "); // as the browser reads an option

function key(question) {
  const parts = [...question.querySelectorAll(".lw-key [data-partner]")];
  return new Map(parts.map(({ dataset }) => [dataset.item, spaced(dataset.partner)]));
}

function chips(question) {
  const all = partners(selects(question)[0]).map((partner) => make("span", { class: "lw-chip" }, partner));
  return make("div", { class: "lw-chips", "data-made": true, "aria-hidden": "true" }, ...all);
}

Lessonwright.rows = {
  selects,

  prepare(question) {
    question.querySelector(".lw-rows").before(chips(question));
    const drop = (chip, row) => {
      row.querySelector("select").value = chip.textContent;
      question.entered();
    };
    drags.set(question, dragging(question, { grips: ".lw-chip", targets: ".lw-row", drop }));
  },

  release: (question) => drags.get(question).release(),

  offered: (question) => [
    ...selects(question).map((select) => `item ${select.dataset.item}`),
    ...partners(selects(question)[0]).map((partner) => `partner ${partner}`),
  ],

  response(question) {
    const chosen = selects(question).filter((select) => select.value);
    return chosen.length ? chosen.map((select) => [select.dataset.item, select.value]) : null;
  },

  show(question, response) {
    const chosen = new Map(response ?? []);
    for (const select of selects(question)) select.value = chosen.get(select.dataset.item) ?? "";
  },

  // Returns the pairs whose item and partner are both still on offer.
  kept(question, response) {
    const pairs = Array.isArray(response) ? response.filter(isPair) : [];
    const offered = new Map(selects(question).map((select) => [select.dataset.item, partners(select)]));
    const still = pairs.filter(([item, partner]) => offered.get(item)?.includes(partner));
    return still.length ? [...new Map(still)] : null;
  },

  marked(question, response) {
    const [right, chosen] = [key(question), new Map(response)];
    const parts = selects(question).map((select) => {
      const item = select.dataset.item;
      return { at: select.closest("li"), right: spaced(chosen.get(item) ?? "") === right.get(item) };
    });
    return { score: parts.filter((part) => part.right).length / parts.length, parts };
  },
};
