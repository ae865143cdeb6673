"""Owns what audio and video have in common: the file, what is said in it, and where learners stop and answer."""

import re
from typing import Annotated, Any, ClassVar, Literal
from urllib.parse import urlsplit

from pydantic import ConfigDict, Field, StringConstraints, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from lessonwright.course.base_models_and_field_types import (
    Authored,
    FilePath,
    Id,
    Line,
    Minutes,
    Phrase,
    Text,
    derived_id,
    same_words,
)
from lessonwright.course.block.base import TaskBlock
from lessonwright.course.kind_facts import (
    FileTarget,
    Reference,
    SavedAnswer,
    UniqueParts,
    field_answer,
)

ELSEWHERE = r"^[hH][tT][tT][pP][sS]?://"
_ELSEWHERE = re.compile(ELSEWHERE)

MOMENT_PATTERN = r"^([1-9][0-9]?:[0-5][0-9]|[1-5]?[0-9]):[0-5][0-9]$"
Moment = Annotated[
    str,
    StringConstraints(strip_whitespace=True, pattern=MOMENT_PATTERN),
    WithJsonSchema({"type": "string", "pattern": rf"^\s*(?:{MOMENT_PATTERN[1:-1]})\s*$"}),
]
"""A time from the beginning of a recording, in minutes and seconds such as `1:05`, or with hours."""


def _filled(name: str) -> dict[str, Any]:
    """Return what JSON Schema knows of a field that is there and says something."""
    return {"required": [name], "properties": {name: {"not": {"type": "null"}}}}


_ASKS_ONE_THING: dict[str, Any] = {"oneOf": [_filled("ask"), _filled("question")]}


class Stop(Authored):
    """A place at which the recording waits for learners to answer."""

    noun: ClassVar[str] = "stop"
    model_config = ConfigDict(json_schema_extra=_ASKS_ONE_THING)

    at: Moment = Field(alias="stop")
    """When it stops, in minutes and seconds from the beginning, such as `0:42`."""
    ask: Phrase | None = None
    """What learners answer in their own words, such as `What do you say now?` What they write stays with them."""
    question: Id | None = None
    """In place of `ask`: the id of a question in this lesson's quiz, asked here."""

    @property
    def seconds(self) -> int:
        """The same time in seconds."""
        seconds = 0
        for part in self.at.split(":"):
            seconds = seconds * 60 + int(part)
        return seconds

    @property
    def id(self) -> str | None:
        """The name of the field in which the answer is kept, made of the words; None where a question is asked."""
        return derived_id("stop", self.ask) if self.ask else None

    @model_validator(mode="after")
    def _asks_one_thing(self) -> "Stop":
        if self.ask and self.question:
            raise PydanticCustomError("stop-asks-twice", "a stop asks one thing")
        if not self.ask and not self.question:
            raise PydanticCustomError("stop-asks-nothing", "a stop asks something")
        return self


def captions_or_address(kind: str) -> dict[str, Any]:
    """Return what JSON Schema knows of captions: a file has them, and an address has none."""
    elsewhere = {"properties": {kind: {"type": "string", "pattern": ELSEWHERE}}}
    captions = _filled("captions")
    return {"if": elsewhere, "then": {"not": captions}, "else": captions}


class Recording(TaskBlock):
    """Something to listen to or to watch, with all that is said in it in writing."""

    teaches: ClassVar[bool] = True
    can_be_done_at_home: ClassVar[bool] = True
    target: ClassVar[FileTarget]
    """What its file has to be."""

    file: FilePath
    title: Line
    """What the recording is called."""
    minutes: Minutes | None = None
    """How long it takes in a session, its stops included, in minutes."""
    text: Text | None = None
    """What to know, or to look for, before it begins."""
    captions: FilePath | None = None
    """The captions, a WebVTT file (vtt) beside this lesson's file; needed unless the recording is at another site."""
    transcript: Text
    """All that is said, and what else has to be heard or seen to follow it, in Markdown."""
    credit: Phrase | None = None
    """Who made it and who is heard, such as `A synthetic voice reads our own words.`"""
    stops: tuple[Stop, ...] = ()
    """Where it stops, and what learners answer there."""

    @property
    def host(self) -> str | None:
        """The other site that it is at, such as `example.org`; None for a file of the course."""
        return urlsplit(self.file).hostname if _ELSEWHERE.match(self.file) else None

    @property
    def in_order(self) -> tuple[Stop, ...]:
        """The stops, the earliest first."""
        return tuple(sorted(self.stops, key=lambda stop: stop.seconds))

    @property
    def has_practice(self) -> bool:
        """Whether it stops for learners to answer, or is talked over; else they only listen or watch."""
        return bool(self.stops or self.debrief)

    @property
    def learners(self) -> Literal["silent", "talk", "do"]:
        """They listen; where it stops, they say what they would answer."""
        return "talk" if self.stops else "silent"

    @property
    def doing_minutes(self) -> int | None:
        """Its minutes, if its author says them."""
        return self.minutes

    @property
    def references(self) -> tuple[Reference, ...]:
        """Its files, and the questions that it stops for."""
        own = () if self.host else (Reference((self.kind,), self.target, self.file),)
        captions = (Reference(("captions",), "captions", self.captions),) if self.captions else ()
        questions = (
            Reference(("stops", n, "question"), "question", stop.question)
            for n, stop in enumerate(self.stops)
            if stop.question
        )
        return (*own, *captions, *questions)

    @property
    def unique_parts(self) -> tuple[UniqueParts, ...]:
        """The times of the stops, and the words of what is asked, which answers are kept by."""
        times = tuple((("stops", n, "stop"), stop.at) for n, stop in enumerate(self.stops))
        prompts = tuple(
            (("stops", n, "ask"), same_words(stop.ask))
            for n, stop in enumerate(self.stops)
            if stop.ask
        )
        return (UniqueParts("stop", times), UniqueParts("prompt", prompts))

    @property
    def saved_under(self) -> str | None:
        """Its id, if something is written at a stop."""
        return self.id if any(stop.ask for stop in self.stops) else None

    def saved_answer(self) -> SavedAnswer | None:
        """Return that what is written at each stop is kept for itself."""
        return field_answer(stop.id for stop in self.stops if stop.id) if self.saved_under else None

    @model_validator(mode="after")
    def _has_captions(self) -> "Recording":
        if not self.host and not self.captions:
            raise PydanticCustomError("no-captions", "a file has captions", {"kind": self.kind})
        if self.host and self.captions:
            raise PydanticCustomError(
                "captions-elsewhere", "captions are of a file", {"kind": self.kind}
            )
        return self
