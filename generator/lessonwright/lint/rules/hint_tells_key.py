"""A hint that holds the key word for word.

A hint helps learners to find the answer themselves. One that says it turns the question into
copying.

Source: Haladyna, Downing & Rodriguez, "A review of multiple-choice item-writing guidelines for
classroom assessment" (2002): avoid giving clues to the right answer.

Passes:

    quiz:
      questions:
        - short-answer: Which form does a customer without a receipt get?
          accept: [form B]
          hints: [It stands second in the rack.]

Fails:

    quiz:
      questions:
        - short-answer: Which form does a customer without a receipt get?
          accept: [form B]
          hints: [Think of Form B.]

Says: this hint holds the key, `form B`
"""

import re
from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.course.question import FillIn, Numeric, Ordering, Question
from lessonwright.lint.rule import Finding
from lessonwright.lint.walk import course_questions
from lessonwright.wording import quote

GROUP = "questions"
LEVEL = "warning"

_SHORTEST = 4
"""Keys of fewer characters stand in hints by chance."""


def findings(course: Course) -> Iterator[Finding]:
    """Yield the hints that tell the key."""
    for asked in course_questions(course):
        keys = (
            [key for key in asked.question.telling_keys if len(key) >= _shortest(asked.question)]
            if asked.question.hints
            else []
        )
        for n, hint in enumerate(asked.question.hints):
            told = _whole_order(asked.question, hint) or next(
                (
                    key
                    for key in keys
                    if re.search(rf"(?<!\w){re.escape(key)}(?!\w)", hint, re.IGNORECASE)
                ),
                None,
            )
            if told:
                help_line = "say where to look, or how to find out"
                yield Finding(
                    asked.file,
                    (*asked.path, "hints", n),
                    f"this hint holds the key, {quote(told)}",
                    help_line,
                )


def _whole_order(question: Question, hint: str) -> str:
    """Return the first item of an ordering where the hint names all of its items in order."""
    if not isinstance(question, Ordering):
        return ""
    pattern = ".*?".join(re.escape(item.rstrip(".")) for item in question.items)
    return question.items[0] if re.search(pattern, hint, re.IGNORECASE | re.DOTALL) else ""


def _shortest(question: Question) -> int:
    """Return how short a key may be and still be no accident: a number and a gap's one word stand for themselves."""
    if isinstance(question, FillIn):
        return _SHORT_GAP
    return _SHORT_NUMBER if isinstance(question, Numeric) else _SHORTEST


_SHORT_GAP, _SHORT_NUMBER = 3, 2
