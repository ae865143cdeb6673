"""Owns the matching question: each item with its partner."""

from collections.abc import Mapping
from typing import ClassVar

from pydantic import Field

from lessonwright.course.base_models_and_field_types import Label, Phrase
from lessonwright.course.kind_facts import (
    CardsFor,
    Plain,
    SavedAnswer,
    UniqueParts,
    paired_answer,
    unique_texts,
)
from lessonwright.course.question.base import BaseQuestion, arrange


class Matching(BaseQuestion):
    """Items on the left, each with the one partner that belongs to it."""

    kind: ClassVar[str] = "matching"
    noun: ClassVar[str] = "matching"
    asks_for_recall: ClassVar[bool] = True

    stem: Phrase = Field(alias="matching")
    """What is asked."""
    pairs: Mapping[Label, Label] = Field(min_length=2)
    """Each item with its partner: `Self-confidence: trust in what you can do`. The half that has a colon and a space of
    its own stands in quotes: `"Staff know: the alarm": They reset it`."""
    cards: CardsFor | None = None
    """Who gets the items and their partners on cards to cut out: alone, pairs, group or room; left out, nobody."""
    distractors: tuple[Label, ...] = ()
    """Partners that belong to no item."""

    @property
    def partners(self) -> tuple[str, ...]:
        """Every partner on offer, distractors last, each once."""
        return tuple(dict.fromkeys((*self.pairs.values(), *self.distractors)))

    @property
    def offered(self) -> tuple[str, ...]:
        """The partners in an order that does not give the answer away."""
        return tuple(arrange(self.partners, self.id))

    @property
    def unique_parts(self) -> tuple[UniqueParts, ...]:
        """The partners, by which an answer is known; one that belongs to several items stands with each of them."""
        right = {" ".join(partner.split()): ("pairs", item) for item, partner in self.pairs.items()}
        distractors = unique_texts("partner", ("distractors",), self.distractors).entries
        entries = (*((path, partner) for partner, path in right.items()), *distractors)
        return (UniqueParts("partner", entries),)

    @property
    def telling_keys(self) -> tuple[str, ...]:
        """None: they are items and partners, which a hint has to name."""
        return ()

    def saved_answer(self, plain: Plain) -> SavedAnswer:
        """Return that an answer gives items their partners."""
        return paired_answer(self.pairs, map(plain, self.partners))
