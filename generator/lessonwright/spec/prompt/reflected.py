"""Owns what every worksheet prompt has, whatever its kind."""

from pydantic import Field

from lessonwright.spec.authored import Id, Kind, Text, derived_id


class Reflected(Kind):
    """A prompt: one thing to reflect on, never marked; the first key holds its text."""

    text: Text
    """What the learner is asked to think about."""
    given_id: Id | None = Field(default=None, alias="id")
    """A learner's notes hang on it.

    Left out, it is made from the text, and changes when the text is reworded.
    """

    @property
    def id(self) -> str:
        """The author's id, or one derived from the text."""
        return self.given_id or derived_id(self.kind, self.text)
