"""Owns what every quiz question has, whatever its kind, and what each kind has to say of itself."""

import hashlib
from abc import abstractmethod
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import ClassVar

from pydantic import Field

from lessonwright.course.base_models_and_field_types import Id, Kind, Phrase, Text, derived_id
from lessonwright.course.kind_facts import (
    Plain,
    SavedAnswer,
    UniqueParts,
)


class BaseQuestion(Kind):
    """What a question of any kind can have beside what is asked."""

    asks_for_recall: ClassVar[bool]
    """Whether it asks for what is remembered, where it puts no case to the learner."""

    stem: Phrase
    """What is asked."""
    given_id: Id | None = Field(default=None, alias="id")
    """The name that learners' answers hang on.

    Left out, it is made from the stem, and changes when the stem is reworded.
    """
    objective: Id | None = None
    """The id of the lesson's objective that this question assesses."""
    hints: tuple[Text, ...] = ()
    """Help before answering, shown one after the other."""
    feedback: Text | None = None
    """What the learner reads once the answer is right or the key shows; it may tell the key.

    What is to help before that stands in `hints` and in the feedback of each choice.
    """

    @property
    def id(self) -> str:
        """The author's id, or one derived from the stem."""
        return self.given_id or derived_id(self.kind, self.stem)

    @property
    @abstractmethod
    def unique_parts(self) -> tuple[UniqueParts, ...]:
        """What there may be only once in the question."""

    @property
    @abstractmethod
    def telling_keys(self) -> tuple[str, ...]:
        """The keys that would give the answer away if a hint held one of them."""

    @abstractmethod
    def saved_answer(self, plain: Plain) -> SavedAnswer:
        """Return what a learner's saved answer hangs on."""


_TRIES = 20
"""So many orders are looked at before the first is taken as it is: of two items, each order may tell too much."""


def arrange(
    items: Iterable[str],
    seed: str,
    tells_too_much: Callable[[Sequence[str]], bool] = lambda _: False,
) -> list[str]:
    """Return the items in an order that is not the given one, and is the same in every output and at every build."""
    given = list(dict.fromkeys(items))
    first = _shuffle(given, seed)
    if not tells_too_much(first):
        return first
    others = (_shuffle(given, f"{seed}\0{n}") for n in range(1, _TRIES))
    turned = [
        *given[1:],
        *given[:1],
    ]  # where no mixing will do: each item stands one place from its own
    return next((order for order in chain(others, [turned]) if not tells_too_much(order)), first)


def _shuffle(given: list[str], seed: str) -> list[str]:
    mixed = sorted(given, key=lambda item: hashlib.sha256(f"{seed}\0{item}".encode()).digest())
    return mixed if mixed != given else mixed[1:] + mixed[:1]
