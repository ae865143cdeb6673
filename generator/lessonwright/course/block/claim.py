"""Owns the claim: a sentence that says something is so, with whose word and which evidence it rests on."""

from typing import ClassVar, Literal

from pydantic import Field

from lessonwright.course.base import Id, Kind, Text

Evidence = Literal["study", "survey", "reported", "opinion"]


class Claim(Kind):
    """A claim, its source and the kind of evidence, which the learner is shown."""

    kind: ClassVar[str] = "claim"
    noun: ClassVar[str] = "claim"

    text: Text = Field(alias="claim")
    """The claim itself."""
    source: Id
    """The id of a source in course.yml."""
    evidence: Evidence
    """What stands behind it: study, survey, reported (told without a study behind it) or opinion."""
