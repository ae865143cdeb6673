// Owns where the explanation of a term stands once it is open: one that its browser has put outside
// of the window goes to the foot, and what stands at the foot leaves its term to be seen.

const GAP = 8; // pixels between a term and the sheet below it

/** @param {Found} sheet */
function settle(sheet) {
  sheet.removeAttribute("data-foot");
  const { top, bottom, left, right } = sheet.getBoundingClientRect();
  sheet.toggleAttribute(
    "data-foot",
    top < 0 || left < 0 || bottom > innerHeight + 1 || right > innerWidth + 1
  );
}

/**
 * Scrolls by as much as the sheet at the foot covers of its term.
 * @param {Found} sheet
 */
function uncover(sheet) {
  const term = document.activeElement;
  if (term?.getAttribute("popovertarget") !== sheet.id) return;
  const { bottom } = term.getBoundingClientRect();
  const { top, width } = sheet.getBoundingClientRect();
  if (bottom + GAP > top && width >= document.documentElement.clientWidth)
    scrollBy(0, bottom + GAP - top);
}

document.addEventListener(
  "toggle",
  (/** @type {any} */ { target, newState }) => {
    if (newState !== "open" || !target.matches(".lw-explained")) return;
    settle(target);
    uncover(target);
  },
  true
);
