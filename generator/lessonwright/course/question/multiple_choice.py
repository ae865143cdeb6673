"""Owns the multiple-choice question: one key among its choices."""

from typing import Any, ClassVar

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from lessonwright.course.base import Phrase
from lessonwright.course.question.base import BaseQuestion
from lessonwright.course.question.choice import Choices, Key

_ONE_KEY: dict[str, Any] = {
    "contains": {"required": ["correct"]},
    "minContains": 1,
    "maxContains": 1,
}


class MultipleChoice(BaseQuestion):
    """A question with exactly one right choice."""

    kind: ClassVar[str] = "multiple-choice"
    noun: ClassVar[str] = "multiple-choice"

    stem: Phrase = Field(alias="multiple-choice")
    """What is asked."""
    choices: Choices = Field(min_length=2, json_schema_extra=_ONE_KEY)
    """The choices, each `correct:` or `wrong:`, in the order in which paper shows them."""

    @property
    def key(self) -> Key:
        """The one right choice."""
        return next(choice for choice in self.choices if isinstance(choice, Key))

    @model_validator(mode="after")
    def _has_one_key(self) -> "MultipleChoice":
        keys = sum(choice.is_key for choice in self.choices)
        if keys != 1:
            raise PydanticCustomError("one-key", "exactly one choice is correct", {"keys": keys})
        return self
