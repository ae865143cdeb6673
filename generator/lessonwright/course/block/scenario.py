"""Owns the branching scenario: choose what to say, see what follows."""

from collections.abc import Mapping
from typing import Any, ClassVar, Literal

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from lessonwright.course.base import Authored, Id, Kind, Line, Phrase, Text, derived_id

Ending = Literal["good", "mixed", "poor"]


class SceneChoice(Authored):
    """Something a learner can say or do in a scene, and the scene it leads to."""

    noun: ClassVar[str] = "choice"

    say: Phrase
    """What the learner says or does."""
    then: Id
    """The scene that follows."""
    feedback: Text | None = None
    """What the learner reads before the next scene."""


_EITHER: dict[str, Any] = {
    "oneOf": [
        {"required": ["choices"], "properties": {"choices": {"type": "array"}}},
        {"required": ["ending"], "properties": {"ending": {"type": "string"}}},
    ]
}


class Scene(Authored):
    """One moment of a scenario: choices that lead on, or an ending."""

    model_config = ConfigDict(json_schema_extra=_EITHER)

    noun: ClassVar[str] = "scene"

    text: Text
    """What happens, in Markdown."""
    choices: tuple[SceneChoice, ...] | None = Field(default=None, min_length=1)
    """What the learner can say or do; a scene without choices is an ending."""
    ending: Ending | None = None
    """How the scenario ends here: good, mixed or poor."""

    @model_validator(mode="after")
    def _leads_on_or_ends(self) -> "Scene":
        if self.choices and self.ending:
            raise PydanticCustomError(
                "scene-ends-and-goes-on", "a scene with an ending has no choices"
            )
        if not self.choices and not self.ending:
            raise PydanticCustomError("scene-without-end", "a scene has choices or an ending")
        return self


class Scenario(Kind):
    """A story that branches: each choice leads to the next scene, up to an ending."""

    kind: ClassVar[str] = "scenario"
    noun: ClassVar[str] = "scenario"

    title: Line = Field(alias="scenario")
    """What the scenario is called."""
    start: Id
    """The scene it opens with."""
    scenes: Mapping[Id, Scene] = Field(min_length=1)
    """The scenes, each under an id of its own."""

    @property
    def id(self) -> str:
        """The id that a learner's path hangs on."""
        return derived_id("scenario", self.title)

    @property
    def numbers(self) -> dict[str, int]:
        """The scenes' ids with their numbers, from 1; the scene it opens with is the first."""
        in_order = sorted(self.scenes, key=lambda name: name != self.start)
        return {name: number for number, name in enumerate(in_order, 1)}
