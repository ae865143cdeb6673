"""A lesson whose body asks and quotes, and explains or shows nothing.

What an objective promises has to be taught before it is asked for. Nothing in a lesson ties a text
to an objective, so this rule only speaks where nothing in the body could teach: no text, no
callout, no claim, no figure, no activity, no scenario.

Source: Biggs, "Enhancing teaching through constructive alignment" (1996): objectives, teaching and
assessment belong together.

Passes:

    body:
      - text: Ask for the receipt first. It tells you which form to take.
      - question: which-form

Fails:

    body:
      - question: which-form

Says: nothing in this lesson teaches its objectives
"""

from collections.abc import Iterator

from lessonwright.course.alignment import alignment
from lessonwright.course.course import Course
from lessonwright.lint.rule import Finding

GROUP = "objectives"
SCOPE = "lesson"
LEVEL = "warning"


def findings(course: Course) -> Iterator[Finding]:
    """Yield the lessons that teach nothing."""
    for lesson in course.lessons:
        if not alignment(lesson).taught:
            help_line = "explain or show what the objectives promise, in a `text`, a `figure` or a `scenario`"
            yield Finding(
                lesson.path,
                ("body",),
                "nothing in this lesson teaches its objectives",
                help_line,
                at_key=True,
            )
