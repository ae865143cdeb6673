"""A short question behind a long story that decides nothing.

A case needs its facts. What comes before and has no word in common with what is asked or offered is
read for nothing, and tires those who read slowly.

Source: Haladyna, Downing & Rodriguez, "A review of multiple-choice item-writing guidelines for
classroom assessment" (2002): avoid window dressing (excessive verbiage). A note, since a scene can
be worth its words.

Passes:

    quiz:
      questions:
        - multiple-choice: A guest waits, and the till is shut. What do you do?
          choices: [correct: Call the lead, wrong: Wait, wrong: Go home]

Fails:

    quiz:
      questions:
        - multiple-choice: >-
            Rain fell on the roof. Ola brought a cake with cherries. Tom sang in the yard all day.
            Which form is for gifts?
          choices: [wrong: Form A, correct: Form C, wrong: Form D]

Says: the 3 sentences before this question have nothing to do with it
"""

import re
from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.lint.rule import Finding
from lessonwright.lint.sentences_and_words import sentences, words
from lessonwright.lint.walk import choice_questions

GROUP = "questions"
SCOPE = "lesson"
LEVEL = "note"

_USUAL_SENTENCES = 2
_LONG = 3
_SHORT = 2
"""Longer choices are mostly what somebody does in the story."""


def findings(course: Course) -> Iterator[Finding]:
    """Yield the choice questions of which no sentence before the last shares a word with what is asked and offered."""
    for asked in choice_questions(course):
        *before, last = [*sentences(asked.question.stem)] or [""]
        is_short = all(len(words(choice.text)) <= _SHORT for choice in asked.question.choices)
        if len(before) <= _USUAL_SENTENCES or not is_short or _POINTS.search(last):
            continue
        asks = _telling(" ".join([last, *(choice.text for choice in asked.question.choices)]))
        if not asks & _telling(" ".join(before)):
            message = f"the {len(before)} sentences before this question have nothing to do with it"
            path = (*asked.path, asked.question.kind)
            yield Finding(asked.file, path, message, "keep the facts that decide")


_POINTS = re.compile(
    r"\b(?:at work|here|you|him|he|she|do|does|did|they|his|her|their|it|this|that|now|next|first)\b",
    re.IGNORECASE,
)
"""A question with such a word points at the story."""


def _telling(text: str) -> set[str]:
    return {word.lower().removesuffix("s") for word in words(text) if len(word) > _LONG}
