"""A key that can be put together from what most choices have in common.

If three choices begin with "Form B" and three end with "blue", the key is "Form B, blue". Authors
find distractors by changing the key in one place at a time, and learners know.

Source: Haladyna, Downing & Rodriguez, "A review of multiple-choice item-writing guidelines for
classroom assessment" (2002): avoid clues, among them convergence on the key.

Passes:

    quiz:
      questions:
        - multiple-choice: Which form, and which colour?
          choices: [correct: "Form B, blue", wrong: "Form B, red", wrong: "Form A, blue", wrong: "Form A, red"]

Fails:

    quiz:
      questions:
        - multiple-choice: Which form, and which colour?
          choices: [correct: "Form B, blue", wrong: "Form B, red", wrong: "Form A, blue", wrong: "Form B, green"]

Says: the key is made of what most of these choices have
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from lessonwright.course.course import Course
from lessonwright.course.question import MultipleChoice
from lessonwright.lint.rule import Finding
from lessonwright.lint.walk import choice_questions

GROUP = "questions"
SCOPE = "lesson"
LEVEL = "warning"

_SIGN = re.compile("[,;+/]")
_FEWEST_CHOICES = 3


def findings(course: Course) -> Iterator[Finding]:
    """Yield the questions with choices in two parts, of which the key alone has both of the most frequent."""
    for asked in choice_questions(course):
        question = asked.question
        if not isinstance(question, MultipleChoice) or len(question.choices) < _FEWEST_CHOICES:
            continue
        rows = [_parts(choice.text) for choice in question.choices]
        if {len(row) for row in rows} == {2} and _converges(
            rows, question.choices.index(question.key)
        ):
            message = "the key is made of what most of these choices have"
            help_line = "combine the parts evenly: two of each with two of each"
            yield Finding(asked.file, (*asked.path, "choices"), message, help_line, at_key=True)


def _converges(rows: Sequence[tuple[str, ...]], key: int) -> bool:
    counts = [Counter(column) for column in zip(*rows, strict=True)]
    scores = [sum(count[part] for count, part in zip(counts, row, strict=True)) for row in rows]
    return scores[key] == max(scores) and scores.count(max(scores)) == 1


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in _SIGN.split(text.strip(" .")))
