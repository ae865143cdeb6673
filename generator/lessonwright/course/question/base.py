"""Owns what every quiz question has, whatever its kind."""

from pydantic import Field

from lessonwright.course.base import Id, Kind, Phrase, Text, derived_id


class BaseQuestion(Kind):
    """What a question of any kind can have beside what is asked."""

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
