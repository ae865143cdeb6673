"""Owns the facilitator's side of a lesson: it goes into the facilitator guide and nowhere else."""

from typing import ClassVar

from pydantic import Field

from lessonwright.spec.authored import Authored, Minutes, Phrase, Text


class Timing(Authored):
    """A stretch of the session."""

    noun: ClassVar[str] = "timing step"

    minutes: Minutes
    """How long it takes, in minutes."""
    do: Text
    """What happens."""


class Facilitator(Authored):
    """What whoever runs the session holds; a learner never sees it."""

    noun: ClassVar[str] = "facilitator"

    aim: Text
    """What the session is after."""
    prepare: tuple[Phrase, ...] = ()
    """What to do and bring before the session."""
    timing: tuple[Timing, ...] = Field(min_length=1)
    """The run of the session; adds up to the lesson's minutes."""
    notes: Text | None = None
    """What people usually say, and how to take it further."""
    discuss: tuple[Phrase, ...] = ()
    """Questions to put to the room."""
