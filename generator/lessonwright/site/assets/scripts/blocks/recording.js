// Owns a recording on the page: the browser's own player and what it stops for come in. At each stop
// it waits, and the stop opens; what is heard stands below a player that shows no captions itself.

const { button, make, word } = Lessonwright;
const JUMP = 2; // seconds between two looks from which on a learner has moved the player

class Recording extends Lessonwright.Element {
  #last = 0; // where the player was when it was last looked at
  /** @type {Set<Found>} */
  #passed = new Set();
  /** @type {Found | null} */
  #line = null;

  connectedCallback() {
    const player = this.#player;
    if (!player) return;
    this.listen(player, "timeupdate seeking play ended");
    this.listen(this, "click lw-prompt-changed");
    for (const stop of this.#stops) stop.open = false;
    this.#openAnswered();
    if (player.matches("audio")) this.#showCaptions(player);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#player?.pause();
    this.#line?.remove();
    this.#goOn?.remove();
    for (const stop of this.#stops) stop.open = true;
  }

  /** @param {PageEvent} event */
  handleEvent(event) {
    if (event.type === "cuechange") this.#showLine(/** @type {any} */ (event.target).activeCues);
    else if (event.type === "click") this.#press(event.target.closest('[data-does="play-on"]'));
    else if (event.type === "lw-prompt-changed") this.#openAnswered();
    else if (event.type === "play") this.#leave();
    else this.#look(event.type !== "seeking");
    if (event.type === "ended") this.#passed.clear();
  }

  /** @returns {HTMLMediaElement | null} */
  get #player() {
    return /** @type {any} */ (this.querySelector("audio, video"));
  }

  get #stops() {
    return [...this.querySelectorAll(".lw-stop")];
  }

  get #goOn() {
    return this.querySelector("[data-made].lw-stop__on");
  }

  #openAnswered() {
    for (const stop of this.#stops) if (stop.querySelector("textarea")?.value) stop.open = true;
  }

  // A stop is passed while the player runs; where a learner moves it to, there is none to pass.
  /** @param {boolean} isRunning */
  #look(isRunning) {
    const player = /** @type {HTMLMediaElement} */ (this.#player);
    const from = this.#last;
    this.#last = player.currentTime;
    const stands = player.paused && !player.ended;
    if (!isRunning || stands || player.currentTime - from > JUMP) return;
    const reached = this.#stops.find((stop) => {
      const second = Number(stop.dataset.second);
      return !this.#passed.has(stop) && from <= second && second <= player.currentTime;
    });
    if (reached) this.#stop(player, reached);
  }

  /**
   * @param {HTMLMediaElement} player
   * @param {Found} stop
   */
  #stop(player, stop) {
    player.pause();
    if (document.fullscreenElement) document.exitFullscreen();
    this.#passed.add(stop);
    stop.open = true;
    stop.toggleAttribute("data-now", true);
    if (!player.ended) {
      const goOn = button(word("play-on"), "play-on");
      stop.append(make("p", { class: "lw-stop__on", "data-made": true }, goOn));
    }
    stop.querySelector("summary").focus();
    stop.scrollIntoView({ block: "nearest" });
  }

  /** @param {Found | null} pressed */
  #press(pressed) {
    if (!pressed) return;
    this.#player?.focus();
    this.#player?.play();
  }

  #leave() {
    this.#goOn?.remove();
    for (const stop of this.#stops) stop.toggleAttribute("data-now", false);
  }

  // An audio player has no room for captions, and takes none.
  /** @param {HTMLMediaElement} player */
  #showCaptions(player) {
    const [track] = player.textTracks;
    track.mode = "hidden";
    this.listen(track, "cuechange");
    this.#line = make("p", { class: "lw-captions", "aria-hidden": "true", "data-made": true });
    player.after(this.#line);
  }

  /** @param {TextTrackCueList | null} cues */
  #showLine(cues) {
    this.#line?.replaceChildren(
      ...[...(cues ?? [])].map((cue) => /** @type {VTTCue} */ (cue).getCueAsHTML())
    );
  }
}

Recording.define("lw-recording");
