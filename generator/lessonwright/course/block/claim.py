"""Owns the claim: a sentence that says something is so, with whose word and which evidence it rests on."""

from typing import ClassVar, Literal

from pydantic import Field

from lessonwright.course.base_models_and_field_types import Id, Text
from lessonwright.course.block.base import ShownBlock
from lessonwright.course.kind_facts import Reference

Evidence = Literal["study", "survey", "reported", "opinion"]


class Claim(ShownBlock):
    """A claim, its source and the kind of evidence, which the learner is shown."""

    kind: ClassVar[str] = "claim"
    noun: ClassVar[str] = "claim"
    teaches: ClassVar[bool] = True
    known_by: ClassVar[str | None] = "text"

    text: Text = Field(alias="claim")
    """The claim itself."""
    source: Id
    """The id of a source in course.yml."""
    evidence: Evidence
    """What stands behind it: study, survey, reported (told without a study behind it) or opinion."""

    @property
    def references(self) -> tuple[Reference, ...]:
        """Its source."""
        return (Reference(("source",), "source", self.source),)
