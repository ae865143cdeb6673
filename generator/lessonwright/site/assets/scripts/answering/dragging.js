// Owns dragging with mouse, pen or finger: an extra for who likes it, since buttons and select
// boxes do the same. In go a question, what can be dragged (`grips`), what it can be dropped on
// (`targets`) and what to do then (`drop`).

class Dragging {
  /** @type {Question} */
  #question;
  /** @type {DragWays} */
  #ways;
  /** @type {Found | null} */
  #grip = null;
  /** @type {Found | null} */
  #target = null;
  #pointer = 0;
  #start = { x: 0, y: 0 };

  /**
   * @param {Question} question
   * @param {DragWays} ways
   */
  constructor(question, ways) {
    this.#question = question;
    this.#ways = ways;
    question.addEventListener("pointerdown", this);
  }

  /** @param {PageEvent} event */
  handleEvent(event) {
    /** @type {Record<string, () => void>} */
    const answers = {
      pointerdown: () => this.#take(event),
      pointermove: () => this.#drag(event),
      pointerup: () => this.#drop(),
      pointercancel: () => this.#letGo(),
      keydown: () => event.key === "Escape" && this.#letGo()
    };
    const isOther = this.#grip && event.pointerId > 0 && event.pointerId !== this.#pointer;
    if (!isOther) answers[event.type]();
  }

  release() {
    this.#letGo();
    this.#question.removeEventListener("pointerdown", this);
  }

  /** @param {PageEvent} event */
  #take(event) {
    const grip = event.target.closest(this.#ways.grips);
    const isClosed = this.#question.querySelector("fieldset:disabled");
    if (this.#grip || !grip || event.button !== 0 || isClosed) return;
    event.preventDefault();
    this.#grip = grip;
    this.#pointer = event.pointerId;
    this.#start = { x: event.clientX, y: event.clientY };
    for (const type of ["pointermove", "pointerup", "pointercancel", "keydown"])
      document.addEventListener(type, this);
  }

  /** @param {PageEvent} pointer */
  #drag({ clientX, clientY }) {
    this.#dragged.style.transform = `translate(${clientX - this.#start.x}px, ${clientY - this.#start.y}px)`;
    this.#dragged.classList.add("lw-dragged");
    const under = document.elementFromPoint(clientX, clientY)?.closest(this.#ways.targets);
    this.#aim(
      under && this.#question.contains(under) && !under.contains(this.#grip) ? under : null
    );
  }

  #drop() {
    const [grip, target] = [this.#grip, this.#target];
    this.#letGo();
    if (grip && target) this.#ways.drop(grip, target);
  }

  #letGo() {
    if (!this.#grip) return;
    this.#aim(null);
    this.#dragged.style.removeProperty("transform");
    this.#dragged.classList.remove("lw-dragged");
    this.#grip = null;
    for (const type of ["pointermove", "pointerup", "pointercancel", "keydown"])
      document.removeEventListener(type, this);
  }

  /** @param {Found | null} target */
  #aim(target) {
    this.#target?.classList.remove("lw-over");
    this.#target = target;
    target?.classList.add("lw-over");
  }

  // What moves with the pointer: the whole row of a grip within one.
  get #dragged() {
    const grip = /** @type {Found} */ (this.#grip);
    return grip.closest(this.#ways.targets) ?? grip;
  }
}

Lessonwright.dragging = (question, ways) => new Dragging(question, ways);
