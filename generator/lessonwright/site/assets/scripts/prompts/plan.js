// Owns the way from a plan into a calendar: a filled-in plan comes in, an .ics file with one
// all-day event comes out (RFC 5545). It is made in the browser and sent nowhere.

const { button, download, make, word } = Lessonwright;
const LINE = 75; // octets of a content line, section 3.1

/** @param {string} text */
const escapeText = (text) =>
  text
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\r\n|\r|\n/g, "\\n")
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "");

/**
 * Folds a content line after 75 octets, never within a character.
 * @param {string} line
 */
function fold(line) {
  const lines = [""];
  let room = LINE;
  for (const character of line) {
    const octets = new TextEncoder().encode(character).length;
    if (octets > room) {
      lines.push("");
      room = LINE - 1;
    }
    lines[lines.length - 1] += character;
    room -= octets;
  }
  return lines.join("\r\n ");
}

// `date` is YYYY-MM-DD, `stamp` the moment it is made. Without an end, the event lasts its one day
// (section 3.6.1).
/** @param {CalendarEvent} event */
const eventLines = ({ uid, date, summary, description, stamp = new Date() }) => [
  "BEGIN:VEVENT",
  `UID:${escapeText(uid)}`,
  `DTSTAMP:${stamp.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`,
  `DTSTART;VALUE=DATE:${date.replaceAll("-", "")}`,
  `SUMMARY:${escapeText(summary)}`,
  ...(description ? [`DESCRIPTION:${escapeText(description)}`] : []),
  "TRANSP:TRANSPARENT",
  "END:VEVENT"
];

// Returns the calendar with these events.
Lessonwright.calendar = (...events) => {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Lessonwright//Worksheet//EN",
    ...events.flatMap(eventLines),
    "END:VCALENDAR"
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join("");
};

class CalendarEntry extends Lessonwright.Element {
  #button = button(word("calendar-add"), "calendar");
  #status = make("p", { role: "status", class: "lw-status" });

  connectedCallback() {
    this.replaceChildren(this.#button, this.#status);
    this.listen(this.#button, "click");
    this.listen(this.closest("lw-prompt"), "lw-prompt-changed");
  }

  /**
   * What was said of the file goes when the plan is another.
   * @param {PageEvent} event
   */
  handleEvent({ type }) {
    if (type === "click") this.#add();
    else this.#status.textContent = "";
  }

  #add() {
    const missing = ["what", "when"].find((name) => !this.#value(name).trim());
    if (missing) this.#ask(missing);
    else this.#handOver();
  }

  /** @param {string} name */
  #control(name) {
    return this.closest("lw-prompt").querySelector(`[data-field="${name}"]`);
  }

  /** @param {string} name */
  #value(name) {
    return this.#control(name).value;
  }

  /** @param {string} missing */
  #ask(missing) {
    this.#status.textContent = word(`calendar-needs-${missing}`);
    this.#control(missing).focus();
  }

  #handOver() {
    const prompt = this.closest("lw-prompt");
    const more = ["help", "know"].filter((name) => this.#value(name).trim());
    const calendar = Lessonwright.calendar({
      uid: `${prompt.key.replace(/[^\w-]+/g, ".")}@lessonwright`,
      date: this.#value("when"),
      summary: this.#value("what").trim(),
      description: more
        .map((name) => `${this.#control(name).dataset.name}: ${this.#value(name).trim()}`)
        .join("\n")
    });
    const name = [
      prompt.getAttribute("course"),
      prompt.getAttribute("lesson"),
      this.#value("when")
    ];
    download(`${name.join("-").replaceAll("/", "-")}.ics`, "text/calendar", calendar);
    this.#status.textContent = word("calendar-made");
  }
}

CalendarEntry.define("lw-calendar-entry");
