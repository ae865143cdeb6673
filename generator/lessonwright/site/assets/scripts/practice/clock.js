// Owns the clock for the room: steps that say their minutes come in; the step that runs, large, with
// what is left of it, comes out. It waits at the end of each step: a room is never done on the dot.

const { button, make, word } = Lessonwright;
const TICK = 200; // milliseconds between two looks at the time
const MINUTE = 60_000;

/** @param {number} milliseconds */
function minutesAndSeconds(milliseconds) {
  const seconds = Math.ceil(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

class Clock extends Lessonwright.Element {
  #at = -1; // the step that runs; -1 before the first
  #left = 0;
  #ends = 0; // when the step that runs is over; 0 while the clock stands
  #timer = 0;
  /** @type {Found | null} */
  #panel = null;

  connectedCallback() {
    this.#panel = make("div", { class: "lw-clock", "data-made": true });
    this.append(this.#panel);
    this.listen(this, "click");
    this.#show();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop();
    this.#panel?.remove();
  }

  /** @param {PageEvent} event */
  handleEvent(event) {
    const does = event.target.closest("button[data-does]")?.dataset.does;
    /** @type {Record<string, () => void>} */
    const moves = {
      start: () => this.#begin(0),
      pause: () => this.#pause(),
      on: () => this.#run(),
      next: () => this.#begin(this.#at + 1),
      stop: () => this.#stop(),
      large: () => this.#panel?.requestFullscreen()
    };
    if (!does || !moves[does]) return;
    moves[does]();
    if (does !== "large") this.#show(does);
  }

  get #steps() {
    return [...this.querySelectorAll("[data-minutes]")];
  }

  get #name() {
    return Lessonwright.wordsOf(this.#steps[this.#at].querySelector("[data-step]"));
  }

  /** @param {number} step */
  #begin(step) {
    if (step >= this.#steps.length) return this.#stop();
    this.#at = step;
    this.#left = Number(this.#steps[step].dataset.minutes) * MINUTE;
    this.#run();
  }

  #run() {
    this.#ends = Date.now() + this.#left;
    this.#timer = setInterval(() => this.#tick(), TICK);
  }

  #pause() {
    clearInterval(this.#timer);
    if (this.#ends) this.#left = Math.max(0, this.#ends - Date.now());
    this.#ends = 0;
  }

  #stop() {
    this.#pause();
    this.#at = -1;
    if (document.fullscreenElement === this.#panel) document.exitFullscreen();
  }

  #tick() {
    if (Date.now() < this.#ends) return this.#showTime(this.#ends - Date.now());
    this.#pause();
    this.#show("over");
  }

  /** @param {number} left */
  #showTime(left) {
    const time = this.querySelector(".lw-clock__time");
    const words = minutesAndSeconds(left);
    if (time.textContent !== words) time.textContent = words;
  }

  // The first button takes the place of the one that was pressed, so that the keyboard goes on there.
  #show(pressed = "") {
    const now = this.#steps[this.#at];
    for (const step of this.#steps) step.toggleAttribute("data-now", step === now);
    const isFocusWithin = this.contains(document.activeElement);
    this.#panel?.replaceChildren(...(this.#at < 0 ? this.#waiting() : this.#running()));
    if (pressed && pressed !== "over" && isFocusWithin) this.querySelector("button").focus();
  }

  #waiting() {
    return [button(word("clock-start"), "start", { class: "lw-button lw-clock__start" })];
  }

  #running() {
    const isOver = !this.#ends && !this.#left;
    const step = this.#name;
    const said = isOver ? word("clock-over", { step }) : word("clock-now", { step });
    return [
      make("p", { class: "lw-clock__now", role: "status" }, said),
      make(
        "p",
        { class: "lw-clock__time", role: "timer", "data-over": isOver },
        minutesAndSeconds(this.#ends ? this.#ends - Date.now() : this.#left)
      ),
      make("p", { class: "lw-clock__ways" }, ...this.#ways(isOver))
    ];
  }

  /** @param {boolean} isOver */
  #ways(isOver) {
    const ways = [];
    if (this.#ends) ways.push(button(word("clock-pause"), "pause"));
    else if (!isOver) ways.push(button(word("clock-on"), "on"));
    if (this.#at + 1 < this.#steps.length) ways.push(button(word("clock-next"), "next"));
    ways.push(button(word("clock-stop"), "stop"));
    if (document.fullscreenEnabled && !document.fullscreenElement)
      ways.push(button(word("clock-large"), "large"));
    return ways;
  }
}

Clock.define("lw-clock");
