// Owns slides for the room: a long page becomes one slide after another, by keys, clicks and touch;
// and the clock that counts an activity's minutes down. It runs from a folder, too, and is no part
// of lessonwright.js.

const SMALLEST = 0.45; // of the usual size of letters, down to which a slide's are made to fit
const STEP = 0.05;
const ROUNDING = 2; // pixels
const SWIPE = 50; // pixels from which on a touch is no tap

/** Takes what a key does in a text that runs from left to right; clickers send the page keys. */
const STEPS = new Map([
  ["ArrowRight", 1],
  ["ArrowDown", 1],
  ["PageDown", 1],
  [" ", 1],
  ["ArrowLeft", -1],
  ["ArrowUp", -1],
  ["PageUp", -1],
  ["Home", -Infinity],
  ["End", Infinity]
]);
const SIDEWAYS = new Set(["ArrowRight", "ArrowLeft"]);

class Slides extends HTMLElement {
  #here = 0;
  #touched = 0;
  /** @type {Found[]} */
  #slides = [];

  connectedCallback() {
    this.#slides = [...this.querySelectorAll(".slide")];
    this.querySelector(".bar").hidden = false;
    this.querySelector(".full").hidden = !document.fullscreenEnabled;
    document.documentElement.classList.add("is-shown");
    for (const event of ["keydown", "hashchange", "resize", "fullscreenchange"])
      addEventListener(event, this);
    for (const event of ["click", "touchstart", "touchend"]) this.addEventListener(event, this);
    document.fonts.ready.then(() => this.#fit());
    this.#goToAddress();
  }

  disconnectedCallback() {
    for (const event of ["keydown", "hashchange", "resize", "fullscreenchange"])
      removeEventListener(event, this);
    for (const event of ["click", "touchstart", "touchend"]) this.removeEventListener(event, this);
  }

  /** @param {any} event */
  handleEvent(event) {
    if (event.type === "keydown") this.#press(event);
    else if (event.type === "click") this.#click(event.target);
    else if (event.type === "touchstart") this.#touched = event.changedTouches[0].clientX;
    else if (event.type === "touchend") this.#swipe(event.changedTouches[0].clientX);
    else if (event.type === "hashchange") this.#goToAddress();
    else this.#fit();
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (key === "f") this.#full();
    const at = /** @type {Element} */ (target);
    const isOfPlayer = !key.startsWith("Page") && at.closest("audio, video");
    if (!STEPS.has(key) || isOfPlayer || (key === " " && at.closest("a, button"))) return;
    event.preventDefault();
    const step = /** @type {number} */ (STEPS.get(key));
    this.#go(key === " " && event.shiftKey ? -1 : SIDEWAYS.has(key) ? step * this.#way : step);
  }

  /** @param {Element} target */
  #click(target) {
    const step = target.closest("[data-go]");
    if (step) this.#go(Number(step.dataset.go));
    if (target.closest(".full")) this.#full();
  }

  /** @param {number} x */
  #swipe(x) {
    const moved = x - this.#touched;
    if (Math.abs(moved) > SWIPE) this.#go(-Math.sign(moved) * this.#way);
  }

  get #way() {
    return document.dir === "rtl" ? -1 : 1;
  }

  #full() {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen();
  }

  /** @param {number} step */
  #go(step) {
    this.#show(this.#here + step);
    history.replaceState(null, "", `#${this.#slides[this.#here].id}`);
  }

  #goToAddress() {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = document.getElementById(id); // a slide, or a footnote on one
    this.#show(this.#slides.findIndex((slide) => slide.contains(target)));
  }

  /** @param {number} place */
  #show(place) {
    const last = this.#slides.length - 1;
    this.#here = Math.min(Math.max(place, 0), last);
    for (const [at, slide] of this.#slides.entries())
      slide.classList.toggle("is-here", at === this.#here);
    const away = ".slide:not(.is-here) :is(audio, video)";
    for (const player of this.querySelectorAll(away)) /** @type {any} */ (player).pause();
    this.querySelector('[data-go="-1"]').disabled = this.#here === 0;
    this.querySelector('[data-go="1"]').disabled = this.#here === last;
    const title = this.#slides[this.#here].querySelector("h1, h2").textContent;
    const [number, words] = [document.createElement("span"), document.createElement("span")];
    number.textContent = `${this.#here + 1} / ${last + 1}`;
    words.textContent = ` ${title}`;
    words.className = "unseen";
    this.querySelector(".place").replaceChildren(number, words);
  }

  /** Makes the letters of each slide as small as they have to be for all of it to be seen. */
  #fit() {
    for (const slide of this.#slides) {
      const body = slide.querySelector(".slide__body");
      for (let size = 1; size > SMALLEST; size -= STEP) {
        slide.style.setProperty("--fit", String(size));
        if (body.scrollHeight <= body.clientHeight + ROUNDING) break;
      }
    }
  }
}
customElements.define("lw-slides", Slides);

class Clock extends HTMLElement {
  #left = 0;
  #ends = 0;
  #ticking = 0;

  connectedCallback() {
    const [time, start, reset] = ["output", "button", "button"].map((name) =>
      document.createElement(name)
    );
    reset.textContent = this.getAttribute("reset");
    start.addEventListener("click", () => (this.#ticking ? this.#stop() : this.#start()));
    reset.addEventListener("click", () => this.#reset());
    for (const button of [start, reset]) button.setAttribute("type", "button");
    time.setAttribute("role", "timer");
    this.replaceChildren(time, start, reset);
    this.#reset();
  }

  disconnectedCallback() {
    clearInterval(this.#ticking);
  }

  #start() {
    if (!this.#left) this.#reset();
    this.#ends = Date.now() + this.#left;
    this.#ticking = setInterval(() => this.#tick(), 250);
    this.#tell();
  }

  #stop() {
    clearInterval(this.#ticking);
    this.#ticking = 0;
    this.#tell();
  }

  #reset() {
    this.#left = Number(this.getAttribute("minutes")) * 60_000;
    this.#stop();
  }

  #tick() {
    this.#left = Math.max(0, this.#ends - Date.now());
    if (this.#left) this.#tell();
    else this.#stop();
  }

  /** Tells the time that is left, and at its end says once that it is over. */
  #tell() {
    const seconds = Math.ceil(this.#left / 1000);
    const [time, start] = this.children;
    const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    time.textContent = this.#left ? clock : this.getAttribute("over");
    time.setAttribute("aria-live", this.#left ? "off" : "assertive");
    start.textContent = this.getAttribute(this.#ticking ? "stop" : "start");
    this.toggleAttribute("data-over", !this.#left);
  }
}
customElements.define("lw-clock", Clock);
