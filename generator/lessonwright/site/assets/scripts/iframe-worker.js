// Owns search in a site that is opened from a folder: there a browser refuses workers, so this puts a frame in their
// place. Material's search finds it by the name IFrameWorker. It is no part of lessonwright.js and is loaded before
// Material's own script, in offline builds alone.

(() => {
  // Runs scripts one after the other; a worker's own `importScripts` blocks, this one is awaited.
  const load = (frame, url) =>
    new Promise((resolve, reject) => {
      const script = frame.contentDocument.createElement("script");
      Object.assign(script, { src: url, onload: resolve, onerror: reject });
      frame.contentDocument.body.append(script);
    });

  class IFrameWorker extends EventTarget {
    #frame = document.createElement("iframe");
    #ready;

    constructor(url) {
      super();
      this.#frame.hidden = true;
      document.body.append(this.#frame);
      Object.assign(this.#frame.contentWindow, {
        postMessage: (data) => this.#tell(this, data),
        importScripts: (...urls) =>
          urls.reduce(
            (before, next) => before.then(() => load(this.#frame, next)),
            Promise.resolve()
          )
      });
      this.#ready = load(this.#frame, new URL(url, document.baseURI).href);
    }

    postMessage(data) {
      this.#ready.then(() => this.#tell(this.#frame.contentWindow, data));
    }

    terminate() {
      this.#frame.remove();
    }

    #tell(target, data) {
      target.dispatchEvent(new MessageEvent("message", { data }));
    }
  }

  if (location.protocol === "file:") Object.assign(window, { IFrameWorker, Worker: IFrameWorker });
})();
