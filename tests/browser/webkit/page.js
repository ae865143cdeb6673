// Finds elements as Playwright's locators do, and does with them what WebDriver has no command for.

const { HTMLInputElement, HTMLTextAreaElement } = window;
const VISIBLE = { visibilityProperty: true };
const ROLES = {
  button: "button, input:is([type=button], [type=submit]), [role=button]",
  group: "fieldset, details, [role=group]",
  heading: ":is(h1, h2, h3, h4, h5, h6), [role=heading]",
  link: "a[href]",
  listitem: "li",
  progressbar: "progress, [role=progressbar]",
  radio: "input[type=radio], [role=radio]",
  row: "tr",
  status: "output, [role=status]",
  switch: "[role=switch]",
  table: "table",
  textbox: "textarea, input:is([type=text], [type=search], :not([type]))",
  timer: "[role=timer]"
};

const plain = (text) =>
  text
    .replace(/[\u200b\u00ad]/g, "")
    .replace(/\s+/g, " ")
    .trim();

function fits(text, wanted) {
  const said = plain(text);
  if (wanted.source !== undefined) return new RegExp(wanted.source, wanted.flags).test(said);
  const asked = plain(wanted.text);
  return wanted.exact ? said === asked : said.toLowerCase().includes(asked.toLowerCase());
}

const isShown = (one) => one.checkVisibility(VISIBLE) && one.getClientRects().length > 0;
const isHeard = (one) => one.checkVisibility(VISIBLE) && !one.closest("[aria-hidden=true]");

function words(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType !== Node.ELEMENT_NODE || !isHeard(node)) return "";
  return node.getAttribute("aria-label") ?? [...node.childNodes].map(words).join("");
}

function name(one) {
  const by = one.getAttribute("aria-labelledby");
  if (by)
    return by
      .split(/\s+/)
      .map((id) => document.getElementById(id)?.textContent ?? "")
      .join(" ");
  if (one.hasAttribute("aria-label")) return one.getAttribute("aria-label");
  if (one.matches("fieldset")) return one.querySelector(":scope > legend")?.textContent ?? "";
  if (one.labels?.length) return [...one.labels].map(words).join(" ");
  return one.matches("[role=group], [role=status], table, details") ? "" : words(one);
}

const STEPS = {
  css: (roots, { css }) => {
    const found = css.replaceAll(":visible", "").replace(/^(?=[>+~])/, ":scope ");
    const inside = roots.flatMap((root) => [...root.querySelectorAll(found)]);
    return css.includes(":visible") ? inside.filter(isShown) : inside;
  },
  role: (roots, { role, wanted, level }) =>
    roots
      .flatMap((root) => [...root.querySelectorAll(ROLES[role])])
      .filter((one) => isHeard(one) && (!wanted || fits(name(one), wanted)))
      .filter((one) => !level || one.matches(`h${level}`)),
  label: (roots, { wanted }) =>
    roots
      .flatMap((root) => [
        ...root.querySelectorAll("input, select, textarea, button, [aria-label], [aria-labelledby]")
      ])
      .filter((one) =>
        one.hasAttribute("aria-label") || one.hasAttribute("aria-labelledby")
          ? fits(name(one), wanted)
          : [...(one.labels ?? [])].some((label) => fits(label.textContent, wanted))
      ),
  text: (roots, { wanted }) =>
    roots
      .flatMap((root) => [...root.querySelectorAll("*")])
      .filter((one) => !one.matches("script, style, head *") && fits(one.textContent, wanted))
      .filter((one) => ![...one.children].some((child) => fits(child.textContent, wanted))),
  has: (found, { steps }) =>
    found.filter((one) => steps.reduce((roots, step) => STEPS[step.by](roots, step), [one]).length),
  hasText: (found, { wanted }) => found.filter((one) => fits(one.textContent, wanted)),
  visible: (found) => found.filter(isShown),
  nth: (found, { at }) => (found.at(at) ? [found.at(at)] : [])
};

const find = (steps) => [
  ...new Set(steps.reduce((found, step) => STEPS[step.by](found, step), [document]))
];

function tell(field, ...types) {
  for (const type of types) field.dispatchEvent(new Event(type, { bubbles: true }));
}

function fill(field, text) {
  field.focus();
  if (field.matches("[type=date], [type=number], [type=range]")) {
    field.value = text;
    return tell(field, "input", "change");
  }
  field.select();
  return document.execCommand(text ? "insertText" : "delete", false, text);
}

const ACTIONS = {
  attribute: (one, attribute) => one.getAttribute(attribute),
  blur: (one) => one.blur(),
  box: (one) => {
    const { x, y, width, height } = one.getBoundingClientRect();
    return { x, y, width, height };
  },
  checked: (one) => one.checked,
  evaluate: (one, [source, argument]) => call(source, one, argument),
  fill: (one, text) => fill(one, text),
  focus: (one) => one.focus(),
  focused: (one) => one === document.activeElement,
  inner: (one) => one.innerText,
  into: (one) => one.scrollIntoView({ block: "center", behavior: "instant" }),
  enabled: (one) => !one.matches(":disabled"),
  inside: (one) => {
    const { top, bottom } = one.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  },
  "on top": (one) => {
    const { x, y, width, height } = one.getBoundingClientRect();
    return one.contains(document.elementFromPoint(x + width / 2, y + height / 2));
  },
  select: (one, wanted) => {
    const options = [...one.options];
    const option =
      (typeof wanted === "number" && options[wanted]) ||
      options.find(({ value, label }) => value === wanted || plain(label) === wanted);
    if (!option) return false;
    one.focus();
    one.value = option.value;
    tell(one, "input", "change");
    return true;
  },
  text: (one) => one.textContent,
  value: (one) => one.value,
  visible: isShown
};

// An expression, or a whole script.
const evaluated = (source) => {
  try {
    return (0, eval)(`(${source}\n)`);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return (0, eval)(source);
  }
};

const call = (source, ...given) => {
  const made = evaluated(source);
  return typeof made === "function" ? made(...given) : made;
};
