"""Owns what reading each lesson came to, for a course that is read again and again while somebody writes it.

A lesson's path and bytes come in; what was read of them before goes out, as long as all around the
lessons is the same.
"""

from dataclasses import dataclass
from typing import Any

from lessonwright.course.lesson import Lesson
from lessonwright.reading.diagnostic import Diagnostic
from lessonwright.reading.file_text import FileText
from lessonwright.reading.links import PlaceLink


@dataclass(frozen=True)
class ReadLesson:
    """What reading one lesson came to."""

    model: Lesson | None
    is_readable: bool
    """Whether its texts could be read, so that links may lead to places in it."""
    text: FileText | None
    told: tuple[Diagnostic, ...]
    places: tuple[PlaceLink, ...]


class LessonMemory:
    """The lessons of one course as they were read the last time."""

    def __init__(self) -> None:
        self.around: Any = None
        """What the lessons may name and lead to, when they were read."""
        self._lessons: dict[str, tuple[bytes, ReadLesson]] = {}

    def surround(self, around: Any) -> None:
        """Forget all lessons, unless what they may name and lead to is the same as before."""
        if around != self.around:
            self.around = around
            self._lessons.clear()

    def known(self, path: str, raw: bytes) -> ReadLesson | None:
        """Return what a lesson's file came to, if these were its bytes."""
        before, lesson = self._lessons.get(path, (None, None))
        return lesson if before == raw else None

    def keep(self, path: str, raw: bytes, lesson: ReadLesson) -> None:
        """Remember what a lesson's file came to."""
        self._lessons[path] = raw, lesson
