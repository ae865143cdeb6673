"""Owns the track prompt: habits to keep, to be ticked day by day."""

from typing import Annotated, ClassVar

from pydantic import Field

from lessonwright.course.base_models_and_field_types import Label, Phrase, Whole, derived_id
from lessonwright.course.kind_facts import (
    SavedAnswer,
    UniqueParts,
    field_answer,
    unique_words,
)
from lessonwright.course.prompt.base import BasePrompt

Days = Annotated[int, Whole(2, 31)]


class Track(BasePrompt):
    """Habits with a box for each day, to tick when the habit was kept."""

    kind: ClassVar[str] = "track"
    noun: ClassVar[str] = "track"
    asks_for_action: ClassVar[bool] = True

    text: Phrase = Field(alias="track")
    """What the learner is asked to keep up."""
    habits: tuple[Label, ...] = Field(min_length=1, max_length=8)
    """The habits, each small enough to be kept or not on one day."""
    days: Days = 14
    """For how many days."""

    @property
    def unique_parts(self) -> tuple[UniqueParts, ...]:
        """The habits."""
        return (unique_words("habit", ("habits",), self.habits),)

    @property
    def asking_texts(self) -> tuple[str, ...]:
        """Its text and its habits."""
        return (self.text, *self.habits)

    def saved_answer(self) -> SavedAnswer:
        """Return that each day of a habit is ticked for itself."""
        habits = [derived_id("habit", habit) for habit in self.habits]
        return field_answer((habit, day) for habit in habits for day in range(self.days))
