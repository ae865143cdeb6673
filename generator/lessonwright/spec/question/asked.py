"""Owns what every quiz question has, whatever its kind."""

from pydantic import Field

from lessonwright.spec.authored import Id, Kind, Text, derived_id


class Asked(Kind):
    """A question: the first key holds its stem."""

    stem: Text
    """What is asked."""
    given_id: Id | None = Field(default=None, alias="id")
    """A learner's answers hang on it.

    Left out, it is made from the stem, and changes when the stem is reworded.
    """
    objective: Id | None = None
    """The id of the lesson's objective that this question assesses."""
    hints: tuple[Text, ...] = ()
    """Help before answering, shown one after the other."""
    feedback: Text | None = None
    """What the learner reads after answering, whatever the answer was."""

    @property
    def id(self) -> str:
        """The author's id, or one derived from the stem."""
        return self.given_id or derived_id(self.kind, self.stem)
