"""The small course that the browser tests of questions are taken on, and what its author makes of it later."""

COURSE = """\
title: Drill
id: drill
summary: What it gives.
language: {language}
audience: Everybody.
modules: [first]
"""

MODULE = "title: First module\nsummary: How it starts.\nlessons: [kinds, free]\n"

HEAD = """\
title: {title}
summary: What it is about.
minutes: 30
objectives:
  - pick-it: Pick the right one.
    level: remember
  - place-it: Put each thing in its place.
    level: apply
body:
  - text: |
      ## How to pick

      You look before you pick.
  - question: {check}
  - text: |
      ## How to place

      You look before you place.
quiz:
  pass: 60
  shuffle: {shuffle}
{attempts}  questions:
"""

CHOOSE = """\
    - multiple-choice: Which fruit is yellow?
      id: fruit
      objective: pick-it
      choices:
        - correct: A banana.
          feedback: Yes, when it is ripe.
        - wrong: A plum.
          feedback: A plum is blue or red.
        - wrong: A kiwi.
          feedback: A kiwi is green inside.
      hints: [It is long., It bends.]
      feedback: Fruit shows by its colour that it is ripe.
"""
SEVERAL = """\
    - multiple-response: Which of these are birds?
      id: birds
      objective: pick-it
      choices:
        - correct: A gull.
          feedback: Yes, and a loud one.
        - correct: A wren.
        - wrong: A bat.
          feedback: It flies, but it gives milk.
        - wrong: A bee.
"""
TRUTH = """\
    - true-false: A whale is a fish.
      id: whale
      objective: pick-it
      answer: false
      feedback: It breathes air.
"""
MATCH = """\
    - matching: Who makes what?
      id: makers
      objective: place-it
      pairs:
        A baker: bread
        A tailor: coats
        A cooper: casks
      distractors: [shoes]
"""
ORDER = """\
    - ordering: From small to large.
      id: sizes
      objective: place-it
      items: [A mouse., A cat., A cow., A whale.]
"""
SORT = """\
    - sorting: Where do they live?
      id: homes
      objective: place-it
      groups:
        In water: [A trout., A crab.]
        On land: [A hare., A fox.]
"""
FILL = """\
    - fill-in: The sun rises in the [[east]] and sets in the [[west|West End]].
      id: sun
"""
SHORT = """\
    - short-answer: What do you call a place that serves coffee?
      id: coffee
      accept: [Café, coffee house]
"""
NUMBER = """\
    - numeric: How much of a body is water?
      id: water
      answer: 60.5
      tolerance: 0.5
      unit: "%"
"""
ALL = (CHOOSE, SEVERAL, TRUTH, MATCH, ORDER, SORT, FILL, SHORT, NUMBER)

JUDGE = """\
    - judge: A man shouts about his bill. How much does each reply help?
      id: bill
      objective: pick-it
      scale: [not at all, a little, much]
      replies:
        - reply: Calm down.
          rated: not at all
          feedback: He hears a rule.
        - reply: I see. Which line is it?
          rated: much
          feedback: He reads the bill with you.
        - reply: I am sorry.
          rated: a little
          disagree:
            higher: It is meant.
            lower: Nothing follows.
"""
PICKS = """\
    - judge: Which reply is the best, and which is the worst?
      id: picked
      form: best-and-worst
      scale: [bad, fair, good, very good]
      replies:
        - {reply: Go home., rated: bad, feedback: He will.}
        - {reply: Sit down., rated: good}
        - {reply: Wait here., rated: fair}
        - {reply: Show me., rated: very good}
"""

COLOURS = "".join(f"        - wrong: Colour {n}.\n" for n in range(7))
FREE = f"""\
    - multiple-choice: Which colour is first?
      id: first-colour
      objective: pick-it
      choices:
        - correct: Red.
{COLOURS}
    - multiple-choice: Which colour is last?
      id: last-colour
      objective: place-it
      choices:
        - wrong: Pink.
        - correct: Violet.
        - wrong: Brown.
    - multiple-choice: Which is taller?
      id: tallest
      objective: place-it
      choices:
        - correct: A tower.
        - wrong: A tree.
"""


def lesson(
    *questions: str,
    check: str = "fruit",
    title: str = "Kinds",
    shuffle: bool = False,
    attempts: int = 2,
) -> str:
    limit = f"  attempts: {attempts}\n" if attempts else ""
    head = HEAD.format(title=title, check=check, shuffle=str(shuffle).lower(), attempts=limit)
    return head + "".join(questions)


def course(kinds: str, language: str = "en") -> dict[str, str]:
    free = lesson(FREE, check="first-colour", title="Free", shuffle=True, attempts=0)
    return {
        "course.yml": COURSE.format(language=language),
        "first/module.yml": MODULE,
        "first/kinds.yml": kinds,
        "first/free.yml": free,
    }


REWORKED = lesson(
    # a question is new, one is gone, all others stand elsewhere
    "    - true-false: Ice is water.\n      id: ice\n      answer: true\n",
    NUMBER,
    SHORT,
    FILL.replace("The sun rises", "Each day the sun rises"),
    SORT.replace("A hare., A fox.", "A hare., A fox., A goat."),
    ORDER.replace("A cat., ", "A dog., "),
    MATCH.replace("coats", "suits"),
    SEVERAL.replace("A gull.", "A seagull."),
    CHOOSE,
)
"""The lesson after its author has worked on it; `whale` was taken out."""

MENDED = lesson(*ALL[:2], TRUTH.replace("answer: false", "answer: true"), *ALL[3:])
"""The lesson after its author has mended a key."""

REUSED = lesson(
    CHOOSE,
    SHORT.replace("short-answer: What do you call", "short-answer: Where is").replace("Café, ", ""),
)

LONG = lesson(
    *(SHORT.replace("coffee\n", f"q{n}\n").replace("coffee?", f"thing {n}?") for n in range(40)),
    check="q0",
)
"""A lesson with forty questions."""

LOPSIDED = lesson(
    CHOOSE,
    SEVERAL.replace("A wren.", "A wren.\n        - correct: A robin.").replace(
        "        - wrong: A bee.\n", ""
    ),
)
"""A lesson whose multiple-response question has three keys and one distractor."""

TOLD = [
    text if "\n      feedback" in text else f"{text}      feedback: What is behind it, {n}.\n"
    for n, text in enumerate(ALL)
]
"""All questions, each with feedback for the question as a whole."""

LOAVES = "Bread, and on Saturdays the rolls that the hotel has ordered"
LISTED = """\
    - multiple-choice: How do you find out how much of it is water?
      id: steps
      objective: pick-it
      feedback: |
        1. Weigh it.
        2. Dry it.
      choices:
        - correct: I weigh it.
          feedback: |
            Then:

            1. Dry it.
                1. In the sun.
                2. In the oven.
            2. Weigh it again.
        - wrong: I paint it.
        - wrong: I sell it.
"""
WORDY = lesson(CHOOSE, MATCH.replace("bread", LOAVES), LISTED)
"""A lesson with a partner that no box has room for, and feedback that counts its steps."""

SITES = {
    "course": course(lesson(*ALL)),
    "told": course(lesson(*TOLD)),
    "told-unlimited": course(lesson(*TOLD, attempts=0)),
    "reworked": course(REWORKED),
    "mended": course(MENDED),
    "long": course(LONG),
    "wordy": course(WORDY),
    "judged": course(lesson(CHOOSE, JUDGE, PICKS)),
    "scale-in-many-words": course(
        lesson(
            CHOOSE,
            JUDGE.replace("a little", "only after being asked"),
        )
    ),
    "lopsided": course(LOPSIDED),
    "german": course(lesson(*ALL), "de"),
    "arabic": course(lesson(*ALL), "ar"),
}
