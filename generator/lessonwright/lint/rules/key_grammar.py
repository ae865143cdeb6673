"""A choice that does not go with the stem's last word, so that the key is the one that does.

A stem that ends with "an" leaves only the choices that begin with a vowel; one that ends with "are"
rules out "a form". A last word in quotation marks or in code is talked about, and left alone.

Source: Haladyna, Downing & Rodriguez, "A review of multiple-choice item-writing guidelines for
classroom assessment" (2002): avoid clues, among them grammatical inconsistencies. For courses in
English, German and French only; of German and French endings it hears number and elision, not gender.

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
from functools import cache

from lessonwright.course.course import Course
from lessonwright.course.question import FillIn
from lessonwright.lint.rule import Finding
from lessonwright.lint.sentences_and_words import plain
from lessonwright.lint.walk import choice_questions, course_questions
from lessonwright.lint.words import language_of, languages_of, patterns, with_plain_apostrophes
from lessonwright.message_wording import quote

GROUP = "questions"
SCOPE = "lesson"
LEVEL = "warning"
LANGUAGES = languages_of("key-grammar")

_ARTICLE = re.compile(r"\b(an?) \[\[", re.IGNORECASE)


def findings(course: Course) -> Iterator[Finding]:
    """Yield the questions whose stem goes with the keys and not with all distractors, and gaps behind `an`."""
    if language_of(course.language) == "en":
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
    pairs = _pairs(language_of(course.language))
    for asked in choice_questions(course):
        last = with_plain_apostrophes(asked.question.stem[-_LOOKED_AT:])
        found = next(
            ((match, wrong) for ends, wrong in pairs if (match := ends.search(last))), None
        )
        if not found:
            continue
        match, wrong = found
        choices = asked.question.choices
        misfits = [
            choice for choice in choices if wrong.match(with_plain_apostrophes(plain(choice.text)))
        ]
        if misfits and not any(choice.is_key for choice in misfits):
            misfit, word = quote(misfits[0].text), match[1]
            message = f"`{word}` at the end of the stem does not go with {misfit}, and it goes with the key"
            help_line = (
                f"move `{word}` into the choices, or reword the stem so that all of them fit"
            )
            yield Finding(asked.file, (*asked.path, asked.question.kind), message, help_line)


_LOOKED_AT = 20


@cache
def _pairs(language: str) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Return last words of stems, each with beginnings that sound wrong after it; an h is left out."""
    listed = (pair.split("/") for pair in patterns(language, "key-grammar", "pairs"))
    return tuple(
        (re.compile(rf"(?<!\w)({ends})[\s:.…_*-]*\Z"), re.compile(wrong)) for ends, wrong in listed
    )
