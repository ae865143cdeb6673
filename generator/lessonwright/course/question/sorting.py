"""Owns the sorting question: each item into its group."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Annotated, ClassVar

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


class Sorting(BaseQuestion):
    """Items to sort into groups."""

    kind: ClassVar[str] = "sorting"
    noun: ClassVar[str] = "sorting"
    asks_for_recall: ClassVar[bool] = False

    stem: Phrase = Field(alias="sorting")
    """What is asked."""
    groups: Mapping[Label, Annotated[tuple[Label, ...], Field(min_length=1)]] = Field(min_length=2)
    """Each group with the items that belong to it. A name with a colon and a space in it stands in quotes:
    `"Monday: early":`."""
    cards: CardsFor | None = None
    """Who gets the items and the groups on cards to cut out: alone, pairs, group or room; left out, nobody."""

    @property
    def key(self) -> dict[str, str]:
        """Each item with its group."""
        return {item: group for group, items in self.groups.items() for item in items}

    @property
    def offered(self) -> tuple[str, ...]:
        """The items in an order that does not give the answer away."""
        return tuple(arrange(self.key, self.id, self._stands_in_groups))

    @property
    def unique_parts(self) -> tuple[UniqueParts, ...]:
        """The items, in whichever group they stand."""
        groups = self.groups.items()
        in_groups = (unique_texts("item", ("groups", name), items) for name, items in groups)
        return (
            UniqueParts("item", tuple(entry for group in in_groups for entry in group.entries)),
        )

    @property
    def telling_keys(self) -> tuple[str, ...]:
        """None: they are items and groups, which a hint has to name."""
        return ()

    def saved_answer(self, plain: Plain) -> SavedAnswer:
        """Return that an answer gives items their groups."""
        return paired_answer(self.key, map(plain, self.groups))

    def _stands_in_groups(self, order: Sequence[str]) -> bool:
        return len(list(groupby(order, self.key.__getitem__))) == len(self.groups) < len(order)
