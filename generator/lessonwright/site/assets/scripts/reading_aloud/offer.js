// Owns the offer to read a lesson aloud: the button comes in and shows once the device has a voice of its
// own for the page's language. What reads is loaded when it is asked for; no other host is asked at all.

const { make, root } = Lessonwright;
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

  /** @param {PageEvent} [event] */
  handleEvent(event) {
    if (event?.type === "click") this.#read(event.target);
    else this.firstElementChild.hidden = !Lessonwright.ownVoices(document.documentElement.lang)[0];
  }

  // A browser lets a page speak once it has spoken at a press of a button.
  /** @param {Found} pressed */
  #read(pressed) {
    if (pressed !== this.firstElementChild) return;
    speechSynthesis.speak(new SpeechSynthesisUtterance(""));
    this.append(make("script", { src: `${root}assets/lessonwright/voice.js` }), make(VOICE));
  }
}

ReadAloud.define("lw-read-aloud");
