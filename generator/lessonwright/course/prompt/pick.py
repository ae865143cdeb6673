"""Owns the pick prompt: a list of which one is chosen."""

from typing import ClassVar

from pydantic import Field

from lessonwright.course.base import Label, Phrase, derived_id
from lessonwright.course.kind_facts import SavedAnswer, UniqueParts, field_answer, unique_words
from lessonwright.course.prompt.base import BasePrompt


class Pick(BasePrompt):
    """A list in which one item is picked; none of them is right or wrong."""

    kind: ClassVar[str] = "pick"
    noun: ClassVar[str] = "pick"
    asks_for_action: ClassVar[bool] = False

    text: Phrase = Field(alias="pick")
    """What the learner is asked to think about."""
    items: tuple[Label, ...] = Field(min_length=2)
    """What can be picked."""

    @property
    def unique_parts(self) -> tuple[UniqueParts, ...]:
        """The items."""
        return (unique_words("item", ("items",), self.items),)

    @property
    def asking_texts(self) -> tuple[str, ...]:
        """Its text and its items."""
        return (self.text, *self.items)

    def saved_answer(self) -> SavedAnswer:
        """Return that one of the items is picked, by its words."""
        return field_answer(derived_id("item", item) for item in self.items)
