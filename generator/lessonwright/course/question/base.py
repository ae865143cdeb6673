"""Owns what every quiz question has, whatever its kind, and what each kind has to say of itself."""

from abc import abstractmethod
from typing import ClassVar

from pydantic import Field

from lessonwright.course.base import Id, Kind, Phrase, Text, derived_id
from lessonwright.course.kind_contract import Plain, SavedAnswer, UniqueParts


class BaseQuestion(Kind):
    """What a question of any kind can have beside what is asked."""

    asks_for_recall: ClassVar[bool]
    """Whether it asks for what is remembered, where it puts no case to the learner."""

    stem: Phrase
    """What is asked."""
    given_id: Id | None = Field(default=None, alias="id")
    """The name that learners' answers hang on.

    Left out, it is made from the stem, and changes when the stem is reworded.
    """
    objective: Id | None = None
    """The id of the lesson's objective that this question assesses."""
    hints: tuple[Text, ...] = ()
    """Help before answering, shown one after the other."""
    feedback: Text | None = None
    """What the learner reads once the answer is right or the key shows; it may tell the key.

    What is to help before that stands in `hints` and in the feedback of each choice.
    """

    @property
    def id(self) -> str:
        """The author's id, or one derived from the stem."""
        return self.given_id or derived_id(self.kind, self.stem)

    @property
    @abstractmethod
    def unique_parts(self) -> tuple[UniqueParts, ...]:
        """What there may be only once in the question."""

    @property
    @abstractmethod
    def telling_keys(self) -> tuple[str, ...]:
        """The keys that would give the answer away if a hint held one of them."""

    @abstractmethod
    def saved_answer(self, plain: Plain) -> SavedAnswer:
        """Return what a learner's saved answer hangs on."""
