"""Minutes that do not add up: the session's timing, or the activities, against the lesson's minutes.

Whoever runs the session plans the day by the lesson's minutes and works by the timing. If the two
differ, somebody will be late for lunch.

Source: the course itself, which says both.

Passes:

    minutes: 20
    facilitator:
      aim: Everybody can choose a form.
      timing:
        - {minutes: 5, do: Show the forms.}
        - {minutes: 15, do: Work through the cases.}

Fails:

    minutes: 25
    facilitator:
      aim: Everybody can choose a form.
      timing:
        - {minutes: 5, do: Show the forms.}
        - {minutes: 15, do: Work through the cases.}

Says: the timing adds up to 20 minutes, and the lesson says 25
"""

from collections.abc import Iterator

from lessonwright.course.block import Activity
from lessonwright.course.course import Course
from lessonwright.course.lesson import Lesson
from lessonwright.lint.rule import Finding

GROUP = "text"
LEVEL = "warning"


def findings(course: Course) -> Iterator[Finding]:
    """Yield the lessons whose timing or activities do not fit."""
    for lesson in course.lessons:
        yield from _timing(lesson) or _activities(lesson)


def _timing(lesson: Lesson) -> list[Finding]:
    total = (
        sum(step.minutes for step in lesson.facilitator.timing)
        if lesson.facilitator
        else lesson.minutes
    )
    if total == lesson.minutes:
        return []
    message = f"the timing adds up to {total} minutes, and the lesson says {lesson.minutes}"
    return [
        Finding(
            lesson.path,
            ("facilitator", "timing"),
            message,
            "change whichever is wrong",
            at_key=True,
        )
    ]


def _activities(lesson: Lesson) -> list[Finding]:
    found = [
        (n, block.minutes) for n, block in enumerate(lesson.body) if isinstance(block, Activity)
    ]
    total = sum(minutes for _, minutes in found)
    if total <= lesson.minutes:
        return []
    whose = "this activity takes" if len(found) == 1 else "the lesson's activities take"
    message = f"{whose} {total} minutes, and the whole lesson says {lesson.minutes}"
    path = ("body", found[-1][0], "minutes")
    return [Finding(lesson.path, path, message, "give the lesson more time, or the activity less")]
