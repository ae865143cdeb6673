"""Owns the activity: something to do, step by step, away from the page."""

from typing import Any, ClassVar, Literal

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from lessonwright.course.base_models_and_field_types import Authored, Line, Minutes, Phrase, Text
from lessonwright.course.block.base import TaskBlock, UnsavedBlock

Setting = Literal["alone", "pairs", "group", "room"]


class Phase(Authored):
    """A step of an activity with minutes of its own, such as think, pair or share."""

    noun: ClassVar[str] = "phase"

    name: Line = Field(alias="phase")
    """What the phase is called, such as `Think`: the clock shows it."""
    minutes: Minutes
    """How long it takes, in minutes."""
    setting: Setting | None = None
    """With whom it is done, where that is another way than the rest: alone, pairs, group or room."""
    do: Phrase
    """What to do."""


_EITHER: dict[str, Any] = {
    "oneOf": [
        {"required": ["steps"], "properties": {"steps": {"type": "array"}}},
        {"required": ["phases"], "properties": {"phases": {"type": "array"}}},
    ]
}


class Activity(TaskBlock, UnsavedBlock):
    """Steps to take, how long they need and with whom."""

    model_config = ConfigDict(json_schema_extra=_EITHER)

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
    steps: tuple[Phrase, ...] | None = Field(default=None, min_length=1)
    """What to do, one step an item."""
    phases: tuple[Phase, ...] | None = Field(default=None, min_length=1)
    """In place of `steps`: steps with minutes of their own, which a clock on the page counts down for the room."""

    @property
    def learners(self) -> Literal["silent", "talk", "do"]:
        """Something is done, unless it is done alone."""
        return "silent" if self.setting == "alone" else "do"

    @property
    def doing_minutes(self) -> int:
        """Its minutes."""
        return self.minutes

    @property
    def anchors(self) -> tuple[str, ...]:
        """The activity itself, where its author has given it a name."""
        return (self.place,) if self.given_id else ()

    @model_validator(mode="after")
    def _has_steps_or_phases(self) -> "Activity":
        if self.steps and self.phases:
            raise PydanticCustomError("steps-and-phases", "an activity has steps or phases")
        if not self.steps and not self.phases:
            raise PydanticCustomError("no-steps", "an activity has steps or phases")
        return self
