"""Owns how well a course can be guessed: its choices come in, stems hidden; what they give away goes out.

A small classifier learns from the choices of all lessons but one which words and signs keys have and distractors have
not; then it guesses the keys of the lesson that it has not seen. Where nothing is given away, it is right as often as
chance.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from lessonwright.course.course import Course
from lessonwright.course.lesson import Lesson
from lessonwright.course.question import MultipleChoice
from lessonwright.lint.words import rule_pattern, with_plain_apostrophes

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NUMBER, _QUOTED = re.compile(r"\d"), re.compile(r"[“„«\"]")
_BY_WORDS = {
    "excuse": "a reason or an excuse",
    "sweeping": "a sweeping word",
    "softener": "a softening word",
    "intention": "an intention",
    "polite": "a polite word",
}


def signs(text: str, language: str) -> tuple[str, ...]:
    """Return what a learner notices about a choice, whatever it says, in words that go into a sentence."""
    found = ["a number"] if _NUMBER.search(text) else []
    if _QUOTED.search(text):
        found.append("quoted words")
    if "?" in text:
        found.append("a question")
    said = with_plain_apostrophes(text)
    for name, called in _BY_WORDS.items():
        if rule_pattern(language, "key-style", name).search(said):
            found.append(called)
    return tuple(found)


@dataclass(frozen=True)
class Item:
    """A multiple-choice question without its stem."""

    module: str
    lesson: Lesson
    number: int
    """Its place among the questions of the lesson, counted from 0."""
    question: MultipleChoice
    signs: tuple[tuple[str, ...], ...]
    """The signs of each choice."""
    features: tuple[frozenset[str], ...]
    """The words, pairs of words and signs of each choice."""
    key: int
    """Which of the choices is the key, counted from 0."""

    @property
    def lengths(self) -> tuple[int, ...]:
        """How many characters each choice has."""
        return tuple(len(choice.text) for choice in self.question.choices)


@dataclass(frozen=True)
class Guess:
    """What somebody would score who sees the choices alone; shares are in per cent."""

    items: tuple[Item, ...]
    chance: float
    learned: float
    """By what the other lessons teach."""
    longest: float
    """By always taking the longest choice."""
    right: tuple[Item, ...]
    """The items that are guessed by what the other lessons teach."""


def items_of(course: Course) -> tuple[Item, ...]:
    """Return the multiple-choice questions of a course, stems hidden."""
    return tuple(_items(course))


def _items(course: Course) -> Iterator[Item]:
    for module in course.modules:
        for lesson in module.lessons:
            for number, question in enumerate(lesson.questions):
                if isinstance(question, MultipleChoice):
                    texts = [choice.text for choice in question.choices]
                    seen = _with_detail(
                        tuple(signs(text, course.language) for text in texts), texts
                    )
                    features = tuple(map(_features, texts, seen))
                    key = question.choices.index(question.key)
                    yield Item(module.id, lesson, number, question, seen, features, key)


DETAIL = "much more detail"


def _with_detail(
    seen: tuple[tuple[str, ...], ...], texts: Sequence[str]
) -> tuple[tuple[str, ...], ...]:
    """Return the signs of choices with one more for a choice that says half as much again as any other."""
    counts = [len(_WORD.findall(text)) for text in texts]
    longest = max(counts)
    second = max([count for count in counts if count < longest], default=longest)
    if counts.count(longest) > 1 or longest < max(_MUCH_MORE * second, second + _MORE_WORDS):
        return seen
    number = counts.index(longest)
    return (*seen[:number], (*seen[number], DETAIL), *seen[number + 1 :])


_MUCH_MORE, _MORE_WORDS = 1.5, 4


def _features(text: str, seen: Sequence[str]) -> frozenset[str]:
    words = [word.lower() for word in _WORD.findall(text)]
    pairs = (f"{one} {other}" for one, other in pairwise(words))
    opening = [f"^{words[0]}"] if words else []
    return frozenset([*words, *pairs, *opening, *(f"<{sign}>" for sign in seen)])


def guess(course: Course) -> Guess | None:
    """Return how well a course can be guessed, or None where it has no multiple-choice question."""
    items = items_of(course)
    if not items:
        return None
    right = correctly_guessed(items, lambda item: item.lesson.path)
    count = len(items)
    return Guess(
        items,
        chance=100 * sum(1 / len(item.features) for item in items) / count,
        learned=100 * len(right) / count,
        longest=100
        * sum(item.lengths.index(max(item.lengths)) == item.key for item in items)
        / count,
        right=right,
    )


def correctly_guessed(items: Sequence[Item], part: Callable[[Item], str]) -> tuple[Item, ...]:
    """Return the items whose key is guessed, each by what the other parts teach."""
    by_part: dict[str, list[Item]] = {}
    for item in items:
        by_part.setdefault(part(item), []).append(item)
    everything = _Counts.of(items)
    right: list[Item] = []
    for held_out in by_part.values():
        left_out = _Counts.of(held_out)
        for item in held_out:
            scores = [
                sum(everything.weight(feature, left_out) for feature in sorted(one))
                for one in item.features
            ]
            if scores.index(max(scores)) == item.key:
                right.append(item)
    return tuple(right)


@dataclass(frozen=True)
class _Counts:
    """How often each feature stands in keys and in distractors, and how many of these there are."""

    in_keys: Counter[str]
    in_others: Counter[str]
    keys: int
    others: int

    @classmethod
    def of(cls, items: Sequence[Item]) -> "_Counts":
        choices = [(n == it.key, one) for it in items for n, one in enumerate(it.features)]
        keys = [features for is_key, features in choices if is_key]
        others = [features for is_key, features in choices if not is_key]
        in_keys, in_others = map(Counter, map(chain.from_iterable, (keys, others)))
        return cls(in_keys, in_others, len(keys), len(others))

    def weight(self, feature: str, left_out: "_Counts") -> float:
        """Return by how much a feature speaks for a key, but for what is left out: naive Bayes, one of each added."""
        in_keys = self.in_keys[feature] - left_out.in_keys[feature]
        in_others = self.in_others[feature] - left_out.in_others[feature]
        if not in_keys and not in_others:
            return 0
        keys, others = self.keys - left_out.keys, self.others - left_out.others
        return math.log((in_keys + 1) / (keys + 2)) - math.log((in_others + 1) / (others + 2))


@dataclass(frozen=True)
class Telltale:
    """A sign, the questions in which one choice alone has it, and those of them in which that is the key."""

    sign: str
    alone: tuple[Item, ...]
    told: tuple[Item, ...]


def telltales(items: Sequence[Item]) -> tuple[Telltale, ...]:
    """Return how often each sign stands in one choice alone, and how often that is the key."""
    seen = dict.fromkeys(sign for item in items for one in item.signs for sign in one)
    found: list[Telltale] = []
    for sign in seen:
        alone = [item for item in items if [sign in one for one in item.signs].count(True) == 1]
        told = [item for item in alone if sign in item.signs[item.key]]
        found += [Telltale(sign, tuple(alone), tuple(told))] if alone else []
    return tuple(found)
