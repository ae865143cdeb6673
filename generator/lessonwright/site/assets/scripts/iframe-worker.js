// Owns search in a site that is opened from a folder: there a browser refuses workers, so this puts
// a frame in their place. Material's search finds it by the name IFrameWorker. It is no part of
// lessonwright.js and is loaded before Material's own script, in offline builds alone.

(() => {
  /**
   * Runs scripts one after the other; a worker's own `importScripts` blocks, this one is awaited.
   * @param {HTMLIFrameElement} frame
   * @param {string} url
   */
  const load = (frame, url) =>
    new Promise((resolve, reject) => {
      const page = /** @type {Document} */ (frame.contentDocument);
      const script = page.createElement("script");
      Object.assign(script, { src: url, onload: resolve, onerror: reject });
      page.body.append(script);
    });

  class IFrameWorker extends EventTarget {
    #frame = document.createElement("iframe");
    /** @type {Promise<unknown>} */
    #ready;

    /** @param {string | URL} url */
    constructor(url) {
      super();
      this.#frame.hidden = true;
      document.body.append(this.#frame);
      Object.assign(this.#window, {
        postMessage: (/** @type {unknown} */ data) => this.#tell(this, data),
        importScripts: (/** @type {string[]} */ ...urls) =>
          urls.reduce(
            (before, next) => before.then(() => load(this.#frame, next)),
            /** @type {Promise<unknown>} */ (Promise.resolve())
          )
      });
      this.#ready = load(this.#frame, new URL(url, document.baseURI).href);
    }

    /** @param {unknown} data */
    postMessage(data) {
      this.#ready.then(() => this.#tell(this.#window, data));
    }

    get #window() {
      return /** @type {Window} */ (this.#frame.contentWindow);
    }

    terminate() {
      this.#frame.remove();
    }

    /**
     * @param {EventTarget} target
     * @param {unknown} data
     */
    #tell(target, data) {
      target.dispatchEvent(new MessageEvent("message", { data }));
    }
  }

  if (location.protocol === "file:") Object.assign(window, { IFrameWorker, Worker: IFrameWorker });
})();
