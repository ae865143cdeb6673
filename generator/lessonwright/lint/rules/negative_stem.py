"""A question that asks what is not so, without setting the "not" off.

Readers take in what is asked and lose the "not". Ask for what is right; where the exception is what
matters, as in a safety rule, set the word off: **not**, *except*, NOT.

Source: Haladyna, Downing & Rodriguez, "A review of multiple-choice item-writing guidelines for
classroom assessment" (2002): word the stem positively; a negative word that has to be there is
capitalised and in bold. For courses in English, German and French only.

Passes:

    quiz:
      questions:
        - multiple-choice: Which of these do you **not** keep beside the heater?
          choices: [correct: The thinner, wrong: The mop, wrong: The bucket]

Fails:

    quiz:
      questions:
        - multiple-choice: Which of these do you not keep beside the heater?
          choices: [correct: The thinner, wrong: The mop, wrong: The bucket]

Says: it is easy to read over `not` in this stem
"""

import re
from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.course.question import FillIn, TrueFalse
from lessonwright.lint.rule import Finding, excerpt_of
from lessonwright.lint.sentences_and_words import last_sentence
from lessonwright.lint.walk import course_questions
from lessonwright.lint.words import (
    languages_of,
    original,
    own_words,
    rule_pattern,
    with_plain_apostrophes,
)
from lessonwright.message_wording import quote

GROUP = "questions"
SCOPE = "lesson"
LEVEL = "warning"
LANGUAGES = languages_of("negative-stem")
GIVES_WAY_TO = ("double-negative", "stem-unfocused")


def findings(course: Course) -> Iterator[Finding]:
    """Yield the questions with such a negative."""
    for asked in course_questions(course):
        stem = asked.question.stem
        is_asked = not isinstance(asked.question, TrueFalse | FillIn)
        match = _negative(stem, course.language) if is_asked else None
        if match:
            word = next(filter(None, match.groups()))
            start = match.start(match.lastindex or 0)
            word = stem[start : start + len(word)]
            path = (*asked.path, asked.question.kind)
            yield Finding(
                asked.file,
                path,
                f"it is easy to read over {quote(word)} in this stem",
                f"ask for what is so, or set the word off: **{word}**",
                passage=excerpt_of(stem, word, start),
            )


def _negative(stem: str, language: str) -> re.Match[str] | None:
    """Return the negative of the question itself, not one in a clause of it, if it is not set off."""
    last = last_sentence(stem)
    said = with_plain_apostrophes(own_words(stem))
    asks = rule_pattern(language, "negative-stem", "asks").match(said, last)
    if asks and rule_pattern(language, "negative-stem", "short").match(said, last):
        return _negative_before(stem[:last].rstrip(), said, language)
    match = rule_pattern(language, "negative-stem").search(said, last) if asks else None
    if asks is None or match is None or original(stem, match).isupper():
        return None
    opens = rule_pattern(language, "negative-stem", "clauses").search(
        said, asks.end(), match.start()
    )
    return None if opens else match


def _negative_before(stem: str, said: str, language: str) -> re.Match[str] | None:
    """Return the negative of a sentence about the choices that a bare `Which?` follows."""
    begin = last_sentence(stem)
    if not rule_pattern(language, "negative-stem", "offered").search(said, begin, len(stem)):
        return None
    match = rule_pattern(language, "negative-stem").search(said, begin, len(stem))
    return None if match and original(stem, match).isupper() else match
