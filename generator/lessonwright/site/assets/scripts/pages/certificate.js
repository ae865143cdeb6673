// Owns the certificate: what the learner has done comes in; before everything is passed, what is
// missing comes out, and then a sheet to print. It is the learner's own word. Its code is a
// checksum of the course, its lessons, the day and the name: the same certificate always bears the
// same code, and anyone can make one, so it proves nothing.

const { course, day, make, progress, store, word } = Lessonwright;
const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // those that cannot be mistaken for one another
const NAME_LENGTH = 80;

/**
 * FNV-1a over the UTF-8 bytes, 64 bits.
 * @param {string} text
 */
function checksum(text) {
  return new TextEncoder()
    .encode(text)
    .reduce(
      (sum, byte) => ((sum ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn,
      0xcbf29ce484222325n
    );
}

Lessonwright.completionCode = (name, lessons, when) => {
  const words = name.normalize("NFC").trim().replace(/\s+/g, " ");
  const sum = checksum([course.id, ...lessons.map(({ id }) => id), when, words].join("\n"));
  const code = Array.from(
    { length: 12 },
    (_, place) => DIGITS[Number((sum >> BigInt(5 * place)) & 31n)]
  );
  return code.join("").replace(/.{4}(?=.)/g, "$&-");
};

class Certificate extends Lessonwright.Element {
  connectedCallback() {
    this.listen(this, "input click");
    this.listen(store, "change");
    this.#part("name").value = this.#storedName;
    this.#show();
  }

  /** @param {PageEvent} event */
  handleEvent(event) {
    if (event.currentTarget === store) this.#hear(event.detail);
    else if (event.type === "input") this.#saveName(event.target.value);
    else if (event.target.closest('[data-part="print"]')) window.print();
  }

  get #key() {
    return Lessonwright.key(this, "certificate", "name");
  }

  get #storedName() {
    const name = store.get(this.#key)?.data;
    return typeof name === "string" ? name.slice(0, NAME_LENGTH) : "";
  }

  /** @param {string} name */
  #part(name) {
    return this.querySelector(`[data-part="${name}"]`);
  }

  /** @param {StoreChange} change */
  #hear({ key, own }) {
    if (key === null || (key === this.#key && !own)) this.#part("name").value = this.#storedName;
    if (progress.isTouchedBy(key) || key === this.#key) this.#show();
  }

  /** @param {string} name */
  #saveName(name) {
    if (name.trim()) store.set(this.#key, name, this.querySelector("label").textContent);
    else store.remove(this.#key);
  }

  #show() {
    const missing = progress.lessons.filter((lesson) => !progress.doneAt(lesson));
    this.toggleAttribute("complete", !missing.length);
    this.#part("waiting").hidden = !missing.length;
    this.#part("earned").hidden = missing.length > 0;
    if (missing.length) this.#showMissing(missing);
    else this.#fillIn();
  }

  /** @param {Lesson[]} missing */
  #showMissing(missing) {
    const items = missing.map((lesson) =>
      make("li", {}, make("a", { href: lesson.address }, lesson.title))
    );
    const lead = make(
      "p",
      {},
      `${word("certificate-missing", { n: missing.length })} ${this.getAttribute("data-how")}`
    );
    this.#part("waiting").replaceChildren(
      lead,
      make("ul", { class: "lw-certificate__missing" }, ...items)
    );
  }

  #fillIn() {
    const when = Math.max(...progress.lessons.map(progress.doneAt));
    const name = this.#part("name").value.trim();
    this.#part("holder").textContent = name || this.getAttribute("data-nobody");
    this.#part("holder").toggleAttribute("data-empty", !name);
    this.#part("date").textContent = day(when);
    this.#part("code").textContent = Lessonwright.completionCode(
      name,
      progress.lessons,
      Lessonwright.localDate(when)
    );
  }
}

Certificate.define("lw-certificate");
