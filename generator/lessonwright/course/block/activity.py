"""Owns the activity: something to do, step by step, away from the page."""

from typing import ClassVar, Literal

from pydantic import Field

from lessonwright.course.base import Kind, Line, Minutes, Phrase, Text

Setting = Literal["alone", "pairs", "group", "room"]


class Activity(Kind):
    """Steps to take, how long they need and with whom."""

    kind: ClassVar[str] = "activity"
    noun: ClassVar[str] = "activity"

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
