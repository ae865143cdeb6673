// Owns cmi5: what a session has to tell comes in, statements and a document for the LRS of the launch
// go out, in the order and with the context that the standard asks for. What did not arrive is sent
// again under the same id, and so counts once.

const { answers, beginSession, facts, isoDuration, lmsState } = Lessonwright;
const ADL = "http://adlnet.gov/expapi";
const CMI5 = "https://w3id.org/xapi/cmi5/context";
const STATE = "lessonwright";
const JUDGES = ["completed", "passed", "failed"];
const TIMEOUT = 10_000;
const LARGEST_AT_CLOSE = 20_000; // signs; of a page that goes, a browser sends 64 KiB at most

/** @param {number} raw */
const percentage = (raw) => ({ scaled: raw / 100, raw, min: 0, max: 100 });

// A random UUID; the browser's own function is not there where the LMS is not served securely.
const uuid = () =>
  "xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx".replace(/x/g, () =>
    (crypto.getRandomValues(new Uint8Array(1))[0] % 16).toString(16)
  );

/**
 * Asks, and waits no longer than a learner does.
 * @param {string} address
 * @param {RequestInit} request
 */
function ask(address, request) {
  const timeout = new AbortController();
  setTimeout(() => timeout.abort(), TIMEOUT);
  return fetch(address, { ...request, signal: timeout.signal });
}

/** @implements {LmsStandard} */
class Cmi5 {
  limit = 64_000;
  #given = new URLSearchParams(location.search);
  #token = "";
  /** @type {any} */
  #launch = {};
  /** @type {any[]} */
  #pending = [];
  #document = { bookmark: "", state: "" };
  #arrived = "";
  #score = 0;
  #seconds = 0;
  #progress = 0;
  /** @type {Set<string>} */
  #told = new Set();
  /** @type {Map<string, number>} */
  #objectives = new Map();

  async start() {
    if (!this.#given.get("endpoint") || !this.#given.get("fetch")) return null;
    try {
      return await this.#open();
    } catch {
      return { answers: false };
    }
  }

  async #open() {
    const answer = await ask(this.#of("fetch"), { method: "POST" });
    this.#token = (await answer.json())["auth-token"];
    if (!this.#token) throw new Error("no token");
    this.#launch = await this.#read("LMS.LaunchData");
    await this.#ask(`agents/profile?${this.#query({ profileId: "cmi5LearnerPreferences" })}`);
    this.#document = { ...this.#document, ...(await this.#read(STATE)) };
    this.#arrived = JSON.stringify(this.#document);
    this.#recall();
    this.#add("initialized");
    if (!(await this.#sendStatements())) throw new Error("not initialized");
    return {
      answers: true,
      counts: (this.#launch.launchMode ?? "Normal") === "Normal",
      learner: this.#of("actor"),
      bookmark: String(this.#document.bookmark),
      state: String(this.#document.state),
      leave: this.#launch.returnURL
    };
  }

  // What was told in an earlier session is not told again; the platform's mark goes before ours.
  #recall() {
    const { completed, success } = lmsState.read(String(this.#document.state));
    if (completed) this.#told.add("completed");
    if (success === "passed") this.#told.add("passed");
    const { masteryScore } = this.#launch;
    if (typeof masteryScore === "number")
      Object.assign(facts.rules, { passes: "score", mastery: masteryScore * 100 });
  }

  /** @param {string} name */
  #of(name) {
    return this.#given.get(name) ?? "";
  }

  /** @param {Record<string, string>} more */
  #query(more) {
    return new URLSearchParams({ agent: this.#of("actor"), ...more });
  }

  /** @param {string} stateId */
  #stateAt(stateId) {
    const [activityId, registration] = [this.#of("activityId"), this.#of("registration")];
    return `activities/state?${this.#query({ activityId, registration, stateId })}`;
  }

  /**
   * @param {string} path
   * @param {RequestInit} [request]
   */
  #ask(path, request = {}) {
    const endpoint = this.#of("endpoint").replace(/\/?$/, "/");
    const headers = {
      Authorization: `Basic ${this.#token}`,
      "X-Experience-API-Version": "1.0.3",
      "Content-Type": "application/json"
    };
    return ask(endpoint + path, { ...request, headers });
  }

  /**
   * Returns a document of this launch; an empty one where there is none yet.
   * @param {string} stateId
   */
  async #read(stateId) {
    const answer = await this.#ask(this.#stateAt(stateId));
    if (answer.status === 404) return {};
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  }

  /**
   * @param {string} verb
   * @param {{ result?: object, object?: { id: string, definition: object }, cmi5?: boolean }} [more]
   */
  #add(verb, { result, object, cmi5 = true } = {}) {
    const { contextTemplate: template = {}, masteryScore } = this.#launch;
    const activities = template.contextActivities ?? {};
    const activity = { objectType: "Activity", id: this.#of("activityId") };
    const category = [
      ...(activities.category ?? []),
      cmi5 && { id: `${CMI5}/categories/cmi5` },
      JUDGES.includes(verb) && { id: `${CMI5}/categories/moveon` }
    ].filter(Boolean);
    const mark = ["passed", "failed"].includes(verb) ? masteryScore : null;
    // What is undefined here is left out on its way.
    this.#pending.push({
      id: uuid(),
      actor: JSON.parse(this.#of("actor")),
      verb: { id: `${ADL}/verbs/${verb}`, display: { en: verb } },
      object: object ? { objectType: "Activity", ...object } : activity,
      result,
      context: {
        ...template,
        registration: this.#of("registration"),
        contextActivities: {
          ...activities,
          category: category.length ? category : undefined,
          parent: object ? [...(activities.parent ?? []), activity] : activities.parent
        },
        extensions: {
          ...template.extensions,
          [`${CMI5}/extensions/masteryscore`]: mark ?? undefined
        }
      },
      timestamp: new Date().toISOString()
    });
  }

  get #duration() {
    return isoDuration(this.#seconds);
  }

  /** @param {string} name */
  #below(name) {
    return `${this.#of("activityId").replace(/\/$/, "")}/${name}`;
  }

  /** @param {string} bookmark */
  bookmark(bookmark) {
    this.#document = { ...this.#document, bookmark };
  }

  /** @param {string} state */
  keep(state) {
    this.#document = { ...this.#document, state };
  }

  /** @param {LmsInteraction} interaction */
  interaction({ question, tokens, score, latency }) {
    this.#add("answered", {
      cmi5: false,
      object: {
        id: this.#below(`questions/${question.path}`),
        definition: question.definition
      },
      result: {
        response: answers.join(tokens, "[,]", "[.]"),
        success: score >= 1,
        score: { scaled: score },
        duration: isoDuration(latency)
      }
    });
  }

  /** @param {ObjectiveResult} objective */
  objective({ id, definition, score, passed }) {
    if (this.#objectives.get(id) === score) return;
    this.#objectives.set(id, score);
    this.#add("scored", {
      cmi5: false,
      object: { id: this.#below(`objectives/${id}`), definition },
      result: { success: passed, score: percentage(score) }
    });
  }

  /** @param {number} score */
  score(score) {
    this.#score = score;
  }

  /** @param {LmsStatus} status */
  status({ completed, success, progress }) {
    const share = Math.floor(progress * 100);
    if (share > this.#progress && !completed)
      this.#add("progressed", {
        cmi5: false,
        result: { extensions: { "https://w3id.org/xapi/cmi5/result/extensions/progress": share } }
      });
    this.#progress = Math.max(share, this.#progress);
    if (completed) this.#tellOnce("completed", { completion: true });
    const score = percentage(this.#score);
    if (success === "passed") this.#tellOnce("passed", { success: true, score });
    if (success === "failed") this.#tellOnce("failed", { success: false, score });
  }

  /**
   * @param {"completed" | "passed" | "failed"} verb
   * @param {object} result
   */
  #tellOnce(verb, result) {
    if (this.#told.has(verb)) return;
    this.#told.add(verb);
    this.#add(verb, { result: { ...result, duration: this.#duration } });
  }

  /** @param {number} seconds */
  time(seconds) {
    this.#seconds = seconds;
  }

  async commit() {
    try {
      return (await this.#sendStatements()) && (await this.#sendDocument());
    } catch {
      return false;
    }
  }

  async #sendStatements(keepalive = false) {
    if (!this.#pending.length) return true;
    const sent = [...this.#pending];
    const body = JSON.stringify(sent);
    const answer = await this.#ask("statements", { method: "POST", body, keepalive });
    const arrived = answer.ok || answer.status === 409; // some or all of them are there already
    if (arrived) this.#pending = this.#pending.filter((one) => !sent.includes(one));
    return arrived;
  }

  async #sendDocument(keepalive = false) {
    const body = JSON.stringify(this.#document);
    if (body === this.#arrived) return true;
    const answer = await this.#ask(this.#stateAt(STATE), { method: "PUT", body, keepalive });
    if (answer.ok) this.#arrived = body;
    return answer.ok;
  }

  // The page is about to go: requests go on without it, and nobody hears their answers. What is too
  // much is told in the next session, which finds that the document does not have it.
  finish() {
    const isOwed = this.#pending.length || JSON.stringify(this.#document) !== this.#arrived;
    this.#add("terminated", { result: { duration: this.#duration } });
    const isLarge = JSON.stringify(this.#pending).length > LARGEST_AT_CLOSE;
    if (isLarge) this.#pending = this.#pending.slice(-1);
    Promise.allSettled([this.#sendStatements(true), isLarge || this.#sendDocument(true)]);
    return !isOwed;
  }
}

beginSession(new Cmi5());
