"""Owns the true-false question."""

from typing import ClassVar

from pydantic import Field

from lessonwright.course.base_models_and_field_types import Phrase, Truth
from lessonwright.course.kind_facts import (
    Plain,
    SavedAnswer,
    UniqueParts,
    typed_answer,
)
from lessonwright.course.question.base import BaseQuestion


class TrueFalse(BaseQuestion):
    """A statement that is either true or false.

    There is one attempt at it, since a wrong answer tells the right one.
    """

    kind: ClassVar[str] = "true-false"
    noun: ClassVar[str] = "true-false"
    asks_for_recall: ClassVar[bool] = True

    stem: Phrase = Field(alias="true-false")
    """The statement to judge."""
    answer: Truth
    """Whether the statement is true or false."""

    @property
    def unique_parts(self) -> tuple[UniqueParts, ...]:
        """Nothing: there is one statement."""
        return ()

    @property
    def telling_keys(self) -> tuple[str, ...]:
        """None: it is a word that any hint may hold."""
        return ()

    def saved_answer(self, plain: Plain) -> SavedAnswer:
        """Return that an answer hangs on the words of the stem."""
        return typed_answer(plain(self.stem))
