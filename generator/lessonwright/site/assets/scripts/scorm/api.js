// Owns what the SCORM standards have in common: the LMS' API is looked for in the windows around
// this one; values are set where they are new, and set again where the LMS did not say that it has
// them. In go the API's name and those of its functions; out come values and whether they arrived.

const MOST_WINDOWS = 500;
const REFUSED = /^(?:20[1-3]|351|40[1-8])$/; // errors that no second try mends

/**
 * Returns the API in a window or in one around it; null where there is none that can be reached.
 * @param {any} from
 * @param {string} name
 */
function findAbove(from, name) {
  let here = from;
  try {
    for (let n = 0; here && n < MOST_WINDOWS; n += 1) {
      if (here[name]) return here[name];
      if (here.parent === here) return null;
      here = here.parent;
    }
  } catch {
    // a window of another host
  }
  return null;
}

/** @param {string} name */
function find(name) {
  const opener = () => {
    try {
      return window.opener ?? window.top?.opener;
    } catch {
      return null;
    }
  };
  return findAbove(window, name) ?? findAbove(opener(), name);
}

Lessonwright.ScormApi = class {
  #api;
  #names;
  /** @type {Map<string, string>} */
  #pending = new Map();
  /** @type {Map<string, string>} */
  #uncommitted = new Map();
  /** @type {Map<string, string>} */
  #there = new Map();

  /**
   * @param {string} name
   * @param {ScormNames} names
   */
  constructor(name, names) {
    this.#api = find(name);
    this.#names = names;
  }

  get isThere() {
    return this.#api !== null;
  }

  /**
   * Calls a function of the API; "" where it is broken.
   * @param {keyof ScormNames} what
   * @param {...string} values
   * @returns {string}
   */
  #call(what, ...values) {
    try {
      return String(this.#api[this.#names[what]](...values) ?? "");
    } catch {
      return "";
    }
  }

  initialize() {
    return this.#call("initialize", "") === "true";
  }

  /** @param {string} element */
  get(element) {
    return this.#call("get", element);
  }

  /**
   * @param {string} element
   * @param {string | number} value
   */
  set(element, value) {
    const text = String(value);
    const known =
      this.#pending.get(element) ?? this.#uncommitted.get(element) ?? this.#there.get(element);
    if (known !== text) this.#pending.set(element, text);
  }

  // Hands over what is pending; returns whether the LMS has it all.
  commit() {
    const handed = [...this.#pending].every(([element, value]) => this.#hand(element, value));
    if (!handed) return false;
    if (this.#call("commit", "") !== "true") {
      this.#pending = new Map([...this.#uncommitted, ...this.#pending]);
      this.#uncommitted.clear();
      return false;
    }
    for (const [element, value] of this.#uncommitted) this.#there.set(element, value);
    this.#uncommitted.clear();
    return true;
  }

  /**
   * @param {string} element
   * @param {string} value
   */
  #hand(element, value) {
    const taken = this.#call("set", element, value) === "true";
    if (!taken && !REFUSED.test(this.#call("lastError"))) return false;
    this.#pending.delete(element);
    this.#uncommitted.set(element, value);
    return true;
  }

  finish() {
    const committed = this.commit();
    return this.#call("finish", "") === "true" && committed;
  }
};

// What both standards do alike: questions and objectives are told at places that stay theirs.
Lessonwright.ScormStandard = class {
  api;
  takesInteractions = false;
  takesObjectives = false;
  /** @type {Map<string, number>} */
  #interactions = new Map();
  #nextInteraction = 0;
  /** @type {string[]} */
  #objectives = [];

  /** @param {ScormApi} api */
  constructor(api) {
    this.api = api;
  }

  // Looks up what the LMS can be told, and what it was told before.
  open() {
    const { api } = this;
    this.takesInteractions = api.get("cmi.interactions._children").includes("_response");
    this.takesObjectives = api.get("cmi.objectives._children").includes("score");
    this.#nextInteraction = Number(api.get("cmi.interactions._count")) || 0;
    const count = Number(api.get("cmi.objectives._count")) || 0;
    this.#objectives = Array.from({ length: count }, (_, n) => api.get(`cmi.objectives.${n}.id`));
  }

  /**
   * Interactions may only be written: those of earlier sessions have the places that the state says,
   * where the LMS has kept them.
   * @param {string[]} codes
   */
  known(codes) {
    if (this.#nextInteraction >= codes.length)
      this.#interactions = new Map(codes.map((code, place) => [code, place]));
  }

  /** @param {string} code */
  interactionAt(code) {
    const place = this.#interactions.get(code) ?? this.#nextInteraction++;
    this.#interactions.set(code, place);
    return `cmi.interactions.${place}`;
  }

  /** @param {string} id */
  objectiveAt(id) {
    if (!this.#objectives.includes(id)) this.#objectives.push(id);
    return `cmi.objectives.${this.#objectives.indexOf(id)}`;
  }

  /**
   * @param {string} element
   * @param {number} score
   */
  setScore(element, score) {
    this.api.set(`${element}.raw`, score);
    this.api.set(`${element}.min`, 0);
    this.api.set(`${element}.max`, 100);
  }

  async commit() {
    return this.api.commit();
  }

  finish() {
    return this.api.finish();
  }
};
