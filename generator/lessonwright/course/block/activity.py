"""Owns the activity: something to do, step by step, away from the page."""

from typing import ClassVar, Literal

from pydantic import Field

from lessonwright.course.base import Line, Minutes, Phrase, Text
from lessonwright.course.block.base import UnsavedBlock
from lessonwright.course.kind_facts import Reference

Setting = Literal["alone", "pairs", "group", "room"]


class Activity(UnsavedBlock):
    """Steps to take, how long they need and with whom."""

    kind: ClassVar[str] = "activity"
    noun: ClassVar[str] = "activity"
    teaches: ClassVar[bool] = True
    practises: ClassVar[bool] = True
    known_by: ClassVar[str | None] = "title"
    is_headed: ClassVar[bool] = True
    may_be_left_out: ClassVar[bool] = False

    title: Line = Field(alias="activity")
    """What the activity is called."""
    minutes: Minutes
    """How long it takes, in minutes."""
    setting: Setting = "alone"
    """With whom it is done: alone, pairs, group or room (everybody together)."""
    text: Text | None = None
    """What to know before the first step."""
    steps: tuple[Phrase, ...] = Field(min_length=1)
    """What to do, one step an item."""

    @property
    def references(self) -> tuple[Reference, ...]:
        """None of its own."""
        return ()
