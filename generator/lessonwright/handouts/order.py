"""Owns which sheets a course has: a course comes in; an order for each, cheap until it is carried out, comes out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lessonwright.handouts.alignment_sheet import aligned_modules
from lessonwright.handouts.course_fonts import CourseFonts
from lessonwright.handouts.digest import (
    Digests,
    Said,
    said_in_answers,
    said_in_guide,
    said_in_workbook,
    said_on_handout,
    worksheet_titles,
)
from lessonwright.handouts.facilitator_sheet import answer_key, guide
from lessonwright.handouts.file_name import answer_key_name, guide_name, handout_name, workbook_name
from lessonwright.handouts.frame import FRAME, Frame
from lessonwright.handouts.lesson_sheet import lesson_sheet
from lessonwright.handouts.parts import Parts, Told
from lessonwright.handouts.pictures import Pictures
from lessonwright.handouts.schedule import Day
from lessonwright.handouts.sheet import Sheet, as_json
from lessonwright.handouts.sheet_text import SheetText, Url
from lessonwright.handouts.spillover import spillovers
from lessonwright.handouts.unknown import spelled
from lessonwright.handouts.unprinted import unprinted
from lessonwright.handouts.workbook_sheet import workbook
from lessonwright.markup.dialect import Dialect
from lessonwright.prose.words import words
from lessonwright.spec.course import Course
from lessonwright.spec.diagnostic import Diagnostic
from lessonwright.spec.lesson import Lesson
from lessonwright.spec.module import Module


@dataclass(frozen=True)
class Order:
    """A sheet to be made: where it goes, and the files whose text is on it."""

    path: str
    files: tuple[str, ...]
    template: str
    tell: Callable[[], Told]
    """Returns the data of the sheet."""
    said: Callable[[], Said]
    """Returns what decides what it says."""


class Orders:
    """All orders of one course; carries them out as far as making the sheet's data."""

    def __init__(self, course: Course, content: Path, url: Url, dialect: Dialect | None = None) -> None:
        self.course = course
        self.content = content
        self.fonts = CourseFonts(content)
        self.dialect = dialect or Dialect(raw_html=course.html)
        self._words = words(course.language)
        self._url = url
        self._text = SheetText(self.dialect, content, url)
        self._parts = Parts(self._text, self._words)
        # What the whole course's guide says, other sheets say as well.
        self._answers: tuple[str, ...] = ()
        self._guides: dict[str, tuple[str, ...]] = {}
        self._common: tuple[Told, str] = {}, ""

    def learner(self) -> Iterator[Order]:
        """Yield what is for learners."""
        for module in self.course.modules:
            for lesson in module.lessons:
                yield self._lesson(module, lesson)

        if any(lesson.worksheet for lesson in self.course.lessons):
            yield Order(
                workbook_name(self.course), self._all_files, "workbook.typ", self._told_workbook, self._said_in_workbook
            )

    @property
    def day(self) -> Day:
        """How a day of training goes, as course.yml says it."""
        return Day.of(self.course.handouts.day)

    def notes(self, day: Day | None = None) -> tuple[Diagnostic, ...]:
        """Return what is told of all sheets at once: days that spill over, and what no paper shows as it is meant."""
        spilt = spillovers(self.course, self.content, day or self.day)
        return (*spilt, *unprinted(self.course, self.content, self.dialect))

    def facilitator(self, day: Day | None = None) -> Iterator[Order]:
        """Yield what is for whoever runs the sessions of this day, or else of the course's, and never for learners."""
        day = day or self.day
        for module in self.course.modules:
            yield self._guide(module, day)
        yield self._whole_guide(day)
        if any(lesson.quiz for lesson in self.course.lessons):
            yield Order(
                answer_key_name(self.course),
                self._all_files,
                "answer_key.typ",
                self._told_answers,
                self._said_in_answers,
            )

    @cached_property
    def _all_files(self) -> tuple[str, ...]:
        return tuple(part.path for part in (self.course, *self.course.modules, *self.course.lessons))

    def _told_workbook(self) -> Told:
        return workbook(self._frame(), self._parts)

    def _said_in_workbook(self) -> Said:
        return said_in_workbook(self.course)

    def _whole_guide(self, day: Day) -> Order:
        def said() -> Said:
            guides = (part for module in self.course.modules for part in self._said_in_guide(module))
            return (str(day), *guides, *worksheet_titles(self.course), *self._said_in_answers())

        return Order(
            guide_name(self.course), self._all_files, "guide.typ", lambda: self._told_guide(self.course, day), said
        )

    def _guide(self, module: Module, day: Day) -> Order:
        files = (self.course.path, module.path, *(lesson.path for lesson in module.lessons))
        tell, said = lambda: self._told_guide(module, day), lambda: (str(day), *self._said_in_guide(module))
        return Order(guide_name(module), files, "guide.typ", tell, said)

    def _told_guide(self, part: Module | Course, day: Day) -> Told:
        frame = self._frame()
        self._text.stand_in(part.path)
        summary = self._text.text(part.summary)["plain"]
        modules = part.modules if isinstance(part, Course) else (part,)
        told = guide(frame, self._parts, modules, day, part.title, summary)
        return told | {"aligned": aligned_modules(self._parts, part)} if isinstance(part, Course) else told

    def _told_answers(self) -> Told:
        return answer_key(self._frame(), self._parts, self.course.title)

    def _said_in_answers(self) -> tuple[str, ...]:
        if not self._answers:
            self._answers = tuple(said_in_answers(self.course))
        return self._answers

    def _said_in_guide(self, module: Module) -> tuple[str, ...]:
        if module.id not in self._guides:
            self._guides[module.id] = tuple(said_in_guide(module))
        return self._guides[module.id]

    def _lesson(self, module: Module, lesson: Lesson) -> Order:
        files = (self.course.path, module.path, lesson.path)
        tell, said = lambda: self._told_lesson(module, lesson), lambda: said_on_handout(module, lesson)
        return Order(handout_name(lesson), files, "lesson.typ", tell, said)

    def _told_lesson(self, module: Module, lesson: Lesson) -> Told:
        return lesson_sheet(self._frame(), self._parts, module, lesson)

    def _frame(self) -> Frame:
        """Open a sheet; the logo is its first picture."""
        self._text.begin()
        self._text.stand_in(self.course.path)
        logo = self.course.brand.logo
        return Frame(
            self.course, self._words, self._text.picture(logo) if logo else None, self.fonts.families, self._url
        )

    def sheet(self, order: Order) -> tuple[Sheet, Pictures, list[Diagnostic]]:
        """Return the sheet, the pictures that it shows, and what in the course keeps it from being made."""
        told = order.tell()
        frame, pictures = told.pop(FRAME), self._text.pictures
        texts, unknown = (as_json(told), self._as_json(frame)), ""
        if self.fonts.lack("".join(texts)) and (unknown := self.fonts.unknown_in(told, frame)):
            texts = as_json(spelled(told, unknown)), as_json(spelled(frame, unknown))
        written = self.course.language, frame["direction"]
        sheet = Sheet(order.path, order.template, *texts, *written, pictures.found, self.fonts.folders, unknown)
        return sheet, pictures, [*self.fonts.broken, *pictures.diagnostics]

    def _as_json(self, frame: Told) -> str:
        """Return what sheets have in common as text, which is the same for nearly all of them."""
        if frame != self._common[0]:
            self._common = frame, as_json(frame)
        return self._common[1]

    def digest(self, order: Order) -> str:
        """Return a digest of everything but pictures that decides how the sheet looks."""
        url = self._url(order.files[-1]) or ""
        said = tuple(order.said())
        if any(map(self.dialect.takes_in_files, said)):
            said = (*said, as_json(order.tell()))
        return self._digests.of(order.template, order.path, url, said=said)

    @cached_property
    def _digests(self) -> Digests:
        return Digests(self.course, self.dialect.fingerprint, self.fonts.folders)
