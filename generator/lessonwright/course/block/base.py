"""Owns what every block of a lesson's body has to say of itself, whatever its kind."""

from abc import abstractmethod
from typing import ClassVar, Literal

from pydantic import Field

from lessonwright.course.base_models_and_field_types import (
    Authored,
    Id,
    Kind,
    Line,
    Minutes,
    Phrase,
    derived_id,
)
from lessonwright.course.kind_facts import (
    Reference,
    SavedAnswer,
    UniqueParts,
)


class BaseBlock(Kind):
    """A block of any kind: nothing is common to all but that others ask the same of each."""

    teaches: ClassVar[bool]
    """Whether it explains or shows something."""
    practises: ClassVar[bool]
    """Whether learners do something in it."""
    known_by: ClassVar[str | None]
    """The field whose words tell it from others of its kind; None where it has none of its own, as
    running text, which is known by its sections, and a question of the quiz."""
    is_headed: ClassVar[bool]
    """Whether its title is a heading, on the page and on paper."""
    can_be_done_at_home: ClassVar[bool]
    """Whether learners can do it alone and later, so that it is left for that when time runs short."""

    @property
    @abstractmethod
    def references(self) -> tuple[Reference, ...]:
        """What it names that stands elsewhere."""

    @property
    def has_practice(self) -> bool:
        """Whether learners do something in this very block, and not only in others of its kind."""
        return self.practises

    @property
    def asks(self) -> tuple[str, ...]:
        """The ids of the quiz's questions that it asks where it stands."""
        return tuple(one.name for one in self.references if one.target == "question")

    @property
    @abstractmethod
    def unique_parts(self) -> tuple[UniqueParts, ...]:
        """What there may be only once in the block."""

    @property
    @abstractmethod
    def anchors(self) -> tuple[str, ...]:
        """The places in it that a link can lead to, besides an author's own headings."""

    @property
    @abstractmethod
    def saved_under(self) -> str | None:
        """The id that a learner's saved steps are found by; None where nothing is saved."""

    @abstractmethod
    def saved_answer(self) -> SavedAnswer | None:
        """Return what a learner's saved steps hang on; None where nothing is saved."""


class UnsavedBlock(BaseBlock):
    """A block in which nothing is entered: no answer hangs on its parts."""

    @property
    def unique_parts(self) -> tuple[UniqueParts, ...]:
        """Nothing: it has no parts that an answer would have to tell apart."""
        return ()

    @property
    def anchors(self) -> tuple[str, ...]:
        """None."""
        return ()

    @property
    def saved_under(self) -> None:
        """None."""
        return

    def saved_answer(self) -> None:
        """Return nothing."""
        return


class ShownBlock(UnsavedBlock):
    """A block that learners read or look at: there is nothing to do in it, either."""

    practises: ClassVar[bool] = False
    is_headed: ClassVar[bool] = False
    can_be_done_at_home: ClassVar[bool] = False


class Debrief(Authored):
    """Talking over what happened, right after it."""

    noun: ClassVar[str] = "debrief"

    minutes: Minutes
    """How long it takes, in minutes; this comes on top of the minutes of what is talked over."""
    questions: tuple[Phrase, ...] = Field(min_length=1)
    """What is asked, in order: what happened, what it means, what each will do with it."""


class TaskBlock(BaseBlock):
    """A block that a group is set to do: a step of the timing can run it, and it can be talked over."""

    practises: ClassVar[bool] = True
    known_by: ClassVar[str | None] = "title"
    is_headed: ClassVar[bool] = True

    title: Line
    """What it is called."""
    given_id: Id | None = Field(default=None, alias="id")
    """A name for it: a step of the timing says `run:` with it, and a link can lead to it."""
    debrief: Debrief | None = None
    """Questions to talk it over with, and how long that takes."""

    @property
    def id(self) -> str:
        """The author's id, or one derived from the title."""
        return self.given_id or derived_id(self.kind, self.title)

    @property
    def place(self) -> str:
        """The place on the page that a link to it leads to."""
        return f"{self.kind}-{self.given_id}" if self.given_id else self.id

    @property
    def references(self) -> tuple[Reference, ...]:
        """None, unless its kind leads somewhere."""
        return ()

    @property
    def anchors(self) -> tuple[str, ...]:
        """The task itself."""
        return (self.place,)

    @property
    @abstractmethod
    def learners(self) -> Literal["silent", "talk", "do"]:
        """What learners do in it, where a step of the timing that runs it does not say."""

    @property
    @abstractmethod
    def doing_minutes(self) -> int | None:
        """How long it takes without its debrief; None where its author does not say."""

    @property
    def all_minutes(self) -> int:
        """How long it takes with its debrief, as far as its author says."""
        return (self.doing_minutes or 0) + (self.debrief.minutes if self.debrief else 0)
