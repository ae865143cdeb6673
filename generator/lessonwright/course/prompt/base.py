"""Owns what every worksheet prompt has, whatever its kind."""

from pydantic import Field

from lessonwright.course.base import Id, Kind, Phrase, derived_id


class BasePrompt(Kind):
    """What a prompt of any kind can have beside its text; none is ever marked."""

    text: Phrase
    """What the learner is asked to think about."""
    given_id: Id | None = Field(default=None, alias="id")
    """The name that learners' notes hang on.

    Left out, it is made from the text, and changes when the text is reworded.
    """

    @property
    def id(self) -> str:
        """The author's id, or one derived from the text."""
        return self.given_id or derived_id(self.kind, self.text)
