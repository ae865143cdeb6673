"""Owns what lies in the folder of a session or of one of its days: what is held in it comes in; its files come out.

Whoever runs a day opens one folder: what is made elsewhere, such as the handouts, lies in it once more,
numbered in the order in which the lessons are held.
"""

import posixpath
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from lessonwright.course.block.recording import Recording
from lessonwright.course.course import Course
from lessonwright.course.lesson import Lesson
from lessonwright.course.lesson_and_review_slides import FOLDER as SLIDES
from lessonwright.course.lesson_and_review_slides import (
    has_review_slides,
    review_slides_file,
    slides_file,
)
from lessonwright.course.questions_asked_again import reviews
from lessonwright.course.session_and_training_day import Session
from lessonwright.handouts.session_papers_and_mails import (
    ANSWER_KEY,
    CERTIFICATE,
    DAY_SHEETS,
    GUIDE,
    MANAGERS,
    SELF_ASSESSMENT,
    SESSION,
    SESSION_SHEETS,
    SessionPart,
)
from lessonwright.handouts.sheet_names import answer_key_name, guide_name
from lessonwright.prose.words import Words

Room = Literal["handouts", "facilitator", "content"]
"""Where a file is made: among the handouts, among what the facilitator holds, or in the course itself."""


@dataclass(frozen=True)
class Printed:
    """A file that is printed, and how often."""

    what: str
    title: str
    copies: int
    room: Room
    source: str
    """Where it is made, in its room."""
    name: str
    """What it is called in the folder."""
    remark: str = ""
    """How it is printed, where it is not on both sides, and who gets it, where that is not everybody."""


@dataclass(frozen=True)
class Shown:
    """A file, or an address, that is shown or played."""

    what: str
    title: str
    name: str
    """What it is called in the folder, or its address."""
    source: str = ""
    """Where it is made; nothing where it comes with other files, or from elsewhere."""
    room: Room = "facilitator"

    @property
    def is_in_folder(self) -> bool:
        """Whether it is a file, and no address."""
        return "//" not in self.name


@dataclass(frozen=True)
class Copy:
    """A file, where it is made, and where it lies once more in the facilitator's folder."""

    room: Room
    source: str
    target: str


def own_files(part: SessionPart, session: Session) -> dict[str, str]:
    """Return the files of what is made for a session, or for a day of it, beside guide and answer key."""
    wanted = DAY_SHEETS if part.number else SESSION_SHEETS
    lacking = set[str]() if part.whole.self_assessment else {SELF_ASSESSMENT}
    lacking |= set[str]() if part.certificate(session) else {CERTIFICATE}
    return {what: f"{part.folder}/{what}.pdf" for what in wanted if what not in lacking}


def has_own_key(part: SessionPart) -> bool:
    """Tell whether a day has the answers of its own lessons: one of several, if these ask something."""
    return part.number is not None and any(lesson.quiz for lesson in part.course.lessons)


def files_of(part: SessionPart, session: Session, made: Iterable[str]) -> dict[str, str]:
    """Return the files of what a session, or a day of it, has once, by what it is; `made` are those of lessons."""
    files = own_files(part, session) | {path: path for path in made}
    if part.number:
        files[_GUIDE_KEY] = f"{part.folder}/{GUIDE}.pdf"
        if part.number == 1:
            files[MANAGERS] = f"{SESSION}/{MANAGERS}.pdf"
        if part.gives(SELF_ASSESSMENT) and part.whole.self_assessment:
            files[SELF_ASSESSMENT] = f"{SESSION}/{SELF_ASSESSMENT}.pdf"
        if has_own_key(part):
            files[ANSWER_KEY] = f"{part.folder}/{ANSWER_KEY}.pdf"
        return files
    if len(part.days) == 1:
        files[_GUIDE_KEY] = guide_name(part.whole)
    if (key := answer_key_name(part.whole)) in files:
        files[ANSWER_KEY] = key
    return files


_GUIDE_KEY = "facilitator-guide"


def numbered_name(number: int, lesson: Lesson, what: str) -> str:
    """Return what a sheet of a lesson is called, such as `03-support-system-answers.pdf`."""
    return f"{number:02}-{lesson.id}-{what}.pdf"


def copies(folder: str, printed: Iterable[Printed], shown: Iterable[Shown]) -> Iterator[Copy]:
    """Yield the files that come into a folder from elsewhere; slides come for the browser, and as PDFs."""
    wanted: tuple[Printed | Shown, ...] = (*printed, *shown)
    for one in wanted:
        target = f"{folder}/{one.name}"
        if one.source and (one.room, one.source) != ("facilitator", target):
            yield Copy(one.room, one.source, target)
        if one.name.startswith(f"{SLIDES}/"):
            source = one.name.removesuffix(".html") + ".pdf"
            yield Copy("facilitator", source, f"{folder}/{source}")


def shown_in(
    course: Course, held: Sequence[Lesson], reviewed: Collection[str], words: Words
) -> Iterator[Shown]:
    """Yield the slides of lessons and of the reviews of some modules, and what is played."""
    has_slides = course.handouts.slides != "none"
    for number, lesson in enumerate(held, 1):
        if has_slides:
            slides = slides_file(lesson, ".html")
            yield Shown(words("slides"), lesson.title, slides, slides)
        for block in lesson.room_body:
            if isinstance(block, Recording):
                yield _played(lesson, number, block, words(block.kind), has_slides=has_slides)
    for review in filter(has_review_slides, reviews(course) if has_slides else ()):
        if review.module.id in reviewed:
            slides = review_slides_file(review.module, ".html")
            title = f"{words('review')}: {review.module.title}"
            yield Shown(words("slides"), title, slides, slides)


def _played(lesson: Lesson, number: int, block: Recording, what: str, *, has_slides: bool) -> Shown:
    """Return where a recording is played: at its address, on its slide, or else as a file."""
    if block.host:
        return Shown(what, block.title, block.file)
    if has_slides:
        return Shown(what, block.title, slides_file(lesson, ".html"))
    source = posixpath.normpath(posixpath.join(posixpath.dirname(lesson.path), block.file))
    name = f"{number:02}-{posixpath.basename(block.file)}"
    return Shown(what, block.title, name, source, "content")
