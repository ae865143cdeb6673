"""A hint that tells the key: word for word, in all of its words, or by saying what is true.

A hint helps learners to find the answer themselves. One that says it turns the question into
copying. The rule hears it in every kind of question: in a number behind "the answer is", in items
named in their order, in pairs side by side, and in "this is true".

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
        - numeric: How many forms are in the rack?
          answer: 4
          hints: [The answer is four.]
        - {true-false: Form B is blue., answer: true, hints: [This is true.]}
        - matching: Who does what?
          pairs: {Signs: The lead, Stamps: The clerk}
          distractors: [The guest]
          hints: ["Signs: the lead. Stamps: the clerk."]

Says: this hint holds the key, `form B`
Says: this hint holds the key, `four`
Says: this hint holds the key, `This is true`
Says: this hint holds the key, `Signs`
"""

import re
from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.course.question import (
    FillIn,
    Matching,
    MultipleResponse,
    Numeric,
    Ordering,
    Question,
    Sorting,
    TrueFalse,
)
from lessonwright.lint.rule import Finding
from lessonwright.lint.sentences_and_words import words
from lessonwright.lint.walk import course_questions
from lessonwright.lint.words import patterns, rule_pattern, with_plain_apostrophes
from lessonwright.message_wording import quote

GROUP = "questions"
SCOPE = "lesson"
LEVEL = "warning"

_SHORTEST, _SHORTEST_GAP = 4, 3
"""Keys of fewer characters stand in hints by chance."""
_LONG_WORD, _FEWEST_WORDS = 4, 2
_MOST_ITEMS = 40


def findings(course: Course) -> Iterator[Finding]:
    """Yield the hints that tell the key."""
    for asked in course_questions(course):
        for n, hint in enumerate(asked.question.hints):
            told = _told_key(asked.question, hint, course.language)
            if told:
                help_line = "say where to look, or how to find out"
                message = f"this hint holds the key, {quote(told)}"
                yield Finding(asked.file, (*asked.path, "hints", n), message, help_line)


def _told_key(question: Question, hint: str, language: str) -> str:
    """Return the key, or the part of it, that a hint tells."""
    if isinstance(question, Ordering):
        return question.items[0] if _in_order(question.items, hint) else ""
    if isinstance(question, Matching):
        return _told_pair([*question.pairs.items()], hint)
    if isinstance(question, Sorting):
        return _told_pair([*question.key.items()], hint)
    said = with_plain_apostrophes(hint)
    if isinstance(question, MultipleResponse):
        keys = [with_plain_apostrophes(key.text).rstrip(".") for key in question.keys]
        return question.keys[0].text if all(key in said for key in keys) else ""
    if isinstance(question, TrueFalse):
        match = rule_pattern(language, "hint-tells-key", "verdict").search(said)
        return hint[match.start() : match.end()] if match else ""
    told = _numbers(question, language) if isinstance(question, Numeric) else question.telling_keys
    return next(
        (key for key in told if _names(question, with_plain_apostrophes(key), said, language)), ""
    )


def _names(question: Question, key: str, hint: str, language: str) -> bool:
    """Return whether a hint holds a key that is no chance word, says that it is the answer, or has all its words."""
    held = re.search(rf"(?<!\w){re.escape(key)}(?!\w)", hint)
    shortest = _SHORTEST_GAP if isinstance(question, FillIn) else _SHORTEST
    if held and len(key) >= shortest and not isinstance(question, Numeric):
        return True
    names = rule_pattern(language, "hint-tells-key", "names")
    if held and any(
        match.end() <= held.start() <= match.end() + _NEAR for match in names.finditer(hint)
    ):
        return True
    telling = [word for word in words(key) if len(word) >= _LONG_WORD]
    return len(telling) >= _FEWEST_WORDS and set(telling) <= set(words(hint))


_NEAR = 3
"""How many signs may stand between "the answer is" and the answer."""


def _numbers(question: Numeric, language: str) -> tuple[str, ...]:
    """Return how the key is written: in figures, and in words where they are few."""
    called = patterns(language, "hint-tells-key", "numbers")
    place = int(question.answer) - 1 if question.answer in range(1, len(called) + 1) else None
    return (question.key,) if place is None else (question.key, *called[place].split("/"))


def _in_order(items: tuple[str, ...], hint: str) -> bool:
    """Return whether a hint names all the items one after the other."""
    start = 0
    for item in items[:_MOST_ITEMS]:
        found = with_plain_apostrophes(hint).find(with_plain_apostrophes(item).rstrip("."), start)
        if found < 0:
            return False
        start = found + len(item) - 1
    return True


def _told_pair(pairs: list[tuple[str, str]], hint: str) -> str:
    """Return the first item whose partner stands right behind it, if a hint tells two such pairs or more."""
    said = with_plain_apostrophes(hint)
    told = [
        item
        for item, partner in pairs[:_MOST_ITEMS]
        if _side_by_side(with_plain_apostrophes(item), with_plain_apostrophes(partner), said)
    ]
    return told[0] if len(told) >= _FEWEST_WORDS else ""


def _side_by_side(item: str, partner: str, said: str) -> bool:
    start = said.find(item)
    end = start + len(item)
    return start >= 0 and partner in said[end : end + len(partner) + _BETWEEN]


_BETWEEN = 16
