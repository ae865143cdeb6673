"""Owns the module: a group of lessons, one folder with a module.yml, and the review that looks back on them."""

from collections.abc import Iterable
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from lessonwright.course.base_models_and_field_types import (
    Authored,
    Id,
    Label,
    Line,
    Minutes,
    Text,
    Whole,
)
from lessonwright.course.file_backed import FileBacked
from lessonwright.course.lesson import Lesson
from lessonwright.course.session_and_training_day import FollowUp, SessionStep


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


class ModuleWorkshop(Authored):
    """A module for people who come prepared: guide, agenda and clock have the lessons that the room takes."""

    noun: ClassVar[str] = "workshop of a module"

    before: tuple[Line, ...] = ()
    """What learners do before they come, beside what the lessons ask for: the `id` of a lesson that they take by
    themselves, or a sentence such as `Bring a letter that you wrote`."""
    minutes: Annotated[int, Whole(1, 600)] | None = None
    """How long that takes, in minutes."""
    room: tuple[Id, ...] = Field(min_length=1)
    """The lessons that the room takes, in this order, each by its `id`."""
    home: tuple[Id, ...] = ()
    """The lessons that learners take by themselves afterwards, each by its `id`; their handouts are given along."""
    opening: tuple[SessionStep, ...] = ()
    """What opens the module in the room, before its first lesson."""
    closing: tuple[SessionStep, ...] = ()
    """What closes the module in the room, after its last lesson and before its review."""

    @property
    def steps(self) -> tuple[SessionStep, ...]:
        """What frames the lessons."""
        return (*self.opening, *self.closing)


class Module(FileBacked):
    """A module: what it is about, and its lessons in order."""

    noun: ClassVar[str] = "module"

    title: Line
    """The module's title."""
    summary: Text
    """What the module gives, in a sentence or two."""
    objectives: tuple[Label, ...] = ()
    """What the learner will be able to do after the whole module."""
    lesson_ids: tuple[Id, ...] = Field(alias="lessons", min_length=1)
    """The lessons in order, each by its file's name without `.yml`."""
    requires: tuple[Id, ...] = ()
    """Modules to take first."""
    workshop: ModuleWorkshop | None = None
    """What learners do before they come to the module, which of its lessons the room takes then, in which order, and
    which are left for home; left out, the room takes all, in order."""
    review: Review | None = None
    """A short quiz over the lessons so far, on a page of its own after them."""
    follow_up: tuple[FollowUp, ...] = ()
    """What learners do in the weeks after the module."""

    @property
    def lessons(self) -> tuple[Lesson, ...]:
        """The lessons themselves, in order."""
        return self._place.parts

    @property
    def room_lessons(self) -> tuple[Lesson, ...]:
        """The lessons that the room takes, in its order."""
        return self._named(self.workshop.room) if self.workshop else self.lessons

    @property
    def home_lessons(self) -> tuple[Lesson, ...]:
        """The lessons that learners take by themselves after a workshop."""
        return self._named(self.workshop.home) if self.workshop else ()

    def _named(self, names: Iterable[str]) -> tuple[Lesson, ...]:
        by_id = {lesson.id: lesson for lesson in self.lessons}
        return tuple(by_id[name] for name in names if name in by_id)

    def titles(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return what is done before a workshop as people know it: lessons by their titles, sentences as they are."""
        known = {lesson.id: lesson.title for lesson in self.lessons}
        return tuple(known.get(name, name) for name in names)

    @property
    def can_do(self) -> tuple[str, ...]:
        """What learners were to be able to do after it; where it does not say that, what its lessons say."""
        of_lessons = (one.text for lesson in self.lessons for one in lesson.objectives)
        return self.objectives or tuple(of_lessons)

    @property
    def session_minutes(self) -> int:
        """How long the module takes in the room, in minutes, without its review."""
        framed = sum(step.minutes for step in self.workshop.steps) if self.workshop else 0
        return framed + sum(lesson.session_minutes for lesson in self.room_lessons)

    @property
    def minutes(self) -> int:
        """How long all lessons take together, in minutes."""
        return sum(lesson.minutes for lesson in self.lessons)
