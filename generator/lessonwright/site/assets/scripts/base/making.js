// Owns how scripts make what they show: tags, attributes and words come in, elements come out. Words always go in as
// text nodes, so that nothing a learner has typed can become markup.

// An attribute that is true stands without a value; one that is false or null is left out.
function withAttributes(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
  return element;
}

Lessonwright.make = (tag, attributes = {}, ...children) => {
  const element = withAttributes(document.createElement(tag), attributes);
  element.append(...children);
  return element;
};

Lessonwright.draw = (tag, attributes = {}, ...children) => {
  const element = withAttributes(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes);
  element.append(...children);
  return element;
};

// A button in the look of the site; `does` is what the element's handleEvent reads to know which one was pressed.
Lessonwright.button = (words, does, attributes = {}) =>
  Lessonwright.make("button", { type: "button", class: "lw-button", "data-does": does, ...attributes }, words);

// Returns an element's words without what matches `except`: by itself, what the script has added.
Lessonwright.wordsOf = (element, except = "[data-made]") => {
  const copy = element.cloneNode(true);
  for (const part of copy.querySelectorAll(except)) part.remove();
  return copy.textContent.trim();
};

// Moves the focus to something that is no control, such as the heading of what has just appeared.
Lessonwright.focusOn = (element) => {
  element.setAttribute("tabindex", "-1");
  element.focus();
};

// Hands a text to the learner as a file. Nothing is sent anywhere.
Lessonwright.download = (name, type, text) => {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = Lessonwright.make("a", { href: url, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
};

// The day of a moment where the learner is, as YYYY-MM-DD.
Lessonwright.localDate = (when) => {
  const moment = new Date(when);
  const two = (number) => String(number).padStart(2, "0");
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
};
Lessonwright.today = () => Lessonwright.localDate(Date.now());

// A date written YYYY-MM-DD in the words of the course's language, or "" for anything else.
Lessonwright.dateInWords = (date) => {
  const known = /^\d{4}-\d{2}-\d{2}$/.test(date) && Number.isFinite(Date.parse(`${date}T12:00`));
  return known ? Lessonwright.day(`${date}T12:00`) : "";
};
