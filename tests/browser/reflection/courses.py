"""The small course that the browser tests of reflection and progress are taken on, and the variants of it."""

COURSE = """\
title: Small steps
id: small-steps
summary: What it gives.
language: en
audience: Everybody.
modules: [first, second]
self-assessment:
  scale: [not yet, sometimes, always]
  statements: [I ask for help., I count what I do.]
"""

FIRST = "title: First module\nsummary: How it starts.\nlessons: [writing, choosing]\n"
SECOND = "title: Second module\nsummary: How it ends.\nlessons: [checking]\n"

LESSON = """\
title: {title}
summary: What it is about.
minutes: 30
objectives:
  - know-it: Name one thing.
    level: remember
body:
{body}
"""

TEXT = "  - text: A first sentence about zebras."

SCENARIO = """\
  - scenario: The late parcel
    start: desk
    scenes:
      desk:
        text: A customer waits for a parcel.
        choices:
          - say: I look it up at once.
            then: found
            feedback: That is what she hopes for.
          - say: It is not my parcel.
            then: angry
      angry:
        text: She raises her voice.
        choices:
          - say: I am sorry. Let me look.
            then: found
            feedback: Late, and honest.
          - say: Please leave.
            then: lost
      found:
        text: You find it under the desk.
        ending: good
      lost:
        text: She leaves for good.
        ending: poor
"""

ROLE_PLAY = """\
  - role-play: The lost parcel
    situation: At the counter, on a Saturday.
    roles:
      - role: Nadia
        public: She works there.
        brief: You lost the parcel yourself this morning.
      - role: Omar
        public: He waits.
        brief: It is a present for your mother.
        opening: Where is it?
    rounds:
      - minutes: 3
      - minutes: 2
        swap: true
    look-for: [A fact is named.]
    debrief:
      minutes: 4
      questions: [What helped?]
"""

OBSERVE = """\
  - observe: The first minute
    look-for: [She looks up., He says a name.]
    rubric:
      - criterion: The greeting
        levels: [to the screen, to the person]
"""

WRITE = "    - write: What happened?\n      lines: 3\n"
RATE = """\
    - rate: How often is this true?
      scale: [never, sometimes, always]
      statements: [I plan., I count., I ask.]
      bands:
        - up-to: 5
          text: Begin with **one** of them.
        - up-to: 9
          text: Most of it is there.
"""
TICK = "    - tick: What did you do?\n      items: [I listened., I asked., I waited.]\n"
TABLE = "    - fill-table: My strengths\n      columns: [Strength, Where it shows]\n      rows: 2\n"
PLAN = "    - plan: My next step\n"
JOURNAL = "    - journal: One win of today\n"
ENTRIES = """\
    - pick: Which voice spoke first?
      items: [The judge, The mentor]
    - gauge: How sure am I?
      low: not at all
      high: fully
    - fill-table: My day
      columns: [What]
      row-names: [Morning, Evening]
    - sign: I will do it.
      by: [I, My buddy]
"""
EVERY_PROMPT = WRITE + RATE + TICK + TABLE + PLAN + JOURNAL

QUIZ = """
quiz:
  pass: 100
  questions:
    - true-false: Zebras have stripes.
      id: stripes
      answer: true
"""


def worksheet(prompts: str) -> str:
    return f"\nworksheet:\n  title: My sheet\n  prompts:\n{prompts}"


def lesson(title: str, body: str = TEXT, rest: str = "") -> str:
    return LESSON.format(title=title, body=body) + rest


FILES = {
    "course.yml": COURSE,
    "first/module.yml": FIRST,
    "first/writing.yml": lesson("Writing it down", rest=worksheet(EVERY_PROMPT)),
    "first/choosing.yml": lesson(
        "Choosing words",
        SCENARIO + ROLE_PLAY + OBSERVE,
        worksheet("    - write: What would you say?\n" + ENTRIES),
    ),
    "second/module.yml": SECOND,
    "second/checking.yml": lesson("Checking it", rest=QUIZ),
}

QUESTIONS = (
    QUIZ.replace("pass: 100", "shuffle: false")
    + """\
    - true-false: Lions have manes.
      id: manes
      answer: true
    - true-false: Whales are fish.
      id: whales
      answer: false
    - true-false: Bats are birds.
      id: bats
      answer: false
"""
)
SHEETS = """\
worksheets:
  - title: For me
    prompts:
      - write: What did I feel?
  - title: For the trainer
    goes-to: trainer
    prompts:
      - write: What will I try?
      - gauge: How sure am I?
        low: not at all
        high: fully
"""
LATER = {
    "course.yml": COURSE
    + """\
session:
  follow-up:
    - after: 7
      do: Ask your partner how it went.
      ask: 1
      read-plans: true
      commit: What will you do next?
""",
    "second/module.yml": SECOND
    + "review: {ask: 2}\nfollow-up: [{after: 3, do: Count the zebras., read-plans: true}]\n",
    "second/checking.yml": lesson("Checking it", rest=QUESTIONS + SHEETS),
}
"""The same course with a review, and with follow-ups."""

REWORKED = {
    "first/writing.yml": lesson(
        "Writing it down",
        rest=worksheet(
            "    - write: What is new?\n"
            + JOURNAL
            + "    - tick: What did you do?\n      items: [I waited., I ran., I listened.]\n"
            + "    - rate: How often is this true?\n      scale: [hardly ever, sometimes, always]\n"
            + "      statements: [I ask., I rest., I plan.]\n"
            + "    - fill-table: My strengths\n      columns: [Since when, Strength]\n      rows: 3\n"
            + WRITE
        ),
    ),
    "first/choosing.yml": lesson(
        "Choosing words",
        SCENARIO.replace("I am sorry. Let me look.", "Let me look for it.") + OBSERVE,
        worksheet(ENTRIES.replace("The judge", "The lawyer")),
    ),
}
"""The same course after its author has added, moved, removed and changed prompts."""
