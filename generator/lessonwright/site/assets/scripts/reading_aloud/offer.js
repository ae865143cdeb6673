// Owns the offer to read a lesson aloud: a button stands there once the device has a voice of its own
// for the page's language. What reads is loaded when it is asked for; no other host is asked at all.

const { button, make, root, word } = Lessonwright;
const VOICE = "lw-voice"; // by a name of its own, so that no page brings it along

// Many browsers offer voices that speak from another host, and those would send the text there.
Lessonwright.ownVoices = (language) =>
  speechSynthesis
    .getVoices()
    .filter(({ lang, localService }) => localService && lang.slice(0, 2) === language.slice(0, 2));

class ReadAloud extends Lessonwright.Element {
  connectedCallback() {
    if (!window.speechSynthesis) return;
    this.listen(speechSynthesis, "voiceschanged");
    this.listen(this, "click");
    this.handleEvent();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.replaceChildren();
  }

  /** @param {PageEvent} [event] */
  handleEvent(event) {
    if (event?.target.closest?.('[data-does="read"]')) this.#read();
    else if (!this.firstChild && Lessonwright.ownVoices(document.documentElement.lang)[0])
      this.append(button(word("read-aloud"), "read"));
  }

  // A browser lets a page speak once it has spoken at a press of a button.
  #read() {
    speechSynthesis.speak(new SpeechSynthesisUtterance(""));
    const file = `${root}assets/lessonwright/voice.`;
    document.head.append(
      make("link", { rel: "stylesheet", href: `${file}css` }),
      make("script", { src: `${file}js` })
    );
    this.append(make(VOICE));
  }
}

ReadAloud.define("lw-read-aloud");
