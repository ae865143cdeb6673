// Owns the page of what comes after: the learner says which day was the last, sees the day of each
// follow-up, marks what is done, puts all days into a calendar, and reads the own plans again.

const { button, course, dateInWords, day, download, fieldsIn, followUps, make, store, word } =
  Lessonwright;

/** @returns {Found[]} */
const allOnPage = () => [...document.querySelectorAll("lw-follow-up")];
/** @param {{ getAttribute(name: string): string | null }} element */
const dateOf = (element) =>
  followUps.dateOf(Number(element.getAttribute("after")), element.getAttribute("module") ?? "");

// The last day, and the way of all days into a calendar.
class LastDay extends Lessonwright.Element {
  #field = make("input", { type: "date", id: "last-day", max: "9999-12-31", autocomplete: "off" });
  #status = make("p", { role: "status", class: "lw-status" });

  connectedCallback() {
    this.replaceChildren(
      make("p", {}, make("label", { for: "last-day" }, word("last-day")), " ", this.#field),
      make("p", { class: "lw-meta" }, word("last-day-more")),
      make("p", { class: "lw-actions" }, button(word("calendar-all"), "calendar")),
      this.#status
    );
    this.listen(this, "click change");
    this.listen(store, "change");
    this.#show();
  }

  /** @param {PageEvent} event */
  handleEvent(event) {
    if (event.currentTarget === store) this.#show();
    else if (event.type === "change") this.#keep();
    else if (event.target.closest("button")) this.#handOver();
  }

  #keep() {
    this.#status.textContent = "";
    const { value } = this.#field;
    if (followUps.isDate(value)) store.set(followUps.LAST_DAY, value, word("last-day"));
    else if (!value) store.remove(followUps.LAST_DAY);
  }

  #show() {
    const kept = store.get(followUps.LAST_DAY)?.data;
    const value = followUps.isDate(kept) ? kept : "";
    if (document.activeElement !== this.#field && this.#field.value !== value)
      this.#field.value = value;
  }

  #handOver() {
    const events = allOnPage().flatMap((element) => {
      const date = dateOf(element);
      const uid = `${course.id}.follow-up.${element.getAttribute("item")}@lessonwright`;
      const summary = element.querySelector("h2").textContent.trim();
      return date ? [{ uid, date, summary, description: course.title }] : [];
    });
    if (!events.length) {
      this.#status.textContent = word("calendar-needs-last-day");
      this.#field.focus();
      return;
    }
    download(`${course.id}-follow-up.ics`, "text/calendar", Lessonwright.calendar(...events));
    this.#status.textContent = word("calendar-made");
  }
}

// One follow-up: its day, and whether it is done.
class FollowUp extends Lessonwright.Element {
  #when = "";
  #button = button(word("follow-up-done"), "mark");

  connectedCallback() {
    this.#when ||= this.#line.textContent;
    this.append(make("p", { class: "lw-actions" }, this.#button));
    this.listen(this.#button, "click");
    this.listen(store, "change");
    this.#show();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#line.querySelector("[data-made]")?.remove();
    this.#button.parentElement.remove();
    this.removeAttribute("due");
  }

  /** @param {PageEvent} event */
  handleEvent(event) {
    if (event.type === "click")
      followUps.mark(this.#id, !followUps.isDone(this.#id), this.querySelector("h2").textContent);
    else if (followUps.isTouchedBy(event.detail.key)) this.#show();
  }

  get #id() {
    return this.getAttribute("item");
  }

  get #line() {
    return this.querySelector(".lw-follow-up__when");
  }

  #show() {
    const date = dateOf(this);
    const done = followUps.isDone(this.#id);
    this.#line.querySelector("[data-made]")?.remove();
    if (date) this.#line.append(make("span", { "data-made": true }, ` · ${day(`${date}T12:00`)}`));
    this.toggleAttribute("due", !done && followUps.dueWords(date) !== "");
    this.#button.setAttribute("aria-pressed", String(done));
  }
}

// The learner's own plans and commitments, read back; where there are none, the page says where
// they would be.
class Plans extends Lessonwright.Element {
  /** @type {Found[]} */
  #said = [];

  connectedCallback() {
    this.#said = this.#said.length ? this.#said : [...this.children].slice(1);
    this.listen(store, "change");
    this.#show();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#replace(this.#said);
  }

  handleEvent() {
    this.#show();
  }

  /** @param {Found[]} parts */
  #replace(parts) {
    this.replaceChildren(/** @type {Found} */ (this.firstElementChild), ...parts);
  }

  #show() {
    const plans = this.#plans.flatMap((entry) => this.#plan(entry));
    this.#replace(plans.length ? plans : [make("p", {}, word("plans-none")), ...this.#said]);
  }

  // Of the lessons in their order, and what was committed to in other follow-ups.
  get #plans() {
    const lessons = this.getAttribute("lessons").split(" ");
    return [...lessons, "follow-up"]
      .flatMap((lesson) => store.entries(`lw1:${course.id}:${lesson}:plan:`))
      .filter(({ key }) => !key.endsWith(`:follow-up:plan:${this.getAttribute("item")}`));
  }

  /** @param {KeyedEntry} entry */
  #plan({ label, data }) {
    const fields = [...fieldsIn(data)];
    if (!fields.length) return [];
    const rows = fields.map(([id, { name, value }]) =>
      make(
        "div",
        {},
        make("dt", {}, name),
        make("dd", { class: "lw-own" }, id === "when" ? dateInWords(String(value)) : String(value))
      )
    );
    return [
      make("div", { class: "lw-plans__one" }, make("h4", {}, label), make("dl", {}, ...rows))
    ];
  }
}

LastDay.define("lw-last-day");
FollowUp.define("lw-follow-up");
Plans.define("lw-plans");
