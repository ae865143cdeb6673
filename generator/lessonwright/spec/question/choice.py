"""Owns the choices of multiple-choice and multiple-response questions: keys and distractors."""

from typing import Annotated, ClassVar

from pydantic import Discriminator, Field, Tag

from lessonwright.spec.authored import Kind, Phrase, Text, derived_id, first_key


class _Offered(Kind):
    text: Phrase
    """The words of the choice."""
    feedback: Text | None = None
    """What a learner who picked this choice reads: why it is right, or what is better and why."""

    @property
    def id(self) -> str:
        """An id derived from the words, so that a response survives a new order of choices."""
        return derived_id("choice", self.text)


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


Choice = Annotated[Annotated[Key, Tag("correct")] | Annotated[Distractor, Tag("wrong")], Discriminator(first_key)]
