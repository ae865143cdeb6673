"""Owns ids that no author has written yet: a course and the bytes of its files come in, bytes with these ids go out.

An id is written exactly as it was derived, so that what learners have saved stays theirs, and stays when the words are
changed afterwards. Nothing else in the file changes, not by one byte.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lessonwright.spec.course import Course
from lessonwright.spec.file_text import read_text
from lessonwright.spec.lesson import Lesson
from lessonwright.spec.yaml_file import places_of
from lessonwright.spec.yaml_places import Opening, Path, Places

_BOM = b"\xef\xbb\xbf"
_BREAK = re.compile(r"(\r\n?|\n)")


class Unwritten(NamedTuple):
    """A part without an id of its own: its file, the way to it, the name to write the id behind, and the id."""

    file: str
    path: Path
    behind: str
    id: str
    noun: str


def unwritten(course: Course) -> tuple[Unwritten, ...]:
    """Return every part that may have an id and has none, in course order."""
    own = [] if course.given_id else [Unwritten(course.path, (), "title", course.id, course.noun)]
    return (*own, *(part for lesson in course.lessons for part in _in_lesson(lesson)))


def _in_lesson(lesson: Lesson) -> Iterator[Unwritten]:
    prompts = lesson.worksheet.prompts if lesson.worksheet else ()
    for n, question in enumerate(lesson.questions):
        if not question.given_id:
            yield Unwritten(lesson.path, ("quiz", "questions", n), question.kind, question.id, "question")
    for n, prompt in enumerate(prompts):
        if not prompt.given_id:
            yield Unwritten(lesson.path, ("worksheet", "prompts", n), prompt.kind, prompt.id, "prompt")


def with_ids(raw: bytes, parts: tuple[Unwritten, ...]) -> bytes:
    """Return the bytes of one sound file with the ids of these parts written into it."""
    bom = _BOM if raw.startswith(_BOM) else b""
    places = places_of(read_text("", raw)[0])
    pieces = _BREAK.split(raw.removeprefix(bom).decode())
    # From the end of the file to its beginning, so that each place is where it was found.
    for opening, id_ in sorted(_openings(places, parts), reverse=True):
        _write(pieces, opening, id_)
    return bom + "".join(pieces).encode()


def _openings(places: Places, parts: tuple[Unwritten, ...]) -> Iterator[tuple[Opening, str]]:
    return ((places.opening(part.path, part.behind), part.id) for part in parts)


def _write(pieces: list[str], opening: Opening, id_: str) -> None:
    """Write one id into a text that was parted into lines and the breaks between them."""
    at, column = 2 * opening.line, opening.column
    pieces[at] = f"{pieces[at][:column]}{_written(opening, id_, _break(pieces, at))}{pieces[at][column:]}"


def _written(opening: Opening, id_: str, line_break: str) -> str:
    words = f"{_in(opening.quote, 'id')}: {_in(opening.quote, id_)}"
    return f", {words}" if opening.indent is None else f"{line_break}{' ' * opening.indent}{words}"


def _in(quote: str, word: str) -> str:
    return f"{quote}{word}{quote}"


def _break(pieces: list[str], at: int) -> str:
    """Return the line break after a line; after the last one, the first of the file."""
    return next(iter([*pieces[at + 1 : at + 2], *pieces[1:2]]), "\n")
