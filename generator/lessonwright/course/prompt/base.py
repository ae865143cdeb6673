"""Owns what every worksheet prompt has, whatever its kind, and what each kind has to say of itself."""

from abc import abstractmethod
from typing import ClassVar

from pydantic import Field

from lessonwright.course.base_models_and_field_types import Id, Kind, Label, Phrase, derived_id
from lessonwright.course.kind_facts import (
    SavedAnswer,
    UniqueParts,
    field_answer,
    unique_words,
)


class BasePrompt(Kind):
    """What a prompt of any kind can have beside its text; none is ever marked."""

    asks_for_action: ClassVar[bool]
    """Whether it asks by its nature what the learner will do."""

    text: Phrase
    """What the learner is asked to think about."""
    given_id: Id | None = Field(default=None, alias="id")
    """The name that learners' notes hang on.

    Left out, it is made from the text, and changes when the text is reworded.
    """

    @property
    def id(self) -> str:
        """The author's id, or one derived from the text."""
        return self.given_id or derived_id(self.kind, self.text)

    @property
    @abstractmethod
    def unique_parts(self) -> tuple[UniqueParts, ...]:
        """What there may be only once in the prompt."""

    @property
    @abstractmethod
    def asking_texts(self) -> tuple[str, ...]:
        """The texts that can ask for something to do."""

    @abstractmethod
    def saved_answer(self) -> SavedAnswer:
        """Return what a learner's saved entries hang on."""


class ListPrompt(BasePrompt):
    """A prompt with a list: what is entered hangs on the words of its items."""

    asks_for_action: ClassVar[bool] = False

    items: tuple[Label, ...]
    """What is on the list."""

    @property
    def unique_parts(self) -> tuple[UniqueParts, ...]:
        """The items."""
        return (unique_words("item", ("items",), self.items),)

    @property
    def asking_texts(self) -> tuple[str, ...]:
        """Its text and its items."""
        return (self.text, *self.items)

    def saved_answer(self) -> SavedAnswer:
        """Return that each item is known by its words."""
        return field_answer(derived_id("item", item) for item in self.items)
