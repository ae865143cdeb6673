"""Owns when a sheet is to be made anew: the parts of a course that a sheet says come in, a digest of them comes out.

It is reckoned from the parts themselves, since to put a sheet into words takes a hundred times as long. Two courses
whose sheets would say different things must have different digests; the other way round costs nothing but time.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from lessonwright.handouts.workshop import workshop
from lessonwright.spec.authored import Authored
from lessonwright.spec.block import Activity, KnowledgeCheck, Scenario
from lessonwright.spec.course import Course
from lessonwright.spec.lesson import Lesson
from lessonwright.spec.module import Module

_FOR_NO_SHEET: dict[str, Any] = {
    **dict.fromkeys(("certificate", "lint", "module_ids", "published", "reading_ease"), True),
    "handouts": {"day"},  # the guides say it themselves
}

Said = Iterable[str]
"""What a sheet says, in a form that changes whenever that does."""


class Digests:
    """The digests of one course's sheets; `around` is what decides how they look beside the course."""

    def __init__(self, course: Course, around: str, fonts: Iterable[str]) -> None:
        self._course = course
        self._around = around
        self._fonts = tuple(fonts)

    def of(self, *sheet: str, said: Said) -> str:
        """Return the digest of a sheet that says this."""
        digest = self._begun.copy()
        digest.update("\0".join((*sheet, *said, "")).encode())
        return digest.hexdigest()

    @cached_property
    def _begun(self) -> "hashlib._Hash":
        frame = self._course.model_dump_json(exclude=_FOR_NO_SHEET, serialize_as_any=True)
        digest = hashlib.sha256("\0".join((workshop(), self._around, frame, "")).encode())
        for font in (path for folder in self._fonts for path in sorted(Path(folder).rglob("*")) if path.is_file()):
            digest.update(font.name.encode() + b"\0" + hashlib.sha256(font.read_bytes()).digest())
        return digest


def said_on_handout(module: Module, lesson: Lesson) -> Iterator[str]:
    """Yield all of a lesson but what is for the facilitator, and the module that it stands in."""
    yield _all_but(module)
    yield _all_but(lesson, "facilitator")


def said_in_workbook(course: Course) -> Iterator[str]:
    """Yield the worksheets, each with its lesson's title."""
    return _throughout(course.modules, lambda lesson: (_only(lesson, "title", "worksheet"),))


def said_in_guide(module: Module) -> Iterator[str]:
    """Yield what a facilitator prepares and does, and what is left out when time runs short."""
    return _throughout((module,), _guided)


def worksheet_titles(course: Course) -> Iterator[str]:
    """Yield the titles of the worksheets, by which the course's guide says what practises an objective."""
    return (f"{lesson.path}\0{lesson.worksheet.title if lesson.worksheet else ''}" for lesson in course.lessons)


def kept_from_learners(course: Course) -> str:
    """Return a digest of what only facilitators may see, and of whether HTML in it is read as such."""
    digest = hashlib.sha256(f"{workshop()}\0{course.html}".encode())
    for lesson in course.lessons:
        digest.update(f"{lesson.path}\0{_only(lesson, 'facilitator')}\0".encode())
    return digest.hexdigest()


def said_in_answers(course: Course) -> Iterator[str]:
    """Yield the questions, and in which order lessons ask them."""
    return _throughout(course.modules, _asked)


def _throughout(modules: Iterable[Module], said: Callable[[Lesson], Iterable[str]]) -> Iterator[str]:
    for module in modules:
        yield _all_but(module)
        for lesson in module.lessons:
            yield lesson.path
            yield from said(lesson)


def _guided(lesson: Lesson) -> Iterator[str]:
    yield _only(lesson, "title", "minutes", "objectives", "facilitator")
    yield str(lesson.quiz is not None)
    for block in lesson.body:
        if isinstance(block, Activity):
            yield _all_but(block)
        elif isinstance(block, Scenario):
            yield block.title


def _asked(lesson: Lesson) -> Iterator[str]:
    yield _only(lesson, "title", "quiz")
    yield from (block.question for block in lesson.body if isinstance(block, KnowledgeCheck))


def _only(part: Authored, *names: str) -> str:
    return part.model_dump_json(include=set(names), serialize_as_any=True)


def _all_but(part: Authored, *names: str) -> str:
    return part.model_dump_json(exclude=set(names), serialize_as_any=True)
