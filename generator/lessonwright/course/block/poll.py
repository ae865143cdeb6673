"""Owns the poll: a question to the room, answered by a letter before and after talking it over."""

from typing import ClassVar, Literal

from pydantic import Field

from lessonwright.course.base_models_and_field_types import Label, Line, Minutes, Text, derived_id
from lessonwright.course.block.base import TaskBlock
from lessonwright.course.kind_facts import (
    SavedAnswer,
    UniqueParts,
    field_answer,
    unique_words,
)


class Poll(TaskBlock):
    """A question that everybody answers by a letter: by hand, card or device, before and after talking."""

    kind: ClassVar[str] = "poll"
    noun: ClassVar[str] = "poll"
    teaches: ClassVar[bool] = False
    can_be_done_at_home: ClassVar[bool] = False
    VOTES: ClassVar[tuple[str, str]] = ("before", "after")

    title: Line = Field(alias="poll")
    """What is asked. Nothing is right or wrong."""
    minutes: Minutes | None = None
    """How long both votes and the talk between them take, in minutes."""
    text: Text | None = None
    """What to know before voting."""
    options: tuple[Label, ...] = Field(min_length=2, max_length=6)
    """What can be voted for; the first is A."""

    @property
    def letters(self) -> tuple[str, ...]:
        """The letters of the options, from A."""
        return tuple("ABCDEF"[: len(self.options)])

    @property
    def learners(self) -> Literal["silent", "talk", "do"]:
        """They talk before they vote again."""
        return "talk"

    @property
    def doing_minutes(self) -> int | None:
        """Its minutes, if its author says them."""
        return self.minutes

    @property
    def unique_parts(self) -> tuple[UniqueParts, ...]:
        """The options."""
        return (unique_words("option", ("options",), self.options),)

    @property
    def saved_under(self) -> str | None:
        """Its id."""
        return self.id

    def saved_answer(self) -> SavedAnswer | None:
        """Return that a vote names an option, and that the count of each is kept for itself."""
        options = [derived_id("option", option) for option in self.options]
        return field_answer((vote, option) for vote in self.VOTES for option in options)
