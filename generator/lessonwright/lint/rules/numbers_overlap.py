"""Choices of numbers that overlap, so that two of them hold the same number.

Whoever knows that it is 12 finds it in "10 to 15" and in "12 to 20". Where ranges only touch, as 10
to 15 and 15 to 20, the number between has two places, too.

Source: Haladyna, Downing & Rodriguez, "A review of multiple-choice item-writing guidelines for
classroom assessment" (2002): keep choices independent; they should not overlap. Signs are read in
every language, and words such as "up to" in English, German and French.

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
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from lessonwright.course.course import Course
from lessonwright.lint.rule import Finding
from lessonwright.lint.walk import choice_questions
from lessonwright.lint.words import patterns, with_plain_apostrophes
from lessonwright.message_wording import quote

GROUP = "questions"
SCOPE = "lesson"
LEVEL = "warning"

_NUMBER = r"(\d{1,9}(?:[.,]\d{1,9})?)"
_MEASURE = r"(?: ?[^\W\d]{1,3}| ?[%€$£°])?"
_MOST_CHOICES = 20
_HAIR = 1e-6
_ENDS = {"up-to": 0.0, "below": -_HAIR, "from": 0.0, "above": _HAIR}
"""The lists of words before an end, and what is added to the number behind them where it is left out."""
_UPPER = ("up-to", "below")


class Range(NamedTuple):
    """From where to where a choice goes."""

    low: float
    high: float
    text: str


def findings(course: Course) -> Iterator[Finding]:
    """Yield the questions with two ranges that overlap."""
    for asked in choice_questions(course):
        texts = [choice.text for choice in asked.question.choices[:_MOST_CHOICES]]
        ranges = [found for text in texts if (found := _range(text, course.language))]
        clash = next(filter(_overlap, pairwise(sorted(ranges))), None)
        if clash:
            message = f"{quote(clash[0].text)} and {quote(clash[1].text)} overlap"
            help_line = "let each range begin after the one before it ends"
            yield Finding(asked.file, (*asked.path, "choices"), message, help_line, at_key=True)


def _overlap(pair: tuple[Range, Range]) -> bool:
    return pair[1].low <= pair[0].high


def _range(text: str, language: str) -> Range | None:
    said = with_plain_apostrophes(text)
    closed = _between(language).match(said)
    if closed:
        return Range(_value(closed[1]), _value(closed[2]), text)
    for name, more in _ENDS.items():
        match = _beyond(language, name).match(said)
        if match:
            end = _value(match[1]) + more
            return Range(-_ENDLESS, end, text) if name in _UPPER else Range(end, _ENDLESS, text)
    return None


_ENDLESS = float("inf")


def _value(number: str) -> float:
    return float(number.replace(",", "."))


@cache
def _between(language: str) -> re.Pattern[str]:
    opens = "|".join(patterns(language, "numbers-overlap", "between")) or "(?!)"
    to = "|".join(("-", "–", *patterns(language, "numbers-overlap", "to")))
    return re.compile(rf"\D{{0,3}}(?:(?:{opens}) )?{_NUMBER}{_MEASURE} ?(?:{to}) ?\D?{_NUMBER}")


@cache
def _beyond(language: str, name: str) -> re.Pattern[str]:
    opens = "|".join(patterns(language, "numbers-overlap", name)) or "(?!)"
    return re.compile(rf"\W{{0,3}}(?:{opens}) ?\D{{0,3}}{_NUMBER}")
