"""Owns what a trainer brings: its name and how many of it there are, as an author writes it."""

from typing import ClassVar

from pydantic import Field

from lessonwright.course.base import Authored, Count, Line, Truth
from lessonwright.course.kind_traits import CardsFor

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
