"""A question that gives away the key of another.

Learners read the whole quiz. What one question states as a fact, another cannot ask.

Source: Haladyna, Downing & Rodriguez, "A review of multiple-choice item-writing guidelines for
classroom assessment" (2002): keep items independent of one another. A note, since repeating
something can be meant.

Passes:

    quiz:
      questions:
        - {true-false: Gifts need no number., answer: true}
        - {short-answer: "Which form is for gifts?", accept: [form C]}

Fails:

    quiz:
      questions:
        - {true-false: Form C for gifts needs no number., answer: true}
        - {short-answer: "Which form is for gifts?", accept: [form C]}

Says: the stem of question 1 tells `form C`, which is the key here
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from lessonwright.course.course import Course
from lessonwright.course.question import (
    Numeric,
    Question,
    TrueFalse,
)
from lessonwright.lint.rule import Finding
from lessonwright.lint.sentences_and_words import words
from lessonwright.lint.walk import lesson_questions
from lessonwright.lint.words import rule_pattern, with_plain_apostrophes
from lessonwright.message_wording import quote

GROUP = "questions"
SCOPE = "lesson"
LEVEL = "note"

_FEWEST_WORDS, _FEWEST_SHARED = 2, 4
"""A key of one word stands elsewhere by chance."""
_LONG = 3
_MOST_QUESTIONS = 60
_NEARLY = 0.6


@dataclass(frozen=True)
class Stem:
    """What a stem says to whoever reads it; a false statement says nothing."""

    text: str
    language: str

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words in their order."""
        return tuple(words(self.text))

    @cached_property
    def telling(self) -> frozenset[str]:
        """Its longer words that are about the matter."""
        return _telling(self.words, self.language)


def findings(course: Course) -> Iterator[Finding]:
    """Yield the questions whose key stands in another stem of the quiz, beside two telling words of their own stem."""
    for lesson in course.lessons:
        asked = [*lesson_questions(lesson)][:_MOST_QUESTIONS]
        stems = [_stem(one.question, course.language) for one in asked]
        for one, own in zip(asked, stems, strict=True):
            found = _telling_stem(one.question, own, stems)
            if found:
                number, key = found
                message = f"the stem of question {number} tells {quote(key)}, which is the key here"
                path = (*one.path, one.question.kind)
                yield Finding(one.file, path, message, "ask one of the two differently")


def _stem(question: Question, language: str) -> Stem:
    is_false = isinstance(question, TrueFalse) and not question.answer
    return Stem(
        "" if is_false else re.sub(r"\[\[|\]\]", "", with_plain_apostrophes(question.stem)),
        language,
    )


def _telling(said: Sequence[str], language: str) -> frozenset[str]:
    small = rule_pattern(language, "stem-tells-key", "small")
    return frozenset(word for word in said if len(word) > _LONG and not small.fullmatch(word))


def _telling_stem(question: Question, own: Stem, stems: Sequence[Stem]) -> tuple[int, str] | None:
    keys = [key for key in question.telling_keys if with_plain_apostrophes(key) not in own.text]
    if not keys and not isinstance(question, Numeric):
        return None
    for number, stem in enumerate(stems, 1):
        if stem.text in ("", own.text) or not own.telling & stem.telling:
            continue
        if isinstance(question, Numeric) and _tells_number(question.key, own, stem):
            return number, question.key
        for key in keys:
            if _tells(with_plain_apostrophes(key), own, stem):
                return number, key
    return None


def _tells(key: str, own: Stem, stem: Stem) -> bool:
    """Return whether a stem holds a key of several words, or all of its telling words, and speaks of the same."""
    said = words(key)
    telling = _telling(said, own.language)
    is_whole = len(said) >= _FEWEST_WORDS and key in stem.text
    is_in_pieces = (
        len(telling) >= _FEWEST_WORDS
        and telling <= stem.telling
        and telling > own.telling & telling
    )
    rest = own.telling - set(said)
    shared = len(rest & stem.telling)
    return (
        (is_whole or is_in_pieces) and shared > 0 and 2 * shared >= min(len(rest), _FEWEST_SHARED)
    )


def _tells_number(key: str, own: Stem, stem: Stem) -> bool:
    """Return whether a stem holds the number more often than the question itself, and most of its words and figures."""
    figures = {word for word in own.words if word.isdecimal()}
    is_new = stem.words.count(key) > own.words.count(key)
    shared = len(own.telling & stem.telling)
    return (
        is_new
        and figures <= set(stem.words)
        and shared >= max(_FEWEST_WORDS, _NEARLY * len(own.telling))
    )
