"""Owns what every block of a lesson's body has to say of itself, whatever its kind."""

from abc import abstractmethod
from typing import ClassVar

from lessonwright.course.base import Kind
from lessonwright.course.kind_facts import Reference, SavedAnswer, UniqueParts


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
    may_be_left_out: ClassVar[bool]
    """Whether the guide says to leave it out when time runs short. Of activities, whose minutes it
    knows, the guide says that itself."""

    @property
    @abstractmethod
    def references(self) -> tuple[Reference, ...]:
        """What it names that stands elsewhere."""

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
    may_be_left_out: ClassVar[bool] = False
