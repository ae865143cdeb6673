// Owns the voice that reads a lesson: what stands on the page comes in, block by block, and each is
// marked while it is heard. It is silent once the page is left.

const { button, make, ownVoices, root, word, wordsOf } = Lessonwright;
const BLOCKS = "h1, h2, h3, h4, p, li, dt, dd, figcaption, legend, label, summary, th, td";
const SILENT = "[data-search-exclude], [aria-hidden=true], [data-made], .headerlink, lw-read-aloud";
const WITHIN = `${BLOCKS}, ${SILENT}, button:not(.lw-term), audio, video, svg`;

/**
 * Returns the voice of the device that is nearest to a language: of its country, or else the one it
 * takes by itself.
 * @param {string} language
 */
function voiceFor(language) {
  const voices = ownVoices(language);
  return (
    voices.find(({ lang }) => lang.replace("_", "-") === language) ??
    voices.find((voice) => voice.default) ??
    voices[0] ??
    null
  );
}

/** @param {Element} page */
function blocksOf(page) {
  const found = [...page.querySelectorAll(BLOCKS)].filter(
    (block) => !block.closest(SILENT) && (block.checkVisibility?.() ?? true)
  );
  return found
    .map((element) => ({ element, words: wordsOf(/** @type {any} */ (element), WITHIN) }))
    .filter(({ words }) => /[\p{L}\p{N}]/u.test(words));
}

class Voice extends Lessonwright.Element {
  /** @type {{ element: Element, words: string }[]} */
  #blocks = [];
  #at = 0;
  #reads = false;
  /** @type {SpeechSynthesisUtterance | null} */
  #said = null;

  connectedCallback() {
    this.#blocks = blocksOf(this.closest("article") ?? document.body);
    this.listen(this, "click");
    this.listen(document, "keydown");
    this.listen(window, "pagehide");
    this.#read(0);
    this.querySelector("button").focus();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#silence();
    this.#mark(null);
  }

  /** @param {PageEvent} event */
  handleEvent(event) {
    const does = event.target.closest?.("button[data-does]")?.dataset.does;
    if (event.type === "pagehide" || event.key === "Escape") this.#leave();
    else if (event.type !== "click") return;
    else if (does === "pause") this.#pause();
    else if (does === "on") this.#read(this.#at);
    else if (does === "back") this.#read(Math.max(0, this.#at - 1));
    else if (does === "next") this.#read(this.#at + 1);
    else if (does === "stop") this.#leave();
  }

  /** @param {number} at */
  #read(at) {
    this.#silence();
    if (at >= this.#blocks.length) return this.#leave();
    const { element, words } = this.#blocks[at];
    const language = element.closest("[lang]")?.getAttribute("lang") || "en";
    const said = new SpeechSynthesisUtterance(words);
    said.lang = language;
    said.voice = voiceFor(language);
    said.onend = () => this.#said === said && this.#read(at + 1);
    this.#at = at;
    this.#said = said;
    this.#mark(element);
    this.#show(true);
    if (said.voice) speechSynthesis.speak(said);
    else this.#read(at + 1);
  }

  #pause() {
    this.#silence();
    this.#show(false);
  }

  #silence() {
    this.#said = null;
    speechSynthesis.cancel();
  }

  #leave() {
    const offer = /** @type {any} */ (this.parentElement?.querySelector("button"));
    this.remove();
    offer?.focus();
  }

  /** @param {Element | null} block */
  #mark(block) {
    for (const marked of document.querySelectorAll("[data-read]"))
      marked.removeAttribute("data-read");
    block?.setAttribute("data-read", "");
    block?.scrollIntoView({ block: "center" });
  }

  /** @param {boolean} reads */
  #show(reads) {
    if (this.firstChild && this.#reads === reads) return;
    const does = /** @type {any} */ (document.activeElement)?.dataset.does;
    this.#reads = reads;
    const ways = [
      button(word(reads ? "read-pause" : "read-on"), reads ? "pause" : "on"),
      button(word("read-back"), "back"),
      button(word("read-next"), "next"),
      button(word("read-stop"), "stop")
    ];
    const bar = { class: "lw-voice", role: "group", "aria-label": word("reading-aloud") };
    const held = this.contains(document.activeElement);
    this.replaceChildren(make("div", bar, ...ways));
    if (held) (this.querySelector(`[data-does="${does}"]`) ?? ways[0]).focus();
  }
}

document.head.append(
  make("link", { rel: "stylesheet", href: `${root}assets/lessonwright/voice.css` })
);
Voice.define("lw-voice");
