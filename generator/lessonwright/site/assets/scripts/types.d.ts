// Owns the types that scripts share: what lies in the store, what a kind of question is, what
// `Lessonwright` holds. A check of the code reads it; no page gets it. A script that gives a new
// name to others says its type here.

// What a selector finds on a page of ours, or `make` makes. Pages are complete as they come from
// the templates, so what a script asks for is taken to be there; where it may not be, the script
// itself looks (`?.`, `??`).
interface Found extends HTMLElement {
  readonly dataset: Record<string, string>;
  readonly children: HTMLCollectionOf<Found>;
  readonly firstElementChild: Found;
  readonly parentElement: Found;
  readonly localName: string;
  readonly options: HTMLCollectionOf<HTMLOptionElement>;
  readonly selectedOptions: HTMLCollectionOf<HTMLOptionElement>;
  readonly files: FileList;
  readonly rows: number | undefined;
  checked: boolean;
  disabled: boolean;
  href: string;
  open: boolean;
  type: string;
  value: string;
  cloneNode(deep?: boolean): Found;
  getAttribute(name: string): string;
}

interface ParentNode {
  querySelector(selectors: string): Found;
  querySelectorAll(selectors: "lw-question"): NodeListOf<Question>;
  querySelectorAll(selectors: "lw-prompt"): NodeListOf<Prompt>;
  querySelectorAll(selectors: string): NodeListOf<Found>;
}

interface Element {
  closest(selectors: "lw-prompt"): Prompt;
  closest(selectors: string): Found;
  // A browser writes numbers out.
  setAttribute(name: string, value: number | string | null): void;
}

// Whether a request waits until somebody searches.
interface XMLHttpRequest {
  waits?: boolean;
}

// Whatever one of our elements listens to.
interface PageEvent extends Event {
  readonly target: Found;
  readonly currentTarget: Found | Store;
  // biome-ignore lint/suspicious/noExplicitAny: each event's own; the script that sends it says what is in it
  readonly detail: any;
  readonly button: number;
  readonly clientX: number;
  readonly clientY: number;
  readonly isPrimary: boolean;
  readonly pointerId: number;
  readonly isComposing: boolean;
  readonly key: string;
  readonly repeat: boolean;
}

// --- The store

// One thing that a learner has entered, as it lies in the store. `data` may come from a file of
// anybody's: it is looked at before it is trusted.
interface Entry {
  v: 1;
  at: number;
  label: string;
  // biome-ignore lint/suspicious/noExplicitAny: it is whatever JSON can hold
  data: any;
}

type KeyedEntry = Entry & { key: string };

// Where texts lie: the browser's storage, the page's memory, or an LMS.
interface Backend {
  getItem(key: string): string | null;
  setItem(key: string, text: string): void;
  removeItem(key: string): void;
  keys(): string[];
}

type Place = "browser" | "tab" | "page";
type Why = "" | "shared" | "refused" | "full";

interface StorageChoice {
  backend: Backend;
  place: Place;
  why: Why;
}

// Whose entries these are, where a frame around the page holds a session with an LMS (`held`): their
// keys begin with `learner`. `memory` is for a browser that keeps nothing.
interface Session {
  learner: string;
  memory: Backend;
  held: boolean;
}

interface StoreChange {
  key: string | null;
  own: boolean;
}

declare class TextStorage {
  backend: Backend;
  readonly keys: string[];
  readonly isFull: boolean;
  isSaved(key: string): boolean;
  text(key: string): string | null;
  forget(key: string): void;
  put(key: string, text: string): boolean;
  write(key: string, text: string): void;
  retry(): void;
  freeKey(wanted: string, text: string): string;
}

declare class Store extends EventTarget {
  hasSetAside: boolean;
  readonly status: { place: Place; why: Why };
  readonly isShared: boolean;
  readonly atRisk: boolean;
  get(key: string): Entry | null;
  set(key: string, data: unknown, label?: string, at?: number): void;
  remove(key: string): void;
  entries(prefix?: string): KeyedEntry[];
  aside(course: string): [string, string | null][];
  take(entries: [string, Entry][]): number;
  takeAside(key: string, text: string): boolean;
  erase(course: string): void;
  setAside(key: string): void;
  share(on: boolean): void;
  use(backend: Backend, place?: Place, why?: Why): void;
}

interface NotesFile {
  entries: [string, Entry][];
  aside: [string, string][];
  damaged: number;
  foreign: number;
}

// --- The course

interface Lesson {
  id: string;
  title: string;
  address: string;
  quiz: boolean;
}

interface Module {
  id: string;
  title: string;
  address: string;
  lessons: Lesson[];
}

// What course.js says: a lesson is its id within its module, its title, and 1 where it has a quiz.
interface Outline {
  id: string;
  title: string;
  ending: string;
  modules: [string, string, [string, string, number?][]][];
}

interface Course {
  id: string;
  title: string;
  modules: Module[];
  address(page: string): string;
}

interface Progress {
  lessons: Lesson[];
  doneAt(lesson: Lesson): number;
  nextLesson(): Lesson | null;
  lesson(id: string | null): Lesson | undefined;
  module(id: string | null): Module | undefined;
  doneOf(lessons: Lesson[]): number;
  hasBegun(): boolean;
  visit(id: string): void;
  mark(lesson: Lesson, done: boolean): void;
  isTouchedBy(key: string | null): boolean;
}

// --- Questions

type Outcome = "correct" | "partial" | "incorrect";
type Phase = "open" | "checked" | "shown";
type Pair = [string, string];

// The element `lw-question`, as its kind meets it.
interface Question extends LessonwrightElement {
  label: string;
  enter(moved?: string): void;
}

// What is kept of a question; question_record.js says what each part means. `Response` is of the
// question's kind.
interface QuestionRecord<Response> {
  response: Response | null;
  phase: Phase;
  used: number;
  hints: number;
  round: number;
  outcome: Outcome | null;
  score: number | null;
}

type SavedRecord<Response> = QuestionRecord<Response> & { kind: string; offered: string[] };

// How a response was marked: `parts` are shown as right or not where they stand; `remark` is said
// of the whole.
interface Marked {
  score: number;
  parts: { at: Found; right: boolean; near?: string }[]; // near: what is said of one that counts half
  remark?: string;
}

interface Feedback {
  choice: string;
  nodes: Found[];
}

type Order = <Item>(items: Item[], name: (item: Item) => string) => Item[];

// What is particular to a kind of question. The frame does the rest.
interface Kind<Response> {
  // What a response is taken from, in words or ids, never positions: an answer to something else is
  // no answer.
  offer(question: Question): string[];
  // What the form holds now; null: nothing yet.
  response(question: Question): Response | null;
  show(question: Question, response: Response | null): void;
  // What of a stored response still applies.
  keep(question: Question, response: unknown): Response | null;
  mark(question: Question, response: Response): Marked;
  label?(question: Question): string | null;
  prepare?(question: Question): void;
  release?(question: Question): void;
  change?(question: Question, select: Found): void;
  press?(question: Question, does: string, button: Found): void;
  refusal?(question: Question, response: Response): string;
  // What is to be asked before an attempt is used, such as whether places shall stay empty.
  doubt?(question: Question, response: Response | null): string;
  // What the form shows counts as the response, where nothing was entered and it is meant so.
  asShown?(question: Question): Response;
  attempts?(question: Question): number | null;
  arrange?: ((question: Question, order: Order) => void) | null;
  feedback?: ((question: Question, response: Response) => Feedback[]) | null;
}

interface Choices extends Omit<Kind<string[]>, "mark" | "keep"> {
  keys(question: Question): string[];
  parts(question: Question, chosen: string[], keys: string[]): Marked["parts"];
  keep(question: Question, response: unknown, limit?: number): string[] | null;
}

interface TextFields extends Omit<Kind<string[]>, "mark"> {
  fields(question: Question): Found[];
  acceptedTexts(question: Question): string[][];
}

interface Rows extends Kind<Pair[]> {
  change(question: Question): void;
  selects(question: Question): Found[];
}

interface DragWays {
  grips: string;
  targets: string;
  drop(grip: Found, target: Found): void;
}

interface QuestionView {
  checked: boolean;
  settled: boolean;
  open: boolean;
  feedback: Element[];
  notice: string;
  quietly: boolean;
}

interface QuestionFrame {
  hints: Found[];
  release(): void;
  say(words: string): void;
  tell(words: string): void;
  show(view: QuestionView): void;
  showHints(opened: number): void;
  focusAfterCheck(): void;
}

// --- Sessions with an LMS

// What Python says of the course in a package.
interface PackageFacts {
  language: string;
  rules: {
    completes: "lessons" | "quizzes" | "share" | "last-page";
    share: number;
    passes: "quizzes" | "score";
    mastery: number;
  };
  start: string;
  pages: string[];
  lessons: LessonFacts[];
}

interface LessonFacts {
  id: string;
  code: string;
  title: string;
  page: string;
  pass: number;
  questions: QuestionFacts[];
  objectives: ObjectiveFacts[];
}

interface ObjectiveFacts {
  id: string;
  text: string;
  definition: object; // what cmi5 is told of it
}

// `parts` are what is chosen, put in order or given a partner of `targets`, as the page's script
// names them; `key` are places in them; `accept` are the texts that a gap takes.
interface QuestionFacts {
  id: string;
  path: string; // the id that an LMS knows it by, as that of its objective
  code: string;
  kind: string;
  stem: string;
  objective: string | null;
  type: string;
  offered: string[];
  parts: string[];
  targets: string[];
  accept: string[][];
  answer: number;
  tolerance: number;
  unit: string;
  keys: string[]; // patterns of what is right, for SCORM
  definition: object; // what cmi5 is told of the question
}

// biome-ignore lint/suspicious/noExplicitAny: texts, or pairs of them; a response is a list, too
type Tokens = any[];

// How one type of interaction tells its answers. `signs` is "" where nothing of an answer can be
// told so.
interface AnswerForm {
  signs(question: QuestionFacts, response: Tokens): string;
  response(question: QuestionFacts, signs: string): unknown;
  tokens(question: QuestionFacts, response: Tokens): Tokens;
}

type Success = "unknown" | "failed" | "passed";

// What was reached in a lesson, and when (milliseconds); 0: not known.
interface LessonResult {
  best: number;
  finished: boolean;
  passed: boolean;
  done: boolean;
  at: number;
}

interface LmsState {
  completed: boolean;
  success: Success;
  score: number | null;
  seed: number | null;
  lessons: Map<string, LessonResult>;
  questions: Map<string, string>;
}

interface ObjectiveResult extends ObjectiveFacts {
  score: number;
  passed: boolean;
}

interface LmsStatus {
  completed: boolean;
  success: Success;
  progress: number;
}

interface LmsInteraction {
  question: QuestionFacts;
  tokens: Tokens;
  score: number;
  latency: number;
}

// `answers`: whether the LMS has begun the session; `counts`: whether what is done in it does;
// `leave`: where the LMS wants learners to go when they leave. An LMS that does not answer need say
// nothing more.
interface LmsStart {
  answers: boolean;
  counts?: boolean;
  learner?: string;
  bookmark?: string;
  state?: string;
  leave?: string;
}

// One way to tell an LMS what was reached. What is handed to it waits until `commit`, which returns
// whether all of it has arrived; what has not is told again by the next one.
interface LmsStandard {
  readonly limit: number;
  start(): Promise<LmsStart | null>;
  known?(codes: string[]): void;
  bookmark(page: string): void;
  keep(state: string): void;
  interaction(interaction: LmsInteraction): void;
  objective(objective: ObjectiveResult): void;
  score(score: number): void;
  status(status: LmsStatus): void;
  time(seconds: number): void;
  commit(): Promise<boolean>;
  finish(): boolean;
}

// What the functions of an API are called.
interface ScormNames {
  initialize: string;
  get: string;
  set: string;
  commit: string;
  finish: string;
  lastError: string;
}

declare class ScormApi {
  constructor(name: string, names: ScormNames);
  readonly isThere: boolean;
  initialize(): boolean;
  get(element: string): string;
  set(element: string, value: string | number): void;
  commit(): boolean;
  finish(): boolean;
}

declare class ScormStandard {
  constructor(api: ScormApi);
  readonly api: ScormApi;
  readonly takesInteractions: boolean;
  readonly takesObjectives: boolean;
  open(): void;
  known(codes: string[]): void;
  interactionAt(code: string): string;
  objectiveAt(id: string): string;
  setScore(element: string, score: number): void;
  commit(): Promise<boolean>;
  finish(): boolean;
}

// --- Quizzes

interface Quiz extends LessonwrightElement {
  readonly questions: Question[];
}

interface QuizResult {
  finished: boolean;
  score: number | null;
  best: number;
  passed: boolean;
  passedAt: number;
  questions: string[];
  only: string[] | null;
}

interface QuizView {
  asked: Question[];
  best: number;
  changed: boolean;
  finished: boolean;
  only: string[] | null;
  pass: number;
  passed: boolean;
  score: number | null;
}

interface QuizFoot {
  release(): void;
  show(view: QuizView): void;
  askAbout(open: Question[]): void;
  focusResult(): void;
}

// --- Scenarios and worksheets

// One step of a learner's way through a scenario.
interface Step {
  scene: string;
  choice: string;
}

// One field of a prompt: what it was called when the learner filled it in, and what stands in it.
interface Field {
  name: string;
  value: string | true;
}

// The element `lw-prompt`.
interface Prompt extends LessonwrightElement {
  readonly key: string;
  readonly label: string;
}

// A statement that was judged twice, by its places on the scale.
interface Judgement {
  text: string;
  before: number;
  after: number;
}

interface JournalEntry {
  date: string;
  text: string;
}

// The list of a journal's entries: each item holds one element `lw-journal-entry`.
interface JournalList extends Found {
  readonly children: HTMLCollectionOf<JournalItem>;
}

interface JournalItem extends Found {
  readonly firstElementChild: JournalEntryElement;
}

interface JournalEntryElement extends Found {
  readonly key: string;
  show(): void;
}

interface Line {
  name: string;
  value: string;
}

interface WorkbookAnswer {
  prompt: string;
  lines: Line[];
}

// An entry that goes into the workbook, with what its key says.
type WrittenEntry = KeyedEntry & { lesson: string; kind: string; prompt: string; owner: string };

interface WorkbookLesson {
  title: string;
  address: string | null;
  answers: WorkbookAnswer[];
}

interface WorkbookSection {
  title: string;
  lessons: WorkbookLesson[];
}

interface CalendarEvent {
  uid: string;
  date: string;
  summary: string;
  description: string;
  stamp?: Date;
}

// --- What scripts give one another

type Attributes = Record<string, string | number | boolean | null | undefined>;
// biome-ignore lint/suspicious/noExplicitAny: texts and numbers; the number under `n` chooses the plural
type Places = Record<string, any>;

// What our elements have in common. Like all of a page of ours, their attributes and what is in
// them are there.
declare class LessonwrightElement extends HTMLElement {
  readonly children: HTMLCollectionOf<Found>;
  readonly firstElementChild: Found;
  static define(name: string): void;
  connectedCallback?(): void;
  disconnectedCallback(): void;
  getAttribute(name: string): string;
  handleEvent?(event: PageEvent): void;
  listen(target: EventTarget, types: string, capture?: boolean): void;
}

declare class ProgressMark extends LessonwrightElement {
  connectedCallback(): void;
  handleEvent(event: PageEvent): void;
  show(): void;
}

interface Lessonwright {
  // From the page and the catalogue of words
  language: string;
  outline: Outline;
  root: string;
  words: Record<string, string | (Record<string, string> & { other: string })>;

  word(key: string, places?: Places): string;
  number(value: number): string;
  day(when: number | string): string;
  localDate(when: number): string;
  today(): string;
  dateInWords(date: string): string;

  make<Made extends Found = Found>(
    tag: string,
    attributes?: Attributes,
    ...children: (Node | string)[]
  ): Made;
  draw(tag: string, attributes?: Attributes, ...children: (Node | string)[]): SVGElement;
  button(words: string, does: string, attributes?: Attributes): Found;
  wordsOf(element: Found, except?: string): string;
  ownVoices(language: string): SpeechSynthesisVoice[];
  focusOn(element: HTMLElement): void;
  download(name: string, type: string, text: string): void;
  Element: typeof LessonwrightElement;

  entry: {
    DAMAGED: string;
    OLDER: string;
    OPENING: string;
    isEntry(value: unknown): value is Entry;
    isMoment(value: unknown): value is number;
    parse(text: string): Entry | null;
    isOf(course: string): (key: string) => boolean;
    isEntered(key: string): boolean;
    under(opening: string, key: string): string;
  };
  key(element: Element, kind: string, id: string): string;
  session: Session;
  storage: {
    SHARED: string;
    choose(shared?: boolean): StorageChoice;
    isShared(): boolean;
    noteShared(shared: boolean): boolean;
    ownKey(key: string): string | undefined;
    storageNamed(name: "localStorage" | "sessionStorage"): Backend | null;
  };
  TextStorage: typeof TextStorage;
  store: Store;
  storageNotice(): string;
  notesFile: {
    read(text: string, course: string, now?: number): NotesFile | null;
    save(course: string): string;
    takeIn(file: NotesFile): { taken: number; kept: number; left: number };
  };
  course: Course;
  progress: Progress;
  Mark: typeof ProgressMark;
  tick(): Found;

  // biome-ignore lint/suspicious/noExplicitAny: each kind has responses of its own form
  kinds: Record<string, Kind<any>>;
  marking: {
    outcome(score: number): Outcome;
    percent(score: number): number;
    shareOfKeys(right: number, wrong: number, keys: number, distractors: number): number;
  };
  record: {
    blank: QuestionRecord<never>;
    nextRound<Response>(record: QuestionRecord<Response>): QuestionRecord<Response>;
    fit<Response>(
      data: SavedRecord<unknown>,
      kind: string,
      offered: string[],
      keep: (response: unknown) => Response | null
    ): { record: QuestionRecord<Response>; changed: boolean };
    isRecord(data: unknown): data is SavedRecord<unknown>;
    isTexts(value: unknown): value is string[];
  };
  reading: {
    accepts(accepted: string[], text: string): boolean;
    isNear(number: number, answer: number, tolerance: number): boolean;
    readings(text: string, unit?: string): number[];
  };
  dragging(question: Question, ways: DragWays): { release(): void };
  reorder(list: Element, wanted: Element[]): void;
  doubtOfEmpty(response: unknown, n: number): string;
  choices: Choices;
  textFields: TextFields;
  rows: Rows;
  questionFrame(question: Question): QuestionFrame;
  sign(outcome: Outcome | null, label: string): Found;
  signParts(parts: Marked["parts"]): void;
  unsignParts(question: Element): void;
  feedbackFor(
    question: Question,
    // biome-ignore lint/suspicious/noExplicitAny: whichever kind it is
    kind: Kind<any>,
    // biome-ignore lint/suspicious/noExplicitAny: and its response
    record: QuestionRecord<any>,
    marked: Marked,
    state: { settled: boolean; left: number | null }
  ): Element[];
  quizFoot(quiz: Quiz): QuizFoot;
  isMissed(question: Question): boolean;

  // biome-ignore lint/suspicious/noExplicitAny: data from the store
  fieldsIn(data: any): Map<string, Field>;
  // biome-ignore lint/suspicious/noExplicitAny: data from the store
  journalEntry(data: any): JournalEntry;
  calendar(...events: CalendarEvent[]): string;
  followUps: {
    LAST_DAY: string;
    isDate(value: unknown): value is string;
    dateOf(after: number, module?: string): string;
    isDone(id: string): boolean;
    mark(id: string, done: boolean, label: string): void;
    isTouchedBy(key: string | null): boolean;
    dueWords(date: string): string;
  };
  workbookData(promptsOf: Record<string, string[]>): WorkbookSection[];

  facts: PackageFacts;
  answers: {
    signs(record: SavedRecord<Tokens>, question: QuestionFacts): string;
    record(signs: string, question: QuestionFacts): SavedRecord<unknown>;
    tokens(question: QuestionFacts, response: Tokens): Tokens;
    join(tokens: Tokens, between: string, within: string): string;
  };
  lmsState: {
    blank(): LmsState;
    write(state: LmsState, limit: number): { text: string; whole: boolean };
    read(written: string): LmsState;
  };
  results: {
    keyOf(lesson: LessonFacts, item: string): string;
    checkedRecord(
      lesson: LessonFacts,
      question: QuestionFacts,
      store: Store
    ): (SavedRecord<Tokens> & { response: Tokens }) | null;
    next(
      before: LmsState,
      store: Store,
      seenLast: boolean
    ): { state: LmsState; progress: number; objectives: ObjectiveResult[] };
    forget(store: Store): void;
    restore(state: LmsState, store: Store): void;
  };
  ScormApi: typeof ScormApi;
  ScormStandard: typeof ScormStandard;
  isoDuration(seconds: number): string;
  beginSession(standard: LmsStandard): Promise<void>;
  completionCode(name: string, lessons: Lesson[], when: string): string;
}

declare const Lessonwright: Lessonwright;
type Bundle = [name: string, needs: string[], run: () => void];
declare var lessonwrightBundles: Bundle[] | { push(bundle: Bundle): void } | undefined;
