"""Minutes that do not add up: the session's timing or its tasks against the lesson, a step against what it runs.

Whoever runs the session plans the day by the lesson's minutes and works by the timing. If the two
differ, somebody will be late for lunch. A step that names by `run` what it runs has at least the
minutes of that, its debrief included; in a workshop, those steps count that
the room has. The phases of an activity add up to its minutes.

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
from lessonwright.course.block.base import TaskBlock
from lessonwright.course.course import Course
from lessonwright.course.lesson import Lesson
from lessonwright.lint.rule import Finding
from lessonwright.message_wording import count_noun

GROUP = "text"
SCOPE = "lesson"
LEVEL = "warning"


def findings(course: Course) -> Iterator[Finding]:
    """Yield the lessons whose timing or activities do not fit."""
    for lesson in course.lessons:
        yield from _timing(lesson) or _tasks(lesson) or _steps(lesson)
        yield from _phases(lesson)


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


def _tasks(lesson: Lesson) -> list[Finding]:
    found = [
        (n, block, block.all_minutes)
        for n, block in enumerate(lesson.body)
        if isinstance(block, TaskBlock) and block.all_minutes
    ]
    total = sum(minutes for _, _, minutes in found)
    if total <= lesson.minutes:
        return []
    n, last, _ = found[-1]
    kinds = {block.noun for _, block, _ in found}
    whose = f"this {last.noun} takes"
    if len(found) > 1:
        several = count_noun(2, last.noun).removeprefix("2 ") if len(kinds) == 1 else "tasks"
        whose = f"the lesson's {several} take"
    message = f"{whose} {total} minutes, and the whole lesson says {lesson.minutes}"
    path = ("body", n, "minutes" if "minutes" in type(last).model_fields else last.kind)
    help_line = f"give the lesson more time, or the {last.noun} less"
    return [Finding(lesson.path, path, message, help_line)]


def _phases(lesson: Lesson) -> Iterator[Finding]:
    for n, block in enumerate(lesson.body):
        phases = (block.phases or ()) if isinstance(block, Activity) else ()
        total = sum(phase.minutes for phase in phases)
        if isinstance(block, Activity) and phases and total != block.minutes:
            message = f"the phases take {total} minutes, and the activity says {block.minutes}"
            path = ("body", n, "phases")
            yield Finding(lesson.path, path, message, "change whichever is wrong", at_key=True)


def _steps(lesson: Lesson) -> list[Finding]:
    """Return the first step for each task that has too little time for it, all its steps taken together."""
    tasks = {block.given_id: block for block in lesson.body if isinstance(block, TaskBlock)}
    timing = lesson.facilitator.timing if lesson.facilitator else ()
    found: dict[str | None, Finding] = {}
    for n, step in enumerate(timing):
        task = tasks.get(step.run) if step.run else None
        given = lesson.run_minutes(step.run) or sum(
            it.minutes for it in timing if it.run == step.run
        )
        if task and given < task.all_minutes:
            message = f"the timing has {given} minutes for this {task.noun}, which takes {task.all_minutes}"
            path = ("facilitator", "timing", n, "run")
            found.setdefault(step.run, Finding(lesson.path, path, message, _HELP_LINE))
    return [*found.values()]


_HELP_LINE = "give the step more time, or what it runs less"
