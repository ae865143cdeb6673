"""Owns the short-answer question: a word or a few, typed."""

from typing import ClassVar

from pydantic import Field

from lessonwright.course.base_models_and_field_types import Line, Phrase
from lessonwright.course.kind_facts import (
    Plain,
    SavedAnswer,
    UniqueParts,
    typed_answer,
)
from lessonwright.course.question.base import BaseQuestion


class ShortAnswer(BaseQuestion):
    """A question answered with a word or a few."""

    kind: ClassVar[str] = "short-answer"
    noun: ClassVar[str] = "short-answer"
    asks_for_recall: ClassVar[bool] = True

    stem: Phrase = Field(alias="short-answer")
    """What is asked."""
    accept: tuple[Line, ...] = Field(min_length=1)
    """Every answer that counts as right, the best first; case, spaces and accents do not matter."""

    @property
    def key(self) -> str:
        """The answer that is shown."""
        return self.accept[0]

    @property
    def unique_parts(self) -> tuple[UniqueParts, ...]:
        """Nothing: there is one field, and an answer accepted twice does no harm."""
        return ()

    @property
    def telling_keys(self) -> tuple[str, ...]:
        """Every answer that counts as right."""
        return self.accept

    def saved_answer(self, plain: Plain) -> SavedAnswer:
        """Return that an answer hangs on the words of the stem."""
        return typed_answer(plain(self.stem))
