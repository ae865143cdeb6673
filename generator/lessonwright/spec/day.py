"""Owns how a day of training goes, as its author writes it; the facilitator's guides reckon the clock times from it."""

from typing import Annotated, ClassVar, Self

from pydantic import Field, StringConstraints, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from lessonwright.spec.authored import Authored, Whole

CLOCK_PATTERN = r"^([01]?[0-9]|2[0-3]):[0-5][0-9]$"
Clock = Annotated[
    str,
    StringConstraints(strip_whitespace=True, pattern=CLOCK_PATTERN),
    WithJsonSchema({"type": "string", "pattern": rf"^\s*(?:{CLOCK_PATTERN[1:-1]})\s*$"}),
]
"""A time of day, such as `9:00` or `13:30`."""

PAUSE, STRETCH = Whole(0, 60), Whole(15, 600)
Pause = Annotated[int, PAUSE]
"""How long a break is, in minutes; 0 for none."""
Stretch = Annotated[int, STRETCH]
"""How long people sit, in minutes."""


class TrainingDay(Authored):
    """How a day of training goes: the facilitator's guides reckon their clock times from it."""

    noun: ClassVar[str] = "day"

    start: Clock = "9:00"
    """When the session begins, such as `9:00` or `13:30`."""
    end: Clock | None = None
    """When it is over, such as `17:00`: a lesson that would go on for longer waits for the next day.

    Left out, a day is over eight hours after it begins.
    """
    pause: Pause = Field(default=15, alias="break")
    """How long a break is, in minutes; 0 for none."""
    stretch: Stretch = 90
    """How long people sit at the most before they get a break, in minutes."""

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.end and after_midnight(self.end) <= after_midnight(self.start):
            raise PydanticCustomError("day-end", "a day ends after it begins", {"start": self.start, "end": self.end})
        return self


def after_midnight(clock: str) -> int:
    """Return how many minutes after midnight a time of day is."""
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)
