"""Owns what brings learners back later, as an author writes it: the review of a module, and what follows a training."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from lessonwright.course.base import Authored, Line, Minutes, Phrase, Text, Truth, Whole


class Review(Authored):
    """A short quiz over the lessons of a module and of the modules before it, on a page and a sheet of its own."""

    noun: ClassVar[str] = "review"

    ask: Annotated[int, Whole(2, 20)] = 6
    """How many questions are asked at once. On screen, those that a learner has missed come first."""
    minutes: Minutes = 10
    """How long it takes, in minutes; it does not count among the module's."""
    where: Literal["room", "home"] = "room"
    """Where it is answered: room (it has its minutes in the session, before the next module, or after the last lesson)
    or home (learners take it later, by themselves)."""
    intro: Text | None = None
    """What to know before answering; left out, the page says that it asks again what came before."""


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
