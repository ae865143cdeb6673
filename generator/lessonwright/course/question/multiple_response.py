"""Owns the multiple-response question: several keys, part marks."""

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

_A_KEY: dict[str, Any] = {"contains": {"required": ["correct"]}}


class MultipleResponse(BaseQuestion):
    """A question with any number of right choices, at least one."""

    kind: ClassVar[str] = "multiple-response"
    noun: ClassVar[str] = "multiple-response"
    asks_for_recall: ClassVar[bool] = False

    stem: Phrase = Field(alias="multiple-response")
    """What is asked."""
    choices: Choices = Field(min_length=2, json_schema_extra=_A_KEY)
    """The choices, each `correct:` or `wrong:`, in the order in which paper shows them."""

    @property
    def keys(self) -> tuple[Key, ...]:
        """The right choices."""
        return tuple(choice for choice in self.choices if isinstance(choice, Key))

    @property
    def unique_parts(self) -> tuple[UniqueParts, ...]:
        """The choices, by their ids."""
        return (unique_choices(self.choices),)

    @property
    def telling_keys(self) -> tuple[str, ...]:
        """None: one key of several gives little away."""
        return ()

    def saved_answer(self, plain: Plain) -> SavedAnswer:
        """Return that an answer is made of choices."""
        return offered_answer((choice.id for choice in self.choices), "choices")

    @model_validator(mode="after")
    def _has_a_key(self) -> "MultipleResponse":
        if not self.keys:
            raise PydanticCustomError("no-key", "at least one choice is correct")
        return self
