"""Owns the session as an author writes it: its days and breaks, and what is brought, frames the lessons and follows."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Annotated, ClassVar, Literal, NamedTuple, Self

from pydantic import Field, StringConstraints, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from lessonwright.course.base_models_and_field_types import (
    Authored,
    Count,
    Label,
    Line,
    Minutes,
    Phrase,
    Text,
    Truth,
    Whole,
)
from lessonwright.course.kind_facts import CardsFor

CLOCK_PATTERN = r"^([01]?[0-9]|2[0-3]):[0-5][0-9]$"
Clock = Annotated[
    str,
    StringConstraints(strip_whitespace=True, pattern=CLOCK_PATTERN),
    WithJsonSchema({"type": "string", "pattern": rf"^\s*(?:{CLOCK_PATTERN[1:-1]})\s*$"}),
]
"""A time of day, such as `9:00` or `13:30`."""

PAUSE, STRETCH = Whole(0, 60), Whole(15, 600)
Pause = Annotated[int, PAUSE]
"""How long a break is, in minutes; 0 for none."""
Stretch = Annotated[int, STRETCH]
"""How long people sit, in minutes."""


class FixedBreak(Authored):
    """A break at its own time, whatever is being done: `at: 10:30`."""

    noun: ClassVar[str] = "break"

    at: Clock
    """When it begins, such as `10:30`."""
    minutes: Annotated[int, Whole(1, 240)]
    """How long it is, in minutes."""
    lunch: Truth = False
    """Whether it is the meal of the day; an energiser comes after it."""
    give_or_take: Annotated[int, Whole(0, 30)] = 0
    """By how many minutes it may come sooner or later, so that it cuts no lesson, or at least no step, in two."""


class TrainingDay(Authored):
    """How a day of training goes: the facilitator's guides reckon their clock times from it."""

    noun: ClassVar[str] = "day"

    start: Clock = "9:00"
    """When the session begins, such as `9:00` or `13:30`."""
    end: Clock | None = None
    """When it is over, such as `17:00`: a lesson that would go on for longer waits for the next day.

    Left out, a day is over eight hours after it begins.
    """
    pause: Pause = Field(default=15, alias="break")
    """How long a break is, in minutes; 0 for none."""
    stretch: Stretch = 90
    """How long people sit at the most before they get a break, in minutes."""

    breaks: tuple[FixedBreak, ...] = ()
    """The breaks at their own times, in order. There are no others then: `break` and `stretch` do not count."""

    @model_validator(mode="after")
    def _breaks_follow_one_another(self) -> Self:
        for before, after in pairwise(self.breaks):
            over = after_midnight(before.at) + before.minutes
            if after_midnight(after.at) < over:
                raise PydanticCustomError(
                    "breaks-rise", "breaks overlap", {"before": before.at, "after": after.at}
                )
        return self

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.end and after_midnight(self.end) <= after_midnight(self.start):
            raise PydanticCustomError(
                "day-end", "a day ends after it begins", {"start": self.start, "end": self.end}
            )
        return self


@lru_cache(maxsize=1000)
def after_midnight(clock: str) -> int:
    """Return how many minutes after midnight a time of day is."""
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


SessionSheet = Literal[
    "agenda", "attendance", "certificate", "evaluation", "follow-up", "managers", "self-assessment"
]
"""What is printed for a session beside its lessons, and given to learners."""


_IN_A_GROUP = 4
"""How many people share what each small group has."""


def shares(shared: CardsFor, people: int) -> int:
    """Return how many of something so many people need, by who shares one."""
    share = {"alone": 1, "pairs": 2, "group": _IN_A_GROUP, "room": people}[shared]
    return -(-people // share)


class Material(Authored):
    """Something to bring, and how many of it: `- bring: Blank cards`, `count: 4`, `for: alone`."""

    noun: ClassVar[str] = "thing to bring"

    what: Line = Field(alias="bring")
    """What it is, such as `Blank cards`; what is called the same is added up over the day."""
    count: Count = 1
    """How many of it each of those gets who share it."""
    shared: CardsFor = Field(default="room", alias="for")
    """Who gets so many: each person (alone), each pair (pairs), each small group (group), or everybody together
    (room)."""

    reused: Truth = False
    """Whether it stays in the room and is used again, as a board is: the packing list then says no more than the
    lesson that needs the most."""

    def needed(self, people: int) -> int:
        """Return how many so many people need."""
        return self.count * shares(self.shared, people)


class FollowUp(Authored):
    """Something that learners do some days after the last: `after: 7`."""

    noun: ClassVar[str] = "follow-up"

    after: Annotated[int, Whole(1, 400)]
    """How many days after the last day of the training, or after the last lesson was done."""
    do: Line
    """What learners do then; they read it on the agenda, in their calendars, and on the home page when the day has
    come."""
    ask: Annotated[int, Whole(0, 10)] = 0
    """How many questions of earlier quizzes are asked again then."""
    read_plans: Truth = False
    """Whether learners are shown then what they planned on worksheets, and committed themselves to before."""
    commit: Phrase | None = Field(default=None)
    """What learners are asked to commit themselves to then, such as what they will do next and who asks about it."""

    @property
    def asks_more(self) -> bool:
        """Whether there is more to it than what it says."""
        return bool(self.ask or self.read_plans or self.commit)


class SessionStep(Authored):
    """Something that the room does beside the lessons, such as the welcome."""

    noun: ClassVar[str] = "session step"

    title: Line = Field(alias="step")
    """What it is called; learners read it on the agenda."""
    minutes: Minutes
    """How long it takes, in minutes."""
    do: Text
    """What to do, for whoever runs the session."""
    prepare: tuple[Phrase, ...] = ()
    """What to do before the session."""
    bring: tuple[Material, ...] = ()
    """What to bring, which the packing list adds up over the day."""
    give: tuple[SessionSheet, ...] = ()
    """Which of the session's sheets are given out when it begins: agenda, attendance, certificate, evaluation,
    follow-up, managers or self-assessment. Agenda and attendance list are given out at the beginning of a day by
    themselves, and evaluation, certificate and what comes after at the end of the last, unless a step says so."""


STEP_FIELDS = ("opening", "day_start", "energisers", "day_end", "closing")
"""The fields of a session that have steps, in the order in which these come; a module's workshop has the first and
the last."""


class Evaluation(NamedTuple):
    """What learners are asked of a session, by the ends of the keys of its words."""

    agreed: tuple[str, ...]
    """What they judge right after it."""
    after: tuple[str, ...]
    """What they put into words right after it, and `later`, some weeks on."""
    later: tuple[str, ...]


EVALUATED = Evaluation(
    agreed=("useful", "practice", "pace", "safe", "recommend"),
    after=("monday", "helped", "change"),
    later=("example", "in-the-way", "need"),
)


class Session(Authored):
    """What frames the lessons when they are held in a room."""

    noun: ClassVar[str] = "session"

    people: Count = 12
    """How many people come, so that the packing list says how many copies of what are needed."""
    certificate: Phrase | None = None
    """What the certificate that you sign says of those who took part; left out, none is printed."""
    day_certificate: Phrase | None = None
    """What the certificate of one of several days says, for whoever comes to that day alone; left out, only the last
    day has a certificate, that of the whole session."""
    ground_rules: tuple[Label, ...] = ()
    """How people want to work with one another, one rule an item."""
    opening: tuple[SessionStep, ...] = ()
    """What comes before the first lesson, such as the welcome and the self-assessment."""
    day_start: tuple[SessionStep, ...] = ()
    """What opens each further day, such as looking back on the day before."""
    energisers: tuple[SessionStep, ...] = ()
    """What wakes people up: after each lunch, the next of them."""
    day_end: tuple[SessionStep, ...] = ()
    """What ends each day but the last."""
    closing: tuple[SessionStep, ...] = ()
    """What comes after the last lesson, such as the evaluation and the goodbye."""

    follow_up: tuple[FollowUp, ...] = ()
    """What learners do in the weeks after, so that it does not end with the goodbye."""

    @property
    def steps(self) -> Iterator[SessionStep]:
        """All steps, in the order in which they come."""
        for name in STEP_FIELDS:
            yield from getattr(self, name)
