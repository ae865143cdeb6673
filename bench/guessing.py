"""Owns how well a quiz can be guessed: a course comes in; what choices alone give away goes out.

A small classifier learns from the choices of all lessons but some, stems hidden, which words and signs keys have and
distractors have not; then it guesses the key of each question in the lessons that it has not seen. Where questions
cannot be guessed, it is right as often as chance.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from bench.report import Extent, Goal, Report
from lessonwright.course.question import MultipleChoice
from lessonwright.reading.loader import load_course

_NEAR_CHANCE = 8.0
"""How many points above chance are still called chance."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")  # noqa: RUF001 (both apostrophes are written)
_SIGNS: dict[str, Callable[[str], bool]] = {
    "<number>": lambda text: bool(re.search(r"\d", text)),
    "<quoted>": lambda text: "“" in text or '"' in text,
    "<asked>": lambda text: "?" in text,
    "<reason>": lambda text: bool(re.search(r"\b(?:because|so that|since)\b", text, re.I)),
    "<sweeping>": lambda text: bool(
        re.search(r"\b(?:all|always|every|never|no|nobody)\b", text, re.I)
    ),
    "<softened>": lambda text: bool(
        re.search(r"\b(?:may|might|could|perhaps|sometimes)\b", text, re.I)
    ),
}


@dataclass(frozen=True)
class Item:
    """A multiple-choice question without its stem: the features of each choice, and which is the key."""

    module: str
    lesson: str
    choices: tuple[frozenset[str], ...]
    lengths: tuple[int, ...]
    key: int


def guessing(extent: Extent) -> Report:
    """Guess the keys of the sample course from the choices alone."""
    items = [*_items(extent)]
    chance = 100 * sum(1 / len(item.choices) for item in items) / len(items)
    by_lesson = _guessed(items, lambda item: item.lesson)
    by_module = _guessed(items, lambda item: item.module)
    longest = _share(item.lengths.index(max(item.lengths)) == item.key for item in items)
    shortest = _share(item.lengths.index(min(item.lengths)) == item.key for item in items)
    rows = [
        ("chance", chance),
        ("classifier, a lesson held out", by_lesson),
        ("classifier, a module held out", by_module),
        ("always the longest", longest),
        ("always the shortest", shortest),
    ]
    lines = [f"| {name} | {share:.0f} % |" for name, share in rows]
    head = f"| {len(items)} multiple-choice questions, stems hidden | right |\n|---|---|"
    goals = tuple(
        Goal(f"{name}, above chance", share - chance, _NEAR_CHANCE, "points")
        for name, share in rows[1:]
    )
    return Report("\n".join([head, *lines]), goals)


def _items(extent: Extent) -> Iterator[Item]:
    course = load_course(extent.content).course
    for module in course.modules if course else ():
        for lesson in module.lessons:
            for question in lesson.questions:
                if isinstance(question, MultipleChoice):
                    texts = [choice.text for choice in question.choices]
                    key = next(n for n, choice in enumerate(question.choices) if choice.is_key)
                    features = tuple(map(_features, texts))
                    yield Item(module.id, lesson.id, features, tuple(map(len, texts)), key)


def _features(text: str) -> frozenset[str]:
    words = [word.lower() for word in _WORD.findall(text)]
    pairs = (f"{one} {other}" for one, other in pairwise(words))
    opening = words[:1] and f"^{words[0]}"
    signs = (name for name, has in _SIGNS.items() if has(text))
    return frozenset([*words, *pairs, *([opening] if opening else []), *signs])


def _guessed(items: list[Item], part: Callable[[Item], str]) -> float:
    """Return in how many of a hundred questions the key is guessed, each by what the other parts teach."""
    right = 0
    for held_out in {part(item) for item in items}:
        weights = _weights(item for item in items if part(item) != held_out)
        for item in (item for item in items if part(item) == held_out):
            scores = [sum(weights.get(feature, 0) for feature in one) for one in item.choices]
            right += scores.index(max(scores)) == item.key
    return 100 * right / len(items)


def _weights(items: Iterable[Item]) -> dict[str, float]:
    """Return by how much each feature speaks for a key: naive Bayes, with one of each added."""
    keys: Counter[str] = Counter()
    others: Counter[str] = Counter()
    count = [0, 0]
    for item in items:
        for number, features in enumerate(item.choices):
            (keys if number == item.key else others).update(features)
            count[number != item.key] += 1
    return {
        feature: math.log((keys[feature] + 1) / (count[0] + 2))
        - math.log((others[feature] + 1) / (count[1] + 2))
        for feature in keys | others
    }


def _share(hits: Iterable[bool]) -> float:
    listed = [*hits]
    return 100 * sum(listed) / len(listed)
