"""Owns what is told of a day that does not hold what it might: a course and its day come in, notes come out.

Where the lessons of a part alone would end in time, its breaks are what leads it on into a second day: the note says
until when it would go on, and what would make it fit.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from lessonwright.handouts.place import place_of
from lessonwright.handouts.schedule import Day, Slot, Step, schedule
from lessonwright.spec.course import Course
from lessonwright.spec.diagnostic import Diagnostic
from lessonwright.spec.file_text import FileText, read_text
from lessonwright.spec.lesson import Lesson
from lessonwright.spec.module import Module

_MIDNIGHT = 24 * 60
_LONGEST_STRETCH = 150
"""The longest stretch, in minutes, that is proposed: nobody sits still for longer."""
_STEP = 5


def spillovers(course: Course, content: Path, day: Day) -> Iterator[Diagnostic]:
    """Yield a note for each guide that goes on into a second day; none, where the day is the usual one."""
    if day == Day():
        return
    spot = place_of(content, course.path, _line_of_day(content / course.path), "note")
    for part in _guided(course):
        steps = [step for module in _modules(part) for step in _steps(module)]
        if part.minutes <= day.end - day.start and _days(steps, day) > 1:
            message = f"“{part.title}” goes on into a second day: with its breaks, it would end at {_end(steps, day)}"
            yield spot("day-spills", message, _mend(steps, day))


def _guided(course: Course) -> tuple[Course | Module, ...]:
    """Return what has a guide of its own; the guide of an only module says what the course's does."""
    return course.modules if len(course.modules) == 1 else (*course.modules, course)


def _line_of_day(file: Path) -> str:
    lines = _read(file).lines
    return next((line.strip() for line in lines if line.strip().startswith("day:")), "handouts:")


def _read(file: Path) -> FileText:
    return read_text(file.as_posix(), file.read_bytes())[0]


def _modules(part: Course | Module) -> tuple[Module, ...]:
    return part.modules if isinstance(part, Course) else (part,)


def _steps(module: Module) -> Iterator[Step]:
    length = module.minutes
    for lesson in module.lessons:
        first, *more = _timing(lesson)
        yield Step(first, None, lesson.title, lesson.minutes, length)
        yield from (Step(minutes, None) for minutes in more)
        length = 0


def _timing(lesson: Lesson) -> list[int]:
    return [step.minutes for step in lesson.facilitator.timing] if lesson.facilitator else [lesson.minutes]


def _days(steps: list[Step], day: Day) -> int:
    return _last(steps, day).day


def _last(steps: list[Step], day: Day) -> Slot:
    return [*schedule(steps, day)][-1]


def _end(steps: list[Step], day: Day) -> str:
    """Return when all would be over, were the day long enough, such as `17:15`."""
    last = _last(steps, replace(day, ends=2 * _MIDNIGHT))
    return Slot("end", last.start + last.minutes, 0).clock


def _mend(steps: list[Step], day: Day) -> str:
    """Return what would make the steps fit into one day: a later end, longer stretches, shorter breaks."""
    stretches = range(_STEP * (day.at_a_stretch // _STEP + 1), _LONGEST_STRETCH + 1, _STEP)
    stretch = next((n for n in stretches if _days(steps, replace(day, at_a_stretch=n)) == 1), None)
    pause = next((n for n in range(day.pause - 1, 4, -1) if _days(steps, replace(day, pause=n)) == 1), None)
    ways = [
        f"`end: {_end(steps, day)}`",
        f"`stretch: {stretch}`" if stretch else "",
        f"`break: {pause}`" if pause else "",
    ]
    *before, last = filter(None, ways)
    return f"it would fit with {', '.join(before)} or {last}" if before else f"it would fit with {last}"
