"""A title in curly quotation marks, which learners see.

YAML knows `"` and `'` alone. Where a word processor has made `“` of them, they are letters like any
other and stand in the heading, the menu and the certificate. The rule looks at the titles of the
course, its modules, lessons and worksheets, and only where the marks go around the whole title.

Source: YAML 1.2.2, chapter 7.3, which knows double and single quotation marks.

Passes:

    title: ‘Yes’ and ‘no’

Fails:

    title: “Never again”

Says: the quotation marks around this title are part of it
"""

from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.course.lesson import Lesson
from lessonwright.course.model_fields_and_authored_texts import FieldPath
from lessonwright.course.module import Module
from lessonwright.lint.rule import Finding

FORMERLY = "quoted-title"
GROUP = "text"
SCOPE = "lesson"
LEVEL = "warning"

_PAIRS = {"“": "”", "„": "“", "‘": "’", "‚": "‘", "«": "»", "»": "«", "”": "”"}
_MARKS = frozenset("“”„«»‘‚")
"""What opens or closes a quotation; not `’`, which is an apostrophe, too."""


def findings(course: Course) -> Iterator[Finding]:
    """Yield the titles that are wholly in quotation marks."""
    parts: tuple[Course | Module | Lesson, ...] = (course, *course.modules, *course.lessons)
    for part in parts:
        for path, title in _titles(part):
            if _is_quoted(title):
                help_line = f'take them away; where YAML needs quotes, write straight ones: `"{title[1:-1]}"`'
                yield Finding(
                    part.path,
                    path,
                    "the quotation marks around this title are part of it",
                    help_line,
                )


def _titles(part: Course | Module | Lesson) -> Iterator[tuple[FieldPath, str]]:
    yield ("title",), part.title
    for placed in part.placed_sheets if isinstance(part, Lesson) else ():
        yield (*placed.path, "title"), placed.sheet.title


def _is_quoted(title: str) -> bool:
    """Return whether one pair of marks goes around the whole title, with none within."""
    return len(title) > 2 and _PAIRS.get(title[0]) == title[-1] and not _MARKS & set(title[1:-1])
