"""Owns the branching scenario: choose what to say, see what follows."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, Literal

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from lessonwright.course.base_models_and_field_types import (
    Authored,
    Id,
    Line,
    Phrase,
    Text,
    derived_id,
    same_words,
)
from lessonwright.course.block.base import TaskBlock
from lessonwright.course.kind_facts import (
    Reference,
    SavedAnswer,
    UniqueParts,
)

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


class Scenario(TaskBlock):
    """A story that branches: each choice leads to the next scene, up to an ending."""

    kind: ClassVar[str] = "scenario"
    noun: ClassVar[str] = "scenario"
    teaches: ClassVar[bool] = True
    can_be_done_at_home: ClassVar[bool] = True

    title: Line = Field(alias="scenario")
    """What the scenario is called."""
    start: Id
    """The scene it opens with."""
    scenes: Mapping[Id, Scene] = Field(min_length=1)
    """The scenes, each under an id of its own."""

    @property
    def learners(self) -> Literal["silent", "talk", "do"]:
        """They talk over what to say next."""
        return "talk"

    @property
    def doing_minutes(self) -> None:
        """None: a story takes as long as its reader."""
        return

    @property
    def numbers(self) -> dict[str, int]:
        """The scenes' ids with their numbers, from 1; the scene it opens with is the first."""
        in_order = sorted(self.scenes, key=lambda name: name != self.start)
        return {name: number for number, name in enumerate(in_order, 1)}

    @property
    def references(self) -> tuple[Reference, ...]:
        """The scenes that it leads to."""
        return tuple(self._ways())

    def _ways(self) -> Iterator[Reference]:
        scenes = tuple(self.scenes)
        yield Reference(("start",), "scene", self.start, scenes)
        for name, scene in self.scenes.items():
            for n, choice in enumerate(scene.choices or ()):
                way = ("scenes", name, "choices", n, "then")
                yield Reference(way, "scene", choice.then, scenes)

    @property
    def unique_parts(self) -> tuple[UniqueParts, ...]:
        """What learners can say in each scene: the way that they took hangs on the words."""
        return tuple(_sayings(name, scene) for name, scene in self.scenes.items())

    @property
    def anchors(self) -> tuple[str, ...]:
        """The scenario itself, and its scenes."""
        return (self.place, *(f"{self.place}-{name}" for name in self.scenes))

    @property
    def saved_under(self) -> str | None:
        """Its id: the author's, or the one made of its title."""
        return self.id

    def saved_answer(self) -> SavedAnswer | None:
        """Return that a way is made of steps: from which scene, by which choice, to which scene."""
        steps = [
            (name, derived_id("choice", choice.say), choice.then)
            for name, scene in self.scenes.items()
            for choice in scene.choices or ()
        ]
        opening = frozenset(step for step in steps if step[0] == self.start)
        return SavedAnswer(frozenset(steps), "choices", "leads-on", opening=opening)


def _sayings(name: str, scene: Scene) -> UniqueParts:
    said = (
        (("scenes", name, "choices", n, "say"), same_words(choice.say))
        for n, choice in enumerate(scene.choices or ())
    )
    return UniqueParts("choice", tuple(said))
