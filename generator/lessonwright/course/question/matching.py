"""Owns the matching question: each item with its partner."""

from collections.abc import Mapping
from typing import ClassVar

from pydantic import Field

from lessonwright.course.arrangement import arrange
from lessonwright.course.base import Line, Phrase
from lessonwright.course.question.base import BaseQuestion


class Matching(BaseQuestion):
    """Items on the left, each with the one partner that belongs to it."""

    kind: ClassVar[str] = "matching"
    noun: ClassVar[str] = "matching"

    stem: Phrase = Field(alias="matching")
    """What is asked."""
    pairs: Mapping[Line, Line] = Field(min_length=2)
    """Each item with its partner: `Self-confidence: trust in what you can do`."""
    distractors: tuple[Line, ...] = ()
    """Partners that belong to no item."""

    @property
    def partners(self) -> tuple[str, ...]:
        """Every partner on offer, distractors last, each once."""
        return tuple(dict.fromkeys((*self.pairs.values(), *self.distractors)))

    @property
    def offered(self) -> tuple[str, ...]:
        """The partners in an order that does not give the answer away."""
        return tuple(arrange(self.partners, self.id))
