"""Owns the names of a course's PDFs: a course, a module or a lesson comes in; the file of its sheet comes out.

Names are paths below the folder of whoever the sheet is for.
"""

import re

from lessonwright.course.course import Course
from lessonwright.course.lesson import Lesson
from lessonwright.course.lesson_and_review_slides import (
    has_review_slides,
    review_slides_file,
    slides_file,
)
from lessonwright.course.module import Module
from lessonwright.course.questions_asked_again import (
    FOLLOW_UP_FILE,
    has_follow_up_sheet,
    review_file,
    reviews,
)
from lessonwright.message_wording import with_plain_letters

_LONGEST_TITLE = 60
"""How many characters of a course's title go into a name."""


def handout_names(course: Course) -> dict[str, str]:
    """Return the learners' files by the paths of the lessons, and the workbook's by that of course.yml.

    What is of no lesson alone, and slides that everyone may have, are known by the names of their files.
    """
    names = {lesson.path: handout_name(lesson) for lesson in course.lessons}
    if course.handouts.slides == "everyone":
        shown = [slides_file(lesson, end) for lesson in course.lessons for end in (".html", ".pdf")]
        for review in filter(has_review_slides, reviews(course)):
            shown += [review_slides_file(review.module, end) for end in (".html", ".pdf")]
        names |= {name: name for name in shown}
    later = [review_file(review.module) for review in reviews(course) if review.asked]
    if has_follow_up_sheet(course):
        later.append(FOLLOW_UP_FILE)
    names |= {name: name for name in later}
    has_worksheets = any(lesson.sheets for lesson in course.lessons)
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


def answer_sheet_name(lesson: Lesson) -> str:
    """Return the file of the answers to a lesson's questions, beside the guide of its module."""
    return lesson.path.removesuffix(".yml") + "-answers.pdf"


def cards_name(lesson: Lesson) -> str:
    """Return the file of a lesson's cards to cut out."""
    return lesson.path.removesuffix(".yml") + "-cards.pdf"


def letter_cards_name(course: Course) -> str:
    """Return the file of the letters to hold up in polls."""
    return _of_course(course, "letter-cards")


def guide_name(part: Course | Module) -> str:
    """Return the file of the guide for a course, or of the one for a module, in the module's folder."""
    return (
        f"{part.id}/{part.id}-guide.pdf" if isinstance(part, Module) else _of_course(part, "guide")
    )


def role_cards_name(lesson: Lesson) -> str:
    """Return the file of the cards for a lesson's role-plays."""
    return lesson.path.removesuffix(".yml") + "-role-cards.pdf"


def _of_course(course: Course, what: str) -> str:
    return f"{_hyphenate(course.title)}-{what}.pdf".removeprefix("-")


def _hyphenate(title: str) -> str:
    """Return a title as part of a file's name: its words in plain letters with hyphens, and of a long one the first."""
    name = re.sub(r"[\W_]+", "-", with_plain_letters(title)).strip("-")
    return (
        name
        if len(name) <= _LONGEST_TITLE
        else name[:_LONGEST_TITLE].rpartition("-")[0] or name[:_LONGEST_TITLE]
    )
