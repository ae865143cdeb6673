"""Choices of numbers that overlap, so that two of them hold the same number.

Whoever knows that it is 12 finds it in "10 to 15" and in "12 to 20". Where ranges only touch, as 10
to 15 and 15 to 20, the number between has two places, too.

Source: Haladyna, Downing & Rodriguez, "A review of multiple-choice item-writing guidelines for
classroom assessment" (2002): keep choices independent; they should not overlap.

Passes:

    quiz:
      questions:
        - multiple-choice: How many days old may a receipt be?
          choices: [wrong: 1 to 7, correct: 8 to 30, wrong: 31 to 60]

Fails:

    quiz:
      questions:
        - multiple-choice: How many days old may a receipt be?
          choices: [wrong: 1 to 10, correct: 10 to 30, wrong: 30 to 60]

Says: `1 to 10` and `10 to 30` overlap
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from lessonwright.course.course import Course
from lessonwright.lint.rule import Finding
from lessonwright.lint.walk import choice_questions
from lessonwright.wording import quote

GROUP = "questions"
LEVEL = "warning"

_RANGE = re.compile(r"\D{0,3}(\d{1,9}) ?(?:-|–|to|bis|à) ?\D?(\d{1,9})\b")


def findings(course: Course) -> Iterator[Finding]:
    """Yield the questions with two ranges that overlap."""
    for asked in choice_questions(course):
        ranges = [
            (int(found[1]), int(found[2]), choice.text)
            for choice in asked.question.choices[:_MOST]
            if (found := _RANGE.match(choice.text))
        ]
        clash = next(filter(_overlap, pairwise(sorted(ranges))), None)
        if clash:
            message = f"{quote(clash[0][2])} and {quote(clash[1][2])} overlap"
            help_line = "let each range begin after the one before it ends"
            yield Finding(asked.file, (*asked.path, "choices"), message, help_line, at_key=True)


_MOST = 20


def _overlap(pair: tuple[tuple[int, int, str], tuple[int, int, str]]) -> bool:
    return pair[1][0] <= pair[0][1]
