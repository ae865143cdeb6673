"""Owns the sign prompt: something to put one's name to."""

from typing import ClassVar

from pydantic import Field

from lessonwright.course.base_models_and_field_types import Label, Phrase, derived_id
from lessonwright.course.kind_facts import (
    SavedAnswer,
    UniqueParts,
    field_answer,
    unique_words,
)
from lessonwright.course.prompt.base import BasePrompt


class Sign(BasePrompt):
    """Something to put one's name to, with a line to sign and the date for each who does."""

    kind: ClassVar[str] = "sign"
    noun: ClassVar[str] = "sign"
    asks_for_action: ClassVar[bool] = True

    text: Phrase = Field(alias="sign")
    """What is signed, such as a promise."""
    by: tuple[Label, ...] = Field(min_length=1, max_length=4)
    """Who signs, such as `I` and `My buddy`: a line for each."""

    @property
    def unique_parts(self) -> tuple[UniqueParts, ...]:
        """Who signs."""
        return (unique_words("signer", ("by",), self.by),)

    @property
    def asking_texts(self) -> tuple[str, ...]:
        """Its text."""
        return (self.text,)

    def saved_answer(self) -> SavedAnswer:
        """Return that each signs and dates for themselves."""
        signers = [derived_id("signer", one) for one in self.by]
        return field_answer((signer, part) for signer in signers for part in ("name", "date"))
