"""Owns the activity: something to do, step by step, away from the page."""

from typing import ClassVar, Literal

from pydantic import Field

from lessonwright.course.base import Line, Minutes, Phrase, Text
from lessonwright.course.block.base import TaskBlock, UnsavedBlock
from lessonwright.course.kind_facts import Reference

Setting = Literal["alone", "pairs", "group", "room"]


class Activity(TaskBlock, UnsavedBlock):
    """Steps to take, how long they need and with whom."""

    kind: ClassVar[str] = "activity"
    noun: ClassVar[str] = "activity"
    teaches: ClassVar[bool] = True
    can_be_done_at_home: ClassVar[bool] = False

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
    def doing_minutes(self) -> int:
        """Its minutes."""
        return self.minutes

    @property
    def references(self) -> tuple[Reference, ...]:
        """None of its own."""
        return ()

    @property
    def anchors(self) -> tuple[str, ...]:
        """The activity itself, where its author has given it a name."""
        return (self.place,) if self.given_id else ()
