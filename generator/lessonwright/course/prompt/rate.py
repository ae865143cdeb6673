"""Owns the rate prompt: statements judged on a scale, and what a total can mean."""

from collections.abc import Sequence
from typing import ClassVar

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from lessonwright.course.base_models_and_field_types import (
    Authored,
    Label,
    Line,
    Phrase,
    Text,
    WholeTotal,
    derived_id,
)
from lessonwright.course.kind_facts import (
    SavedAnswer,
    UniqueParts,
    field_answer,
    unique_texts,
    unique_words,
)
from lessonwright.course.prompt.base import BasePrompt


def is_in_numbers(scale: Sequence[str]) -> bool:
    """Tell whether the words of a scale are numbers that go up by one, such as 0 to 10."""
    if not all(word.isascii() and word.isdigit() for word in scale):
        return False
    return [*map(int, scale)] == [*range(int(scale[0]), int(scale[0]) + len(scale))]


def first_point(scale: Sequence[str]) -> int:
    """Return what the first word of a scale counts: 1, or the number that it is."""
    return int(scale[0]) if is_in_numbers(scale) else 1


def statement_id(statement: str) -> str:
    """Return the id that a judgement of this statement hangs on."""
    return derived_id("statement", statement)


def judgements(statements: Sequence[str], scale: Sequence[str]) -> SavedAnswer:
    """Return what the judgements of statements hang on: a word of the scale for each."""
    return field_answer(
        (statement_id(statement), word) for statement in statements for word in scale
    )


def unique_judgements(
    statements: Sequence[str], scale: Sequence[str]
) -> tuple[UniqueParts, UniqueParts]:
    """Return what there may be only once: the words of the scale, which an answer names, and the statements."""
    return (
        unique_texts("word", ("scale",), scale),
        unique_words("statement", ("statements",), statements),
    )


class Band(Authored):
    """What a total up to some number can mean."""

    noun: ClassVar[str] = "band"

    up_to: WholeTotal
    """The highest total that this band covers; the first word of the scale counts 1, and a number what it says."""
    text: Text
    """What such a total can mean."""


class Rate(BasePrompt):
    """Statements to judge on a scale."""

    kind: ClassVar[str] = "rate"
    noun: ClassVar[str] = "rate"
    asks_for_action: ClassVar[bool] = False

    text: Phrase = Field(alias="rate")
    """What the learner is asked to judge."""
    scale: tuple[Line, ...] = Field(min_length=2, max_length=11)
    """The words of the scale, from the least to the most."""
    statements: tuple[Label, ...] = Field(min_length=1)
    """The statements to judge, one by one."""
    bands: tuple[Band, ...] = ()
    """What a total can mean, from the lowest up; the first band that reaches the total is shown."""

    @property
    def first_point(self) -> int:
        """What the first word of the scale counts."""
        return first_point(self.scale)

    @property
    def is_in_numbers(self) -> bool:
        """Whether the scale's words are the numbers that they count."""
        return is_in_numbers(self.scale)

    @property
    def totals(self) -> range:
        """Every total that can come out."""
        count, first = len(self.statements), self.first_point
        return range(count * first, count * (first + len(self.scale) - 1) + 1)

    @property
    def unique_parts(self) -> tuple[UniqueParts, ...]:
        """The words of the scale, which an answer names, and the statements."""
        return unique_judgements(self.statements, self.scale)

    @property
    def asking_texts(self) -> tuple[str, ...]:
        """Its text, and what a total can mean."""
        return (self.text, *(band.text for band in self.bands))

    def saved_answer(self) -> SavedAnswer:
        """Return that each statement is judged for itself."""
        return judgements(self.statements, self.scale)

    @model_validator(mode="after")
    def _bands_rise(self) -> "Rate":
        ends = [band.up_to for band in self.bands]
        if ends != sorted(set(ends)):
            raise PydanticCustomError("bands-rise", "bands go from the lowest total up")
        if ends and ends[-1] < self.totals[-1]:
            raise PydanticCustomError(
                "bands-reach",
                "the last band reaches the highest total",
                {"highest": self.totals[-1]},
            )
        return self
