"""What a workshop leaves out without a word: a step or a lesson that is neither before, in the room nor at home.

Whoever holds the workshop finds only what the room does in the guide, and learners read only what
they do before and afterwards. What stands in no list is done by nobody, and is mostly forgotten
rather than left out on purpose. Notes for a session online that speak of a task which the room does
not do lead astray, too.

Source: the course itself, which says who does what, and when. A warning, since one word under `home:`
says that it is meant.

Passes:

    body:
      - {activity: Fill in a form, id: fill-in, minutes: 5, steps: [Fill it in.]}
    workshop: {before: [quiz], minutes: 5, room: [fill-in]}
    quiz:
      questions:
        - {true-false: Form A is for refunds., answer: true}
    minutes: 10
    facilitator:
      aim: All can choose a form.
      timing:
        - {minutes: 5, do: Fill in the form., run: fill-in}
        - {minutes: 5, do: Take the quiz., run: quiz}

Fails:

    body:
      - {activity: Fill in a form, id: fill-in, minutes: 5, steps: [Fill it in.]}
      - {activity: Swap forms, id: swap, minutes: 5, steps: [Swap.]}
    workshop: {before: [quiz], minutes: 5, room: [fill-in]}
    quiz:
      questions:
        - {true-false: Form A is for refunds., answer: true}
    minutes: 10
    facilitator:
      aim: All can choose a form.
      timing:
        - {minutes: 5, do: Fill in the form., run: fill-in}
        - {minutes: 5, do: Swap the forms., run: swap}
      online: In “Swap forms”, people send one another a file.

Says: this step runs `swap`, which learners do neither before, in the room nor at home
Says: these notes speak of “Swap forms”, which the room does not do
"""

from collections.abc import Iterator

from lessonwright.course.block.base import TaskBlock
from lessonwright.course.course import Course
from lessonwright.course.lesson import Facilitator, Lesson, Workshop
from lessonwright.course.module import Module, ModuleWorkshop
from lessonwright.lint.rule import Finding, excerpt_of

GROUP = "course"
SCOPE = "course"
LEVEL = "warning"

_NOWHERE = "learners do neither before, in the room nor at home"
_LIST_IT = "name it under `before:`, `room:` or `home:` of the workshop"
_ELSEWHERE = "name it under `room:`, or say how it is done alone"


def findings(course: Course) -> Iterator[Finding]:
    """Yield what no list of a workshop has."""
    for module in course.modules:
        if module.workshop:
            yield from _lessons(module, module.workshop)
    for lesson in course.lessons:
        if lesson.workshop and lesson.facilitator:
            yield from _steps(lesson, lesson.workshop, lesson.facilitator)
            yield from _online(lesson, lesson.workshop, lesson.facilitator.online or "")


def _lessons(module: Module, workshop: ModuleWorkshop) -> Iterator[Finding]:
    placed = {*workshop.before, *workshop.room, *workshop.home}
    for n, name in enumerate(module.lesson_ids):
        if name not in placed:
            message = f"this module has a workshop, and the lesson `{name}` {_NOWHERE}"
            yield Finding(module.path, ("lessons", n), message, _LIST_IT)


def _steps(lesson: Lesson, workshop: Workshop, facilitator: Facilitator) -> Iterator[Finding]:
    placed = {*workshop.before, *workshop.room, *workshop.home}
    for n, step in enumerate(facilitator.timing):
        if step.run and not step.before and step.run not in placed:
            message = f"this step runs `{step.run}`, which {_NOWHERE}"
            path = ("facilitator", "timing", n, "run")
            yield Finding(lesson.path, path, message, f"{_LIST_IT}, or write `before: true` here")


def _online(lesson: Lesson, workshop: Workshop, notes: str) -> Iterator[Finding]:
    """Yield the tasks whose titles stand in the notes for a session online, and that the room does not do."""
    tasks = (block for block in lesson.body if isinstance(block, TaskBlock))
    for task in (task for task in tasks if task.given_id not in workshop.room):
        if task.title in notes:
            message = f"these notes speak of “{task.title}”, which the room does not do"
            place = excerpt_of(notes, task.title)
            path = ("facilitator", "online")
            yield Finding(lesson.path, path, message, _ELSEWHERE, passage=place)
