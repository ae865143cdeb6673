"""Owns the tick prompt: a list to tick."""

from typing import ClassVar

from pydantic import Field

from lessonwright.course.base import Label, Phrase, derived_id
from lessonwright.course.kind_facts import SavedAnswer, UniqueParts, field_answer, unique_words
from lessonwright.course.prompt.base import BasePrompt


class Tick(BasePrompt):
    """A list in which any number of items can be ticked."""

    kind: ClassVar[str] = "tick"
    noun: ClassVar[str] = "tick"
    asks_for_action: ClassVar[bool] = False

    text: Phrase = Field(alias="tick")
    """What the learner is asked to think about."""
    items: tuple[Label, ...] = Field(min_length=1)
    """What can be ticked."""

    @property
    def unique_parts(self) -> tuple[UniqueParts, ...]:
        """The items."""
        return (unique_words("item", ("items",), self.items),)

    @property
    def asking_texts(self) -> tuple[str, ...]:
        """Its text and its items."""
        return (self.text, *self.items)

    def saved_answer(self) -> SavedAnswer:
        """Return that each item is ticked for itself."""
        return field_answer(derived_id("item", item) for item in self.items)
