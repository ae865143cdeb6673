"""A lesson that explains and never lets anybody try.

What people can do afterwards comes from doing it. Nothing in a lesson ties a practice to an
objective, so this rule only speaks where there is none at all: no activity, no scenario, no
knowledge check in the body, no worksheet.

Source: Merrill, "First principles of instruction" (2002), the principle of application; Biggs,
"Enhancing teaching through constructive alignment" (1996).

Passes:

    body:
      - text: Ask for the receipt first.
      - activity: Two receipts
        minutes: 5
        steps: [Choose the form for each receipt.]
    worksheet: null

Fails:

    body:
      - text: Ask for the receipt first.
    worksheet: null

Says: this lesson explains, and nobody practises anything in it
"""

from collections.abc import Iterator

from lessonwright.course.alignment import alignment
from lessonwright.course.course import Course
from lessonwright.lint.rule import Finding

GROUP = "objectives"
SCOPE = "lesson"
LEVEL = "warning"


def findings(course: Course) -> Iterator[Finding]:
    """Yield the lessons without any practice."""
    for lesson in course.lessons:
        if not alignment(lesson).practised:
            message = "this lesson explains, and nobody practises anything in it"
            help_line = (
                "add an `activity`, a `scenario`, a knowledge check (`question`) or a `worksheet`"
            )
            yield Finding(lesson.path, ("body",), message, help_line, at_key=True)
