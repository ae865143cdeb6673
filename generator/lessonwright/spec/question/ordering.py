"""Owns the ordering question: items to put into their order."""

from collections.abc import Sequence
from typing import ClassVar

from pydantic import Field

from lessonwright.spec.arrangement import arranged
from lessonwright.spec.authored import Line, Text
from lessonwright.spec.question.asked import Asked


class Ordering(Asked):
    """Items to put into the right order."""

    kind: ClassVar[str] = "ordering"
    noun: ClassVar[str] = "ordering"

    stem: Text = Field(alias="ordering")
    """What is asked."""
    items: tuple[Line, ...] = Field(min_length=2)
    """The items, written in the right order."""

    @property
    def offered(self) -> tuple[str, ...]:
        """The items in an order that does not give the answer away."""
        return tuple(arranged(self.items, self.id, self._is_nearly_right))

    def _is_nearly_right(self, order: Sequence[str]) -> bool:
        return 2 * sum(map(str.__eq__, order, self.items)) > len(order)
