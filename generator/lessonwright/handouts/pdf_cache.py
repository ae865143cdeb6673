"""Owns the PDFs of the last build: a sheet and a digest of what it says come in; its PDF, if still good, goes out.

The digest is reckoned from the parts themselves, since to put a sheet into words takes a hundred
times as long. Two courses whose sheets would say different things must have different digests; the
other way round costs only time.
"""

import hashlib
import json
import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any

from lessonwright.course.base_models_and_field_types import Authored
from lessonwright.course.block import Figure, RolePlay, TextBlock
from lessonwright.course.block.base import TaskBlock
from lessonwright.course.course import Course
from lessonwright.course.lesson import Lesson, question_numbers, sections
from lessonwright.course.module import Module
from lessonwright.course.questions_asked_again import AskedAgain, follow_ups, reviews
from lessonwright.files.file_digests import FileDigests, toolchain_digest, walk_files
from lessonwright.handouts.answer_key_and_cards import carded

LIBRARIES = (
    "babel",
    "fonttools",
    "lessonwright",
    "markdown",
    "markupsafe",
    "pikepdf",
    "pydantic",
    "pymdown-extensions",
    "segno",
    "typst",
)
ROOMS = ("handouts", "prose", "course", "reading", "markup")
"""What decides, beside the course, how a PDF looks."""

_FOR_NO_SHEET: dict[str, Any] = {
    **dict.fromkeys(
        ("certificate", "lint", "module_ids", "published", "read_aloud", "reading_ease", "session"),
        True,
    ),
    "handouts": {"answers", "day"},  # the one says which sheets there are, the guides say the other
}

DigestInput = Iterable[str]
"""What a sheet says, in a form that changes whenever that does."""


class Digests:
    """The digests of one course's sheets; `around` is what decides how they look beside the course."""

    def __init__(self, course: Course, around: str, fonts: Iterable[str]) -> None:
        self._course = course
        self._around = around
        self._fonts = tuple(fonts)

    def of(self, *sheet: str, given: DigestInput) -> str:
        """Return the digest of a sheet that is made from this."""
        digest = self._of_course.copy()
        digest.update("\0".join((*sheet, *given, "")).encode())
        return digest.hexdigest()

    @cached_property
    def _of_course(self) -> "hashlib._Hash":
        frame = self._course.model_dump_json(exclude=_FOR_NO_SHEET, serialize_as_any=True)
        digest = hashlib.sha256(
            "\0".join((toolchain_digest(ROOMS, LIBRARIES), self._around, frame, "")).encode()
        )
        for font in (
            path
            for folder in self._fonts
            for path in sorted(Path(folder).rglob("*"))
            if path.is_file()
        ):
            digest.update(font.name.encode() + b"\0" + hashlib.sha256(font.read_bytes()).digest())
        return digest


def summed(said: DigestInput, takes_in_files: Callable[[str], bool]) -> tuple[str, ...]:
    """Return what many sheets say as a digest of it, so that it is not gone through for each of them.

    What takes in files stays as it is: their digests hang on what these hold.
    """
    given = tuple(said)
    return (
        given if any(map(takes_in_files, given)) else (_digest("\0".join((*given, "")).encode()),)
    )


def handout_input(module: Module, lesson: Lesson) -> Iterator[str]:
    """Yield all of a lesson but what is for the facilitator, and the module that it stands in."""
    yield _other_fields_as_json(module)
    yield _other_fields_as_json(lesson, "facilitator")


def workbook_input(course: Course) -> Iterator[str]:
    """Yield the worksheets, each with its lesson's title."""
    return _input_of_lessons(
        course.modules,
        lambda lesson: (_fields_as_json(lesson, "title", "worksheet", "worksheets"),),
    )


def guide_input(module: Module) -> Iterator[str]:
    """Yield what a facilitator prepares and does, and what is left out when time runs short."""
    return _input_of_lessons((module,), _guide_input)


def session_input(course: Course) -> str:
    """Return what frames the lessons in a session."""
    return _other_fields_as_json(course.session) if course.session else ""


def session_sheet_input(course: Course) -> Iterator[str]:
    """Yield what sheets for a session say: of its lessons, all but what only their own sheets hold."""
    yield f"{session_input(course)}\0{course.handouts.slides}"
    for module in course.modules:
        yield _other_fields_as_json(module)
        for lesson in module.lessons:
            yield lesson.path
            yield _fields_as_json(
                lesson, "title", "minutes", "objectives", "workshop", "facilitator"
            )
            yield str((lesson.quiz is not None, bool(lesson.sheets)))
            yield from (_other_fields_as_json(it) for it in lesson.body if isinstance(it, Figure))
            for part in (*lesson.body, *lesson.questions):
                roles = len(part.roles) if isinstance(part, RolePlay) else 0
                yield f"{part.kind}\0{getattr(part, 'cards', None)}\0{roles}"
            yield from _workshop_input(lesson)


def asked_again_input(module: Module | None, asked: Iterable[AskedAgain]) -> Iterator[str]:
    """Yield what asks, and the questions of earlier quizzes that it asks, each with its place in its lesson."""
    yield _other_fields_as_json(module) if module else ""
    for one in asked:
        yield f"{one.id}\0{one.lesson.title}"
        yield from _question_input(one.lesson)


def asked_later_input(course: Course) -> Iterator[str]:
    """Yield which questions reviews and follow-ups ask, as a guide names them."""
    of_reviews = (review.asked for review in reviews(course))
    of_follow_ups = (placed.asked for placed in follow_ups(course))
    for one in chain.from_iterable((*of_reviews, *of_follow_ups)):
        yield f"{one.id}\0{one.lesson.title}\0{question_numbers(one.lesson)[one.question.id]}"
        yield _other_fields_as_json(one.question)
    for placed in follow_ups(course):
        yield placed.follow_up.model_dump_json()


def follow_up_input(course: Course) -> Iterator[str]:
    """Yield what is done and asked afterwards, and which worksheets have plans."""
    for placed in follow_ups(course):
        yield placed.follow_up.model_dump_json()
        yield from asked_again_input(placed.module, placed.asked)
        yield from (planned.sheet.title for _, planned in placed.planned_in)


def worksheet_titles(course: Course) -> Iterator[str]:
    """Yield the titles of the worksheets, by which the course's guide says what practises an objective."""
    return (
        "\0".join((lesson.path, *(sheet.title for sheet in lesson.sheets)))
        for lesson in course.lessons
    )


def cards_input(module: Module, lesson: Lesson) -> Iterator[str]:
    """Yield what a lesson says, and what of it the room lays out."""
    yield from handout_input(module, lesson)
    yield from (_other_fields_as_json(part) for part in carded(lesson))


def role_cards_input(lesson: Lesson) -> Iterator[str]:
    """Yield a lesson's role-plays, and its title, which each card bears."""
    yield _fields_as_json(lesson, "title")
    yield from (
        _other_fields_as_json(block) for block in lesson.room_body if isinstance(block, RolePlay)
    )


def answer_key_input(course: Course) -> Iterator[str]:
    """Yield the questions, and in which order lessons ask them."""
    return _input_of_lessons(course.modules, _question_input)


def _input_of_lessons(
    modules: Iterable[Module], said: Callable[[Lesson], Iterable[str]]
) -> Iterator[str]:
    for module in modules:
        yield _other_fields_as_json(module)
        for lesson in module.lessons:
            yield lesson.path
            yield from said(lesson)


def _guide_input(lesson: Lesson) -> Iterator[str]:
    yield _fields_as_json(lesson, "title", "minutes", "objectives", "workshop", "facilitator")
    yield str(lesson.quiz is not None)
    yield str([getattr(part, "cards", None) for part in (*lesson.body, *lesson.questions)])
    timing = lesson.facilitator.timing if lesson.facilitator else ()
    yield from _workshop_input(lesson)
    run = {step.run for step in timing if step.run}
    yield from (it.stem for it in lesson.questions if it.given_id in run)
    is_read = any(step.read for step in timing)
    for block in lesson.body:
        if isinstance(block, TaskBlock):
            yield _other_fields_as_json(block)
        elif isinstance(block, TextBlock):
            headings = sections(block.text, lesson.reader)
            yield block.text if is_read else "\0".join(it.words for it in headings)
        elif isinstance(block, Figure):
            yield f"{block.caption}\0{block.alt}"
        elif block.practises and block.known_by:
            yield f"{block.kind}\0{getattr(block, block.known_by)}"


def _workshop_input(lesson: Lesson) -> Iterator[str]:
    """Yield what is done before the session and in the room, as sheets name it: questions by their numbers."""
    if lesson.workshop:
        number = question_numbers(lesson)
        for part in lesson.named_parts(
            (*lesson.workshop.before, *lesson.workshop.room, *lesson.workshop.home)
        ):
            yield f"{part!r}\0{number.get(part.question_id or '')}"


def _question_input(lesson: Lesson) -> Iterator[str]:
    yield _fields_as_json(lesson, "title", "quiz")
    yield from (name for block in lesson.body for name in block.asks)


def _fields_as_json(part: Authored, *names: str) -> str:
    return part.model_dump_json(include=set(names), serialize_as_any=True)


def _other_fields_as_json(part: Authored, *names: str) -> str:
    return part.model_dump_json(exclude=set(names), serialize_as_any=True)


_OURS = re.compile(r"\.(?:pdf|json)(?:\.[0-9]+)?$")


@dataclass(frozen=True)
class CachedPdf:
    """A PDF, and the characters on it that no font has."""

    pdf: bytes
    missing: str = ""


class PdfCache:
    """A folder of PDFs; nothing in it is ever needed, only slow to make again."""

    def __init__(
        self, folder: Path, content: Path, file_digests: FileDigests | None = None
    ) -> None:
        self._folder = folder
        self._file_digests = file_digests or FileDigests()
        self._content = content
        self._pictures: dict[str, str] = {}

    def fetch(self, path: str, digest: str, place: Path) -> str | None:
        """Put the PDF of a sheet into its place, if its text and its pictures are still the same.

        Return the characters on it that no font has; None where it has to be made anew. Safe to
        call from many threads.
        """
        pdf = self._folder / path
        try:
            note = json.loads(self._note(pdf).read_bytes())
            same = note["digest"] == digest and all(
                self._same(*picture) for picture in note["pictures"].items()
            )
            return (
                str(note["missing"])
                if same and self._put_in_place(pdf, note["pdf"], place)
                else None
            )
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    def store(self, path: str, digest: str, pictures: Mapping[str, bytes], kept: CachedPdf) -> None:
        """Keep a PDF with what it was made from, where there is a place for it.

        The note knows its PDF, so that none that was spoilt, or that another build has put there,
        is taken for good.
        """
        target = self._folder / path
        shown = {file: _digest(data) for file, data in pictures.items()}
        note = {
            "digest": digest,
            "pictures": shown,
            "missing": kept.missing,
            "pdf": _digest(kept.pdf),
        }
        with suppress(OSError):
            target.parent.mkdir(parents=True, exist_ok=True)
            self._write(target, kept.pdf)
            self._write(self._note(target), json.dumps(note).encode())

    def keep_only(self, paths: Iterable[str]) -> None:
        """Take away the PDFs of sheets that there are no longer, and what stopped builds have left half written."""
        kept = {name for path in paths for name in (path, self._note(Path(path)).as_posix())}
        for file in walk_files(self._folder):
            if file not in kept and _OURS.search(file):
                with suppress(OSError):
                    (self._folder / file).unlink()

    def _same(self, file: str, digest: str) -> bool:
        """Tell whether a picture is still the same; one that many sheets show, such as a logo, is read once."""
        if file not in self._pictures:
            self._pictures[file] = _digest((self._content / file).read_bytes())
        return self._pictures[file] == digest

    def _put_in_place(self, pdf: Path, digest: str, place: Path) -> bool:
        """Put a PDF into its place, and tell whether it is the one that was kept.

        It is not copied where the file system can give one file two names: whoever changes it
        later, spoils ours too, which its digest tells. It is looked at in its place once more:
        another build may put another one there in between.
        """
        place.unlink(missing_ok=True)
        if self._file_digests.of(pdf) != digest:
            return False
        try:
            self._put_into(pdf, place)
        except FileNotFoundError:
            place.parent.mkdir(parents=True, exist_ok=True)
            self._put_into(pdf, place)
        if self._file_digests.of(place) == digest:
            return True
        place.unlink()
        return False

    def _put_into(self, pdf: Path, place: Path) -> None:
        try:
            self._file_digests.link(pdf, place)
        except FileNotFoundError:
            raise  # there is no folder yet, which is made once, not asked for each time
        except OSError:
            shutil.copyfile(pdf, place)

    @staticmethod
    def _note(pdf: Path) -> Path:
        return pdf.with_suffix(".json")

    @staticmethod
    def _write(path: Path, data: bytes) -> None:
        """Write a file so that no other process ever sees half of it."""
        aside = path.with_name(f"{path.name}.{os.getpid()}")
        aside.write_bytes(data)
        aside.replace(path)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
