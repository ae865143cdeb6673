"""Owns the observation form: what to look and listen for while watching somebody, and what to tell them."""

from typing import ClassVar, Literal

from pydantic import Field

from lessonwright.course.base_models_and_field_types import (
    Authored,
    Label,
    Line,
    Minutes,
    Text,
    derived_id,
)
from lessonwright.course.block.base import TaskBlock
from lessonwright.course.kind_facts import (
    SavedAnswer,
    UniqueParts,
    field_answer,
    unique_texts,
    unique_words,
)

Watched = Literal["partner", "recording", "real"]


class Criterion(Authored):
    """Something that can be done more or less well, with what each level looks like."""

    noun: ClassVar[str] = "criterion"

    text: Label = Field(alias="criterion")
    """What is judged."""
    levels: tuple[Line, ...] = Field(min_length=2, max_length=5)
    """What each level looks like, from the lowest to the highest."""

    @property
    def id(self) -> str:
        """An id derived from the words."""
        return derived_id("criterion", self.text)


class Observe(TaskBlock):
    """A form to watch a partner, a recording or a real talk with, and to say one thing to keep and one to change."""

    kind: ClassVar[str] = "observe"
    noun: ClassVar[str] = "observation form"
    teaches: ClassVar[bool] = False
    can_be_done_at_home: ClassVar[bool] = False

    title: Line = Field(alias="observe")
    """What the form is called."""
    minutes: Minutes | None = None
    """How long it takes, in minutes."""
    watch: Watched = "partner"
    """Who is watched: a partner, a recording, or somebody in a real talk."""
    text: Text | None = None
    """What to know before watching."""
    look_for: tuple[Label, ...] = Field(min_length=1)
    """What can be seen or heard: each is ticked as seen or not seen, with the words that were heard."""
    rubric: tuple[Criterion, ...] = ()
    """What is judged by levels."""

    @property
    def learners(self) -> Literal["silent", "talk", "do"]:
        """They watch, and say what they saw."""
        return "do"

    @property
    def doing_minutes(self) -> int | None:
        """Its minutes, if its author says them."""
        return self.minutes

    @property
    def unique_parts(self) -> tuple[UniqueParts, ...]:
        """What is looked for, the criteria, and the levels of each: what is noted hangs on their words."""
        criteria = ((("rubric", n, "criterion"), one.id) for n, one in enumerate(self.rubric))
        levels = (
            unique_texts("level", ("rubric", n, "levels"), one.levels)
            for n, one in enumerate(self.rubric)
        )
        return (
            unique_words("item", ("look-for",), self.look_for),
            UniqueParts("criterion", tuple(criteria)),
            *levels,
        )

    @property
    def saved_under(self) -> str | None:
        """Its id."""
        return self.id

    def saved_answer(self) -> SavedAnswer | None:
        """Return that everything is noted for itself."""
        seen = [derived_id("item", item) for item in self.look_for]
        judged = [(one.id, level) for one in self.rubric for level in one.levels]
        return field_answer([*seen, *(f"{item}-words" for item in seen), *judged, "keep", "change"])
