"""Owns the sorting question: each item into its group."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Annotated, ClassVar

from pydantic import Field

from lessonwright.course.arrangement import arrange
from lessonwright.course.base import Line, Phrase
from lessonwright.course.question.base import BaseQuestion


class Sorting(BaseQuestion):
    """Items to sort into groups."""

    kind: ClassVar[str] = "sorting"
    noun: ClassVar[str] = "sorting"

    stem: Phrase = Field(alias="sorting")
    """What is asked."""
    groups: Mapping[Line, Annotated[tuple[Line, ...], Field(min_length=1)]] = Field(min_length=2)
    """Each group with the items that belong to it."""

    @property
    def key(self) -> dict[str, str]:
        """Each item with its group."""
        return {item: group for group, items in self.groups.items() for item in items}

    @property
    def offered(self) -> tuple[str, ...]:
        """The items in an order that does not give the answer away."""
        return tuple(arrange(self.key, self.id, self._stands_in_groups))

    def _stands_in_groups(self, order: Sequence[str]) -> bool:
        return len(list(groupby(order, self.key.__getitem__))) == len(self.groups) < len(order)
