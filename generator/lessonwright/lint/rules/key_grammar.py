"""A choice that does not go with the stem's last word, so that the key is the one that does.

A stem that ends with "an" leaves only the choices that begin with a vowel; one that ends with "are"
rules out "a form". A last word in quotation marks or in code is talked about, and left alone.

Source: Haladyna, Downing & Rodriguez, "A review of multiple-choice item-writing guidelines for
classroom assessment" (2002): avoid clues, among them grammatical inconsistencies. For English
courses only.

Passes:

    quiz:
      questions:
        - multiple-choice: A reason that asks nothing of you next time is
          choices: [correct: an excuse, wrong: a plan, wrong: a next step]

Fails:

    quiz:
      questions:
        - multiple-choice: A reason that asks nothing of you next time is an
          choices: [correct: excuse, wrong: plan, wrong: next step]

Says: `an` at the end of the stem does not go with `plan`, and it goes with the key
"""

import re
from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.course.question import FillIn
from lessonwright.lint.rule import Finding
from lessonwright.lint.sentences import plain
from lessonwright.lint.walk import choice_questions, course_questions
from lessonwright.wording import quote

GROUP = "questions"
LEVEL = "warning"
LANGUAGES = ("en",)

_LAST = re.compile(r"\b(an|a|is|are)[\s:.…_*-]*\Z", re.IGNORECASE)
_DOES_NOT_GO = {
    "an": re.compile(r"[bcdfgjklmnpqrstvwxz](?=[a-z])|u(?=ni|se|su|ti)|eu|one\b", re.IGNORECASE),
    "a": re.compile(r"(?!eu|one\b|once\b|u(?:ni|se|su|ti))[aeiou](?=[a-z])", re.IGNORECASE),
    "is": re.compile(r"(?:two|three|four|several|many|these|those|both)\b", re.IGNORECASE),
    "are": re.compile(r"an? ", re.IGNORECASE),
}
"""Beginnings that sound wrong after the word; an h is heard or not, so it is left out."""


_ARTICLE = re.compile(r"\b(an?) \[\[", re.IGNORECASE)


def findings(course: Course) -> Iterator[Finding]:
    """Yield the questions whose stem goes with the keys and not with all distractors, and gaps behind `an`."""
    yield from _gaps(course)
    yield from _choices(course)


def _gaps(course: Course) -> Iterator[Finding]:
    for asked in course_questions(course):
        match = _ARTICLE.search(asked.question.stem) if isinstance(asked.question, FillIn) else None
        if match and match[1].lower() == "an":
            message = "`an` before the gap tells how its answer begins"
            help_line = "write `a(n)`, or put the article into the gap"
            yield Finding(asked.file, (*asked.path, asked.question.kind), message, help_line)


def _choices(course: Course) -> Iterator[Finding]:
    for asked in choice_questions(course):
        last = _LAST.search(asked.question.stem[-20:])
        if not last:
            continue
        wrong = _DOES_NOT_GO[last[1].lower()]
        misfits = [choice for choice in asked.question.choices if wrong.match(plain(choice.text))]
        if misfits and not any(choice.is_key for choice in misfits):
            misfit = quote(misfits[0].text)
            message = f"`{last[1]}` at the end of the stem does not go with {misfit}, and it goes with the key"
            help_line = (
                f"move `{last[1]}` into the choices, or reword the stem so that all of them fit"
            )
            yield Finding(asked.file, (*asked.path, asked.question.kind), message, help_line)
