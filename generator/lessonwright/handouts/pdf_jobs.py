"""Owns which sheets a course has: a course comes in; a job for each, cheap until it is carried out, comes out."""

import json
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from lessonwright.course.course import Course
from lessonwright.course.lesson import Lesson
from lessonwright.course.module import Module
from lessonwright.handouts.facilitator_sheet import aligned_modules, answer_key, guide
from lessonwright.handouts.font_coverage import CourseFonts, spell_out, undrawn_notes
from lessonwright.handouts.frame import FRAME, Frame
from lessonwright.handouts.learner_sheets import lesson_sheet, workbook
from lessonwright.handouts.parts import Parts, SheetData
from lessonwright.handouts.pdf_cache import (
    DigestInput,
    Digests,
    answer_key_input,
    guide_input,
    handout_input,
    workbook_input,
    worksheet_titles,
)
from lessonwright.handouts.pictures import Pictures
from lessonwright.handouts.schedule import Day, spillovers
from lessonwright.handouts.sheet_text import SheetText, Url
from lessonwright.markup.dialect import Dialect
from lessonwright.prose.words import words
from lessonwright.reading.diagnostic import Diagnostic

_LONGEST = 60


def handout_names(course: Course) -> dict[str, str]:
    """Return the learners' files by the paths of the lessons, and the workbook's by that of course.yml."""
    names = {lesson.path: handout_name(lesson) for lesson in course.lessons}
    has_worksheets = any(lesson.worksheet for lesson in course.lessons)
    return {**names, course.path: workbook_name(course)} if has_worksheets else names


def handout_name(lesson: Lesson) -> str:
    """Return the file of a lesson's handout."""
    return lesson.path.removesuffix(".yml") + ".pdf"


def workbook_name(course: Course) -> str:
    """Return the file of the workbook, such as `serve-from-the-inside-out-workbook.pdf`."""
    return _of_course(course, "workbook")


def answer_key_name(course: Course) -> str:
    """Return the file of the answer key."""
    return _of_course(course, "answer-key")


def guide_name(part: Course | Module) -> str:
    """Return the file of the guide for a course, or of the one for a module, in the module's folder."""
    return (
        f"{part.id}/{part.id}-guide.pdf" if isinstance(part, Module) else _of_course(part, "guide")
    )


def _of_course(course: Course, what: str) -> str:
    return f"{_hyphenate(course.title)}-{what}.pdf".removeprefix("-")


def _hyphenate(title: str) -> str:
    """Return a title as part of a file's name: its words in lower case with hyphens, and of a long one the first."""
    name = re.sub(r"[\W_]+", "-", unicodedata.normalize("NFC", title).casefold()).strip("-")
    return name if len(name) <= _LONGEST else name[:_LONGEST].rpartition("-")[0] or name[:_LONGEST]


@dataclass(frozen=True)
class Sheet:
    """The template, data and pictures of a PDF; `path` says where it goes."""

    path: str
    template: str
    told: str
    """The data, as JSON."""
    frame: str
    """What it has in common with the other sheets of its course, as JSON."""
    language: str
    direction: str
    """Which way the language is written: `ltr` or `rtl`."""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    fonts: tuple[str, ...] = ()
    """Folders of fonts beside our own."""
    missing: str = ""
    """The characters that no font has, which the data spells out."""


@dataclass(frozen=True)
class FinishedPdf:
    """A PDF, or the pictures that keep it from being made, each with the reason, or what else does."""

    path: str
    pdf: bytes
    broken: Mapping[str, str] = field(default_factory=dict)
    trouble: str = ""


def make_pdf(sheet: Sheet) -> FinishedPdf:
    """Make a sheet's PDF; the same sheet gives the same bytes."""
    # Most often, all sheets are on the shelf: what makes one takes longer to load than it takes to
    # fetch a hundred.
    from lessonwright.handouts.form import make_fillable
    from lessonwright.handouts.typesetter import BrokenPicturesError, CannotTypesetError, typesetter

    try:
        pdf = typesetter(sheet.fonts).pdf(sheet.template, sheet.told, sheet.frame, sheet.pictures)
    except BrokenPicturesError as error:
        return FinishedPdf(sheet.path, b"", error.reasons)
    except CannotTypesetError as error:
        return FinishedPdf(sheet.path, b"", trouble=str(error))
    return FinishedPdf(sheet.path, make_fillable(pdf, sheet.language, sheet.direction))


def as_json(told: Mapping[str, Any]) -> str:
    """Return a sheet's data as text."""
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True)
class PdfJob:
    """A sheet to be made: where it goes, and the files whose text is on it."""

    path: str
    files: tuple[str, ...]
    template: str
    tell: Callable[[], SheetData]
    """Returns the data of the sheet."""
    said: Callable[[], DigestInput]
    """Returns what decides what it says."""


class PdfJobs:
    """All orders of one course; carries them out as far as making the sheet's data."""

    def __init__(
        self, course: Course, content: Path, url: Url, dialect: Dialect | None = None
    ) -> None:
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
        self._common: tuple[SheetData, str] = {}, ""

    def learner(self) -> Iterator[PdfJob]:
        """Yield what is for learners."""
        for module in self.course.modules:
            for lesson in module.lessons:
                yield self._lesson(module, lesson)

        if any(lesson.worksheet for lesson in self.course.lessons):
            yield PdfJob(
                workbook_name(self.course),
                self._all_files,
                "workbook.typ",
                self._told_workbook,
                self._said_in_workbook,
            )

    @property
    def day(self) -> Day:
        """How a day of training goes, as course.yml says it."""
        return Day.of(self.course.handouts.day)

    def notes(self, day: Day | None = None) -> tuple[Diagnostic, ...]:
        """Return what is told of all sheets at once: days that spill over, and what no paper shows as it is meant."""
        spilt = spillovers(self.course, self.content, day or self.day)
        return (*spilt, *undrawn_notes(self.course, self.content, self.dialect))

    def facilitator(self, day: Day | None = None) -> Iterator[PdfJob]:
        """Yield what is for whoever runs the sessions of this day, or else of the course's, and never for learners."""
        day = day or self.day
        for module in self.course.modules:
            yield self._guide(module, day)
        yield self._whole_guide(day)
        if any(lesson.quiz for lesson in self.course.lessons):
            yield PdfJob(
                answer_key_name(self.course),
                self._all_files,
                "answer_key.typ",
                self._told_answers,
                self._said_in_answers,
            )

    @cached_property
    def _all_files(self) -> tuple[str, ...]:
        return tuple(
            part.path for part in (self.course, *self.course.modules, *self.course.lessons)
        )

    def _told_workbook(self) -> SheetData:
        return workbook(self._frame(), self._parts)

    def _said_in_workbook(self) -> DigestInput:
        return workbook_input(self.course)

    def _whole_guide(self, day: Day) -> PdfJob:
        def said() -> DigestInput:
            guides = (
                part for module in self.course.modules for part in self._said_in_guide(module)
            )
            return (str(day), *guides, *worksheet_titles(self.course), *self._said_in_answers())

        return PdfJob(
            guide_name(self.course),
            self._all_files,
            "guide.typ",
            lambda: self._told_guide(self.course, day),
            said,
        )

    def _guide(self, module: Module, day: Day) -> PdfJob:
        files = (self.course.path, module.path, *(lesson.path for lesson in module.lessons))
        tell, said = (
            lambda: self._told_guide(module, day),
            lambda: (str(day), *self._said_in_guide(module)),
        )
        return PdfJob(guide_name(module), files, "guide.typ", tell, said)

    def _told_guide(self, part: Module | Course, day: Day) -> SheetData:
        frame = self._frame()
        self._text.stand_in(part.path)
        summary = self._text.text(part.summary)["plain"]
        modules = part.modules if isinstance(part, Course) else (part,)
        told = guide(frame, self._parts, modules, day, part.title, summary)
        return (
            told | {"aligned": aligned_modules(self._parts, part)}
            if isinstance(part, Course)
            else told
        )

    def _told_answers(self) -> SheetData:
        return answer_key(self._frame(), self._parts, self.course.title)

    def _said_in_answers(self) -> tuple[str, ...]:
        if not self._answers:
            self._answers = tuple(answer_key_input(self.course))
        return self._answers

    def _said_in_guide(self, module: Module) -> tuple[str, ...]:
        if module.id not in self._guides:
            self._guides[module.id] = tuple(guide_input(module))
        return self._guides[module.id]

    def _lesson(self, module: Module, lesson: Lesson) -> PdfJob:
        files = (self.course.path, module.path, lesson.path)
        tell, said = (
            lambda: self._told_lesson(module, lesson),
            lambda: handout_input(module, lesson),
        )
        return PdfJob(handout_name(lesson), files, "lesson.typ", tell, said)

    def _told_lesson(self, module: Module, lesson: Lesson) -> SheetData:
        return lesson_sheet(self._frame(), self._parts, module, lesson)

    def _frame(self) -> Frame:
        """Open a sheet; the logo is its first picture."""
        self._text.begin()
        self._text.stand_in(self.course.path)
        logo = self.course.brand.logo
        return Frame(
            self.course,
            self._words,
            self._text.picture(logo) if logo else None,
            self.fonts.families,
            self._url,
        )

    def sheet(self, order: PdfJob) -> tuple[Sheet, Pictures, list[Diagnostic]]:
        """Return the sheet, the pictures that it shows, and what in the course keeps it from being made."""
        told = order.tell()
        frame, pictures = told.pop(FRAME), self._text.pictures
        texts, unknown = (as_json(told), self._as_json(frame)), ""
        if self.fonts.lack("".join(texts)) and (unknown := self.fonts.unknown_in(told, frame)):
            texts = as_json(spell_out(told, unknown)), as_json(spell_out(frame, unknown))
        written = self.course.language, frame["direction"]
        sheet = Sheet(
            order.path,
            order.template,
            *texts,
            *written,
            pictures.found,
            self.fonts.folders,
            unknown,
        )
        return sheet, pictures, [*self.fonts.broken, *pictures.diagnostics]

    def _as_json(self, frame: SheetData) -> str:
        """Return what sheets have in common as text, which is the same for nearly all of them."""
        if frame != self._common[0]:
            self._common = frame, as_json(frame)
        return self._common[1]

    def digest(self, order: PdfJob) -> str:
        """Return a digest of everything but pictures that decides how the sheet looks."""
        url = self._url(order.files[-1]) or ""
        said = tuple(order.said())
        if any(map(self.dialect.takes_in_files, said)):
            said = (*said, as_json(order.tell()))
        return self._digests.of(order.template, order.path, url, said=said)

    @cached_property
    def _digests(self) -> Digests:
        return Digests(self.course, self.dialect.fingerprint, self.fonts.folders)
