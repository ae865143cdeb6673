"""Owns the choices of multiple-choice and multiple-response questions: keys and distractors."""

from collections.abc import Iterable
from typing import Annotated, ClassVar, TypeVar

from pydantic import AfterValidator, Discriminator, Field, PrivateAttr, Tag

from lessonwright.course.base_models_and_field_types import (
    Kind,
    Phrase,
    Text,
    derived_id,
    exact_id,
    first_key,
    in_capitals_alone,
)
from lessonwright.course.kind_facts import UniqueParts


class _Offered(Kind):
    text: Phrase
    """The words of the choice."""
    feedback: Text | None = None
    """What a learner who picked this choice reads: why it is right, or what is better and why."""

    _is_exact: bool = PrivateAttr(default=False)

    @property
    def id(self) -> str:
        """An id derived from the words, so that a response survives a new order of choices.

        Capitals count only where nothing else tells two choices of a question apart: `Dear Sir` and `Dear sir`.
        """
        return exact_id("choice", self.text) if self._is_exact else derived_id("choice", self.text)


class Key(_Offered):
    """A right choice."""

    kind: ClassVar[str] = "correct"
    noun: ClassVar[str] = "choice"
    is_key: ClassVar[bool] = True

    text: Phrase = Field(alias="correct")
    """The words of a right choice."""


class Distractor(_Offered):
    """A choice that is not right, but that a sensible person might pick."""

    kind: ClassVar[str] = "wrong"
    noun: ClassVar[str] = "choice"
    is_key: ClassVar[bool] = False

    text: Phrase = Field(alias="wrong")
    """The words of a choice that is not right."""


Choice = Annotated[
    Annotated[Key, Tag("correct")] | Annotated[Distractor, Tag("wrong")], Discriminator(first_key)
]


def unique_choices(choices: Iterable[Choice]) -> UniqueParts:
    """Return the choices of a question, no two of which may have the same id."""
    entries = ((("choices", n, choice.kind), choice.id) for n, choice in enumerate(choices))
    return UniqueParts("choice", tuple(entries))


C = TypeVar("C", bound=_Offered)


def _told_apart(choices: tuple[C, ...]) -> tuple[C, ...]:
    """Return the choices; those that differ in capitals alone have ids of their own."""
    alike = in_capitals_alone(choice.text for choice in choices)
    if not alike:
        return choices
    return tuple(
        _exact(choice) if " ".join(choice.text.split()) in alike else choice for choice in choices
    )


def _exact(choice: C) -> C:
    exact = choice.model_copy()
    exact._is_exact = True
    return exact


Choices = Annotated[tuple[Choice, ...], AfterValidator(_told_apart)]
"""The choices of one question."""
