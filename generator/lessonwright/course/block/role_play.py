"""Owns the role-play: people with a brief each try out a conversation, watched, talked over and taken again."""

from collections.abc import Iterator
from typing import Any, ClassVar, Literal, NamedTuple

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from lessonwright.course.base_models_and_field_types import (
    Authored,
    Line,
    Minutes,
    Phrase,
    Text,
    Truth,
    derived_id,
)
from lessonwright.course.block.base import TaskBlock, UnsavedBlock
from lessonwright.course.kind_facts import UniqueParts, unique_words

MOST_PEOPLE = 5
"""So many people make one group at the most, whoever watches included."""


class Role(Authored):
    """Somebody to play: what everybody knows of this person, and what only the player reads."""

    noun: ClassVar[str] = "role"
    KEPT: ClassVar[frozenset[str]] = frozenset({"brief", "second_brief"})
    """The fields that nobody but the player may read."""

    name: Line = Field(alias="role")
    """Who it is, such as `Nadia, who runs the workshop`."""
    public: Text
    """What everybody in the group knows of this person."""
    brief: Text
    """What only the player reads: what this person wants, feels, knows and must not say at once."""
    second_brief: Text | None = None
    """What only the player reads before the second take."""
    opening: Phrase | None = None
    """The words with which this person begins; one role has them."""

    @property
    def id(self) -> str:
        """An id derived from the name."""
        return derived_id("role", self.name)

    @property
    def secrets(self) -> tuple[tuple[str, str], ...]:
        """The texts of those fields, each behind its name in the file."""
        written = (("brief", self.brief), ("second-brief", self.second_brief))
        return tuple((field, text) for field, text in written if text)


class Round(Authored):
    """One go at the conversation."""

    noun: ClassVar[str] = "round"

    minutes: Minutes
    """How long it takes, in minutes."""
    do: Phrase | None = None
    """What is particular to this round."""
    swap: Truth = False
    """Whether players swap their cards before it, so that each reads another brief."""


class SecondTake(Authored):
    """The conversation once more, after the debrief, with one thing changed."""

    noun: ClassVar[str] = "second take"

    minutes: Minutes
    """How long it takes, in minutes."""
    change: Text
    """The one thing that is different this time; everybody is told."""


StageName = Literal["reading", "round", "debrief", "second-take"]


class Stage(NamedTuple):
    """A stretch of a role-play, for a clock to count down."""

    name: StageName
    minutes: int
    number: int = 0
    """Which round it is, from 1; 0 where there is one alone."""
    swap: bool = False
    text: str | None = None


_ONE_OPENS: dict[str, Any] = {
    "contains": {"required": ["opening"]},
    "minContains": 1,
    "maxContains": 1,
}


class RolePlay(TaskBlock, UnsavedBlock):
    """A conversation to try out, for groups of two to five people, each with a role or watching."""

    kind: ClassVar[str] = "role-play"
    noun: ClassVar[str] = "role-play"
    teaches: ClassVar[bool] = False
    can_be_done_at_home: ClassVar[bool] = False

    title: Line = Field(alias="role-play")
    """What the role-play is called."""
    situation: Text
    """Where and when it happens, and what everybody knows."""
    reading: Minutes = 2
    """How long people have to read their briefs, in minutes."""
    roles: tuple[Role, ...] = Field(
        min_length=2, max_length=MOST_PEOPLE, json_schema_extra=_ONE_OPENS
    )
    """Who is played, two roles to five. Whoever is left over in a group watches."""
    rounds: tuple[Round, ...] = Field(min_length=1)
    """The rounds, in order."""
    look_for: tuple[Phrase, ...] = ()
    """What whoever watches looks for: things that can be seen or heard."""
    second_take: SecondTake | None = None
    """The conversation once more, with one thing changed."""

    @property
    def learners(self) -> Literal["silent", "talk", "do"]:
        """They play."""
        return "do"

    @property
    def doing_minutes(self) -> int:
        """How long reading, the rounds and the second take need."""
        again = self.second_take.minutes if self.second_take else 0
        return self.reading + sum(one.minutes for one in self.rounds) + again

    @property
    def minutes(self) -> int:
        """How long all of it takes, the debrief included."""
        return self.all_minutes

    @property
    def stages(self) -> tuple[Stage, ...]:
        """What happens one after the other: reading, the rounds, the debrief, the second take."""
        return tuple(self._stages())

    def _stages(self) -> Iterator[Stage]:
        yield Stage("reading", self.reading)
        for number, one in enumerate(self.rounds, 1):
            shown = number if len(self.rounds) > 1 else 0
            yield Stage("round", one.minutes, shown, one.swap, one.do)
        if self.debrief:
            yield Stage("debrief", self.debrief.minutes)
        if self.second_take:
            yield Stage("second-take", self.second_take.minutes)

    @property
    def setting(self) -> Literal["pairs", "group"]:
        """With whom it is done: two who are not watched are a pair."""
        return "group" if len(self.roles) > 2 or self.look_for else "pairs"

    @property
    def opener(self) -> Role:
        """Whoever begins."""
        return next(role for role in self.roles if role.opening)

    @property
    def fewest(self) -> int:
        """How many people one group has at the least: all roles, and beside two who are watched, a third."""
        return max(len(self.roles), 3) if self.look_for else len(self.roles)

    @property
    def observers(self) -> int:
        """How many people can watch, at the most, in one group."""
        return MOST_PEOPLE - len(self.roles) if self.look_for else 0

    @property
    def unique_parts(self) -> tuple[UniqueParts, ...]:
        """The names of the roles, which cards go by."""
        names = unique_words("role", ("roles",), (role.name for role in self.roles))
        entries = tuple(((*path, "role"), words) for path, words in names.entries)
        return (UniqueParts("role", entries),)

    @model_validator(mode="after")
    def _one_begins(self) -> "RolePlay":
        openings = sum(role.opening is not None for role in self.roles)
        if openings != 1:
            raise PydanticCustomError("one-opening", "one role opens", {"openings": openings})
        return self
