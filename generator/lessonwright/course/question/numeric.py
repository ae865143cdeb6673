"""Owns the numeric question: a number, right within a tolerance."""

from typing import ClassVar

from pydantic import Field

from lessonwright.course.base_models_and_field_types import Line, Number, Phrase
from lessonwright.course.kind_facts import (
    Plain,
    SavedAnswer,
    UniqueParts,
    typed_answer,
)
from lessonwright.course.question.base import BaseQuestion


class Numeric(BaseQuestion):
    """A question answered with a number."""

    kind: ClassVar[str] = "numeric"
    noun: ClassVar[str] = "numeric"
    asks_for_recall: ClassVar[bool] = False

    stem: Phrase = Field(alias="numeric")
    """What is asked."""
    answer: Number
    """The right number."""
    tolerance: Number = Field(default=0.0, ge=0, json_schema_extra={"minimum": 0})
    """How far off an answer may be, up or down, and still be right."""
    unit: Line | None = None
    """The unit, shown behind the field."""

    @property
    def key(self) -> str:
        """The number as it is shown, without a trailing `.0`."""
        return f"{self.answer:.15g}"

    @property
    def unique_parts(self) -> tuple[UniqueParts, ...]:
        """Nothing: there is one number."""
        return ()

    @property
    def telling_keys(self) -> tuple[str, ...]:
        """None: a number may stand in a hint for many reasons."""
        return ()

    def saved_answer(self, plain: Plain) -> SavedAnswer:
        """Return that an answer hangs on the words of the stem."""
        return typed_answer(plain(self.stem))
