"""A stem with a blank in its middle.

A learner has to hold the beginning, try each choice in the gap and read the end again. A question,
or a blank at the end, asks the same in one reading.

Source: Haladyna, Downing & Rodriguez, "A review of multiple-choice item-writing guidelines for
classroom assessment" (2002): use a question or a completion at the end; avoid the blank within. A
note, since it costs only time.

Passes:

    quiz:
      questions:
        - multiple-choice: What does a next step need beside a moment?
          choices: [correct: An act, wrong: An excuse, wrong: An answer]

Fails:

    quiz:
      questions:
        - multiple-choice: A next step needs an ____ and a moment.
          choices: [correct: act, wrong: excuse, wrong: answer]

Says: this stem has its blank in the middle
"""

import re
from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.lint.rule import Finding
from lessonwright.lint.walk import choice_questions
from lessonwright.lint.words import own_words

GROUP = "questions"
SCOPE = "lesson"
LEVEL = "note"

_BLANK = re.compile(
    r"(?<!_)_{3,}+(?=\W{0,80}[^\W_])|(?<!\.)\.{4,}+(?=\W{0,80}\w)|(?<= )(?:…|\.{3})(?= [^\W_])"
)


def findings(course: Course) -> Iterator[Finding]:
    """Yield the choice questions with a blank before more words."""
    for asked in choice_questions(course):
        if _BLANK.search(own_words(asked.question.stem)):
            path = (*asked.path, asked.question.kind)
            help_line = "ask it as a question, or as `fill-in`"
            yield Finding(asked.file, path, "this stem has its blank in the middle", help_line)
