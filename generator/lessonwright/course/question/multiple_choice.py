"""Owns the multiple-choice question: one key among its choices."""

from typing import Any, ClassVar

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from lessonwright.course.base_models_and_field_types import Phrase
from lessonwright.course.kind_facts import (
    Plain,
    SavedAnswer,
    UniqueParts,
    offered_answer,
)
from lessonwright.course.question.base import BaseQuestion
from lessonwright.course.question.choice import Choices, Key, unique_choices

_ONE_KEY: dict[str, Any] = {
    "contains": {"required": ["correct"]},
    "minContains": 1,
    "maxContains": 1,
}


class MultipleChoice(BaseQuestion):
    """A question with exactly one right choice."""

    kind: ClassVar[str] = "multiple-choice"
    noun: ClassVar[str] = "multiple-choice"
    asks_for_recall: ClassVar[bool] = False

    stem: Phrase = Field(alias="multiple-choice")
    """What is asked."""
    choices: Choices = Field(min_length=2, json_schema_extra=_ONE_KEY)
    """The choices, each `correct:` or `wrong:`, in the order in which paper shows them."""

    @property
    def key(self) -> Key:
        """The one right choice."""
        return next(choice for choice in self.choices if isinstance(choice, Key))

    @property
    def unique_parts(self) -> tuple[UniqueParts, ...]:
        """The choices, by their ids."""
        return (unique_choices(self.choices),)

    @property
    def telling_keys(self) -> tuple[str, ...]:
        """The words of the right choice, without the sign at their end."""
        return (self.key.text.rstrip(".!?"),)

    def saved_answer(self, plain: Plain) -> SavedAnswer:
        """Return that an answer is made of choices."""
        return offered_answer((choice.id for choice in self.choices), "choices")

    @model_validator(mode="after")
    def _has_one_key(self) -> "MultipleChoice":
        keys = sum(choice.is_key for choice in self.choices)
        if keys != 1:
            raise PydanticCustomError("one-key", "exactly one choice is correct", {"keys": keys})
        return self
