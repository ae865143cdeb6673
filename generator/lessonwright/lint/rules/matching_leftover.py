"""A matching with as many partners as items, so that the last pair is left over.

Whoever knows all but one knows all. One partner more, under `distractors`, or a partner that fits
twice, keeps the last one open.

Source: Haladyna, Downing & Rodriguez, "A review of multiple-choice item-writing guidelines for
classroom assessment" (2002): for matching, have more choices than items. A note, and only where
there are two or three pairs: with more, little is given away.

Passes:

    quiz:
      questions:
        - matching: Which form is for what?
          pairs: {Gifts: C, Repairs: D}
          distractors: [E]

Fails:

    quiz:
      questions:
        - matching: Which form is for what?
          pairs: {Gifts: C, Repairs: D}

Says: whoever knows 1 of these 2 pairs knows the other, too
"""

from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.course.question import Matching
from lessonwright.lint.rule import Finding
from lessonwright.lint.walk import course_questions

GROUP = "questions"
SCOPE = "lesson"
LEVEL = "note"

_MOST_PAIRS = 3


def findings(course: Course) -> Iterator[Finding]:
    """Yield the short matchings without a partner to spare."""
    for asked in course_questions(course):
        question = asked.question
        if not isinstance(question, Matching):
            continue
        count = len(question.pairs)
        if count <= _MOST_PAIRS and len(question.partners) == count:
            message = f"whoever knows {count - 1} of these {count} pairs knows the other, too"
            help_line = "add a partner that belongs to none, under `distractors`"
            yield Finding(asked.file, (*asked.path, "pairs"), message, help_line, at_key=True)
