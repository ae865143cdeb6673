"""Owns the ordering question: items to put into their order."""

from collections.abc import Sequence
from typing import ClassVar

from pydantic import Field

from lessonwright.course.base_models_and_field_types import Label, Phrase
from lessonwright.course.kind_facts import (
    CardsFor,
    Plain,
    SavedAnswer,
    UniqueParts,
    offered_answer,
    unique_texts,
)
from lessonwright.course.question.base import BaseQuestion, arrange

_FEW = 3


class Ordering(BaseQuestion):
    """Items to put into the right order."""

    kind: ClassVar[str] = "ordering"
    noun: ClassVar[str] = "ordering"
    asks_for_recall: ClassVar[bool] = False

    stem: Phrase = Field(alias="ordering")
    """What is asked."""
    items: tuple[Label, ...] = Field(min_length=2)
    """The items, written in the right order."""
    cards: CardsFor | None = None
    """Who gets the items on cards to cut out: alone, pairs, group or room; left out, nobody."""

    @property
    def offered(self) -> tuple[str, ...]:
        """The items in an order that does not give the answer away, and earns nothing as it stands."""
        return tuple(arrange(self.items, self.id, self._is_partly_right))

    @property
    def unique_parts(self) -> tuple[UniqueParts, ...]:
        """The items."""
        return (unique_texts("item", ("items",), self.items),)

    @property
    def telling_keys(self) -> tuple[str, ...]:
        """None: they are items, which a hint has to name."""
        return ()

    def saved_answer(self, plain: Plain) -> SavedAnswer:
        """Return that an answer is made of items."""
        return offered_answer(self.items, "items")

    def _is_partly_right(self, order: Sequence[str]) -> bool:
        # Of three items, only two orders have none in its place: to know that would tell more than one item does.
        return len(order) > _FEW and any(map(str.__eq__, order, self.items))
