"""Owns the learning objective: what a learner will be able to do, and at which level."""

from typing import ClassVar

from pydantic import Field

from lessonwright.spec.authored import Id, Level, Line
from lessonwright.spec.named import NAME, TEXT, Named


class Objective(Named):
    """What learners will be able to do: `- kind-or-excuse: Tell a kind answer from an excuse.`, and its level."""

    noun: ClassVar[str] = "objective"

    id: Id = Field(alias=NAME)
    """The name that questions use to say which objective they assess."""
    text: Line = Field(alias=TEXT)
    """What the learner will be able to do; opens with a measurable verb."""
    level: Level
    """The Bloom level: remember, understand, apply, analyze, evaluate or create."""
    section: Line | None = None
    """The heading of the section that teaches it, where a learner who missed it is sent to read again. Left out, it is
    looked for: the section with a question about it, or the one that shares the most telling words with it."""
