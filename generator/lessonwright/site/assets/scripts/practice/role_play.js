// Owns a role-play on the screen: its roles, each with a brief under a disclosure, come in. Whoever
// has opened one sees no other, until they say that they take another role.

const { button, focusOn, word } = Lessonwright;

class RolePlay extends Lessonwright.Element {
  connectedCallback() {
    this.listen(this, "click");
    this.listen(this, "toggle", true);
    this.#take(this.#roles.find((role) => this.#brief(role).open) ?? null);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#take(null);
  }

  /** @param {PageEvent} event */
  handleEvent(event) {
    const { target } = event;
    if (event.type === "click" && target.closest('[data-does="other-role"]')) this.#leave();
    else if (event.type === "toggle" && target.matches(".lw-brief") && target.open)
      this.#take(target.closest("[data-role]"));
  }

  get #roles() {
    return [...this.querySelectorAll("[data-role]")];
  }

  /** @param {Found} role */
  #brief(role) {
    return role.querySelector(".lw-brief");
  }

  #leave() {
    for (const role of this.#roles) this.#brief(role).open = false;
    this.#take(null);
    focusOn(this.querySelector(".lw-roles"));
  }

  /** @param {Found | null} own */
  #take(own) {
    for (const role of this.#roles) this.#brief(role).hidden = own !== null && role !== own;
    const mine = this.querySelector(".lw-role-play__mine");
    mine.firstElementChild.textContent = own ? word("you-play", { role: own.dataset.role }) : "";
    mine.querySelector("button")?.remove();
    if (own) mine.append(button(word("other-role"), "other-role"));
  }
}

RolePlay.define("lw-role-play");
