"""Owns how a course goes into an LMS, as course.yml says it under `package:`."""

from typing import Annotated, ClassVar, Literal

from pydantic import StringConstraints, WithJsonSchema

from lessonwright.course.base import Authored, FilePath, Percent

VERSION_PATTERN = r"^[0-9A-Za-z]+([.-][0-9A-Za-z]+)*$"
Version = Annotated[
    str,
    StringConstraints(pattern=VERSION_PATTERN, max_length=40),
    WithJsonSchema(
        {"type": ["string", "number", "boolean"], "pattern": VERSION_PATTERN, "maxLength": 40}
    ),
]
"""A version that can stand in a file's name, such as `1.2`."""


class Package(Authored):
    """What `lessonwright package` hands to an LMS: what completes the course, what passes it, what one file holds."""

    noun: ClassVar[str] = "package"

    completes: Literal["lessons", "quizzes", "share", "last-page"] = "lessons"
    """What completes the course: `lessons`, when each is done; `quizzes`, when each is passed; `share`, when so many
    per cent of the lessons are done; `last-page`, when the last lesson was opened."""
    share: Percent = 80
    """How many per cent of the lessons complete the course, where it is a share that does."""
    passes: Literal["quizzes", "score"] = "quizzes"
    """What passes the course: `quizzes`, when each is passed at its own pass mark; `score`, when all of them together
    reach the mastery."""
    mastery: Percent | None = None
    """How many per cent of all quizzes together pass, where the score does; left out, the course's `pass`."""
    part: Literal["course", "module", "lesson"] = "course"
    """What one file holds: the whole course, one module, or one lesson; of your own pages and files, those that it
    leads to."""
    units: Literal["course", "lesson"] = "course"
    """What a platform for cmi5 lists and opens: the whole course at once, or each lesson by itself."""
    leave_out: tuple[FilePath, ...] = ()
    """Pages and files of your own that no package holds, such as `for-trainers.md`; a link to one is plain text."""
    version: Version | None = None
    """The version in the file's name and in the LMS; left out, eight signs that are made of what the file holds."""
