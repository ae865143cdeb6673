"""Owns what the PDFs are called: a course comes in, the names of its files below the handouts' folder come out.

Whoever finds one among their downloads knows which course it is from.
"""

import re
import unicodedata

from lessonwright.spec.course import Course
from lessonwright.spec.lesson import Lesson
from lessonwright.spec.module import Module

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
    return f"{part.id}/{part.id}-guide.pdf" if isinstance(part, Module) else _of_course(part, "guide")


def _of_course(course: Course, what: str) -> str:
    return f"{_hyphenated(course.title)}-{what}.pdf".removeprefix("-")


def _hyphenated(title: str) -> str:
    """Return a title as part of a file's name: its words in lower case with hyphens, and of a long one the first."""
    name = re.sub(r"[\W_]+", "-", unicodedata.normalize("NFC", title).casefold()).strip("-")
    return name if len(name) <= _LONGEST else name[:_LONGEST].rpartition("-")[0] or name[:_LONGEST]
