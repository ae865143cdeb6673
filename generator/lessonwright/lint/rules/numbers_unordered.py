"""Choices that are numbers, and do not stand in their order.

A learner who knows the number looks for it; in order, from small to large or from large to small,
it is found at once, and no place tells anything. On screen, where choices are shuffled, `shuffle:
false` keeps the order.

Source: Haladyna, Downing & Rodriguez, "A review of multiple-choice item-writing guidelines for
classroom assessment" (2002): place choices in logical or numerical order. A note, since it costs
only a moment.

Passes:

    quiz:
      questions:
        - multiple-choice: How many days does a refund take?
          choices: [wrong: 2, correct: 4, wrong: 6]

Fails:

    quiz:
      questions:
        - multiple-choice: How many days does a refund take?
          choices: [wrong: 6, wrong: 2, correct: 4]

Says: these numbers stand in no order
"""

import re
from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.lint.rule import Finding
from lessonwright.lint.walk import choice_questions

GROUP = "questions"
SCOPE = "lesson"
LEVEL = "note"

_NUMBER = re.compile(r"[^\w-]{0,2}(-?\d{1,9}(?:[.,]\d{1,9})?) ?(?:[^\W\d]{1,12}|[%€$£°])?\W{0,2}")
_FEWEST_NUMBERS = 3


def findings(course: Course) -> Iterator[Finding]:
    """Yield the questions whose choices are numbers out of order."""
    for asked in choice_questions(course):
        found = [_NUMBER.fullmatch(choice.text) for choice in asked.question.choices]
        numbers = [float(match[1].replace(",", ".")) for match in found if match]
        if len(numbers) < max(_FEWEST_NUMBERS, len(found)):
            continue
        if numbers not in (sorted(numbers), sorted(numbers, reverse=True)):
            help_line = "write them from small to large"
            yield Finding(
                asked.file,
                (*asked.path, "choices"),
                "these numbers stand in no order",
                help_line,
                at_key=True,
            )
