"""A picture of more than a megabyte.

A telephone's photo has twelve million dots and up to ten megabytes. A page shows it some eight
hundred dots wide, and paper has no use for more than two thousand. Whoever reads the lesson on the
road waits for the rest, and the handout is as large as all its pictures together.

Source: W3C, Web Sustainability Guidelines 1.0, on media that is no larger than what it is shown as.
What counts is the file's size alone.

Passes:

    body:
      - figure: images/rack.png
        alt: A rack with three shelves.

Fails:

    body:
      - figure: images/photo.png
        alt: A rack with three shelves.

Says: this picture has 1.2 MB, all of which each reader waits for
"""

import posixpath
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from lessonwright.course.course import Course
from lessonwright.course.file_backed import FileBacked
from lessonwright.course.lesson import Lesson
from lessonwright.course.model_fields_and_authored_texts import FieldPath
from lessonwright.lint.rule import Finding, Passage, excerpt_of

GROUP = "text"
SCOPE = "course"
LEVEL = "note"

_HELP = (
    "save it no wider than 2000 dots, and as JPG if it is a photo: any picture program does that under "
    "“Resize” or “Export”"
)


def findings(course: Course) -> Iterator[Finding]:
    """Yield each large picture where the course first shows it."""
    left = dict(course.large_pictures)
    shown = _shown(course) if left else ()
    for picture in shown:
        if size := left.pop(picture.path, 0):
            message = (
                f"this picture has {size / 1_000_000:.1f} MB, all of which each reader waits for"
            )
            yield Finding(picture.file, picture.at, message, _HELP, passage=picture.passage)


class _Shown(NamedTuple):
    """A picture's file, and where it is shown."""

    path: str
    file: str
    at: FieldPath
    passage: Passage | None = None


def _shown(course: Course) -> Iterator[_Shown]:
    if course.brand.logo:
        yield _Shown(_beside(course, course.brand.logo), course.path, ("brand", "logo"))
    for part in (course, *course.modules, *course.lessons):
        yield from _in_blocks(part) if isinstance(part, Lesson) else ()
        yield from _in_texts(part)


def _in_blocks(lesson: Lesson) -> Iterator[_Shown]:
    for n, block in enumerate(lesson.body):
        for one in block.references:
            if one.target == "picture":
                yield _Shown(_beside(lesson, one.name), lesson.path, ("body", n, *one.path))


def _in_texts(part: FileBacked) -> Iterator[_Shown]:
    for path, text in part.texts:
        if "![" in text:
            for link in part.reader.links(text):
                if link.is_image:
                    words = excerpt_of(text, link.target, link.start)
                    yield _Shown(_beside(part, link.target), part.path, path, words)


def _beside(part: FileBacked, target: str) -> str:
    """Return a file's path under the content folder; `target` is as the part writes it."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(part.path), unquote(target)))
