"""Owns the run of show: steps with their lengths come in; clock times, with breaks and days, come out.

What a day does not hold though it might is told.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from lessonwright.course.course import Course, TrainingDay, after_midnight
from lessonwright.course.lesson import Lesson
from lessonwright.course.module import Module
from lessonwright.reading.diagnostic import Diagnostic
from lessonwright.reading.file_text import FileText, read_text
from lessonwright.reading.locate_words import place_of

Kind = Literal["step", "break", "lunch", "end"]

_USUAL = 8 * 60


@dataclass(frozen=True)
class Day:
    """When a day of training begins, and when people need what."""

    start: int = 9 * 60
    at_a_stretch: int = 90
    """How long people sit before they get a break."""
    pause: int = 15
    lunch_from: int = 12 * 60
    lunch: int = 60
    lunch_ahead: int = 30
    """A break that would come so shortly before lunch is lunch."""
    ends: int | None = None
    """When it is over; left out, eight hours after its start, lunch and breaks included."""

    @classmethod
    def of(cls, written: TrainingDay) -> "Day":
        """Return the day that course.yml speaks of."""
        ends = after_midnight(written.end) if written.end else None
        return cls(
            start=after_midnight(written.start),
            at_a_stretch=written.stretch,
            pause=written.pause,
            ends=ends,
        )

    @property
    def end(self) -> int:
        """When a lesson that would go on for longer has to wait for the next day."""
        return self.start + _USUAL if self.ends is None else self.ends


@dataclass(frozen=True)
class AgendaStep:
    """Something that takes its time; `title` names the lesson that opens with it, `rest` how long that lesson takes.

    Where a module opens with it, `module` says how long that takes. `runs` is what of the lesson it is about.
    """

    minutes: int
    do: object
    title: str | None = None
    rest: int = 0
    module: int = 0
    runs: object = None


@dataclass(frozen=True)
class TimeSlot:
    """A step, a break, lunch or the end of a day, at its time on its day."""

    kind: Kind
    start: int
    minutes: int
    step: AgendaStep | None = None
    day: int = 1

    @property
    def clock(self) -> str:
        """The time it begins, such as `9:05`."""
        return f"{self.start // 60 % 24}:{self.start % 60:02}"


def schedule(steps: Iterable[AgendaStep], day: Day) -> Iterator[TimeSlot]:
    """Yield the slots in order."""
    now, sat, number, had_lunch = day.start, 0, 1, day.start >= day.lunch_from
    for step in steps:
        ahead = max(step.minutes, step.rest if step.rest <= day.at_a_stretch else 0)
        is_long = day.pause and sat + ahead > day.at_a_stretch
        lunch_at = day.lunch_from - max(ahead / 2, day.lunch_ahead if is_long else 0)
        gap: Kind | None = (
            "lunch"
            if sat and not had_lunch and now >= lunch_at
            else "break"
            if sat and is_long
            else None
        )
        minutes = {"lunch": day.lunch, "break": day.pause}.get(gap or "", 0)
        if sat and step.title and _waits(step, now + minutes, day):
            now, sat, number, had_lunch = day.start, 0, number + 1, day.start >= day.lunch_from
        elif gap:
            yield TimeSlot(gap, now, minutes, day=number)
            now, sat, had_lunch = now + minutes, 0, had_lunch or gap == "lunch"
        yield TimeSlot("step", now, step.minutes, step, number)
        now, sat = now + step.minutes, sat + step.minutes


def _waits(step: AgendaStep, now: int, day: Day) -> bool:
    """Tell whether what begins now had better begin tomorrow.

    A lesson does that would not end today; so does a module, where more than half of today is over.
    """
    is_late = now > (day.start + day.end) / 2
    return now + _with_breaks(step.rest or step.minutes, day) > day.end or bool(
        step.module and is_late and now + _with_breaks(step.module, day) > day.end
    )


def _with_breaks(minutes: int, day: Day) -> int:
    """Return how long something takes with the breaks that it needs at the least."""
    return minutes + (minutes - 1) // day.at_a_stretch * day.pause


_MIDNIGHT = 24 * 60
_LONGEST_STRETCH = 150
"""The longest stretch, in minutes, that is proposed: nobody sits still for longer."""
_STEP = 5


def spillovers(course: Course, content: Path, day: Day) -> Iterator[Diagnostic]:
    """Yield a note for each guide that goes on into a second day; none, where the day is the usual one."""
    if day == Day():
        return
    spot = place_of(content, course.path, _line_of_day(content / course.path), "note")
    for part in _parts_with_guides(course):
        steps = [step for module in _modules(part) for step in _steps(module)]
        if part.minutes <= day.end - day.start and _days(steps, day) > 1:
            message = f"“{part.title}” goes on into a second day: with its breaks, it would end at {_end(steps, day)}"
            yield spot("day-spills", message, _help_line(steps, day))


def _parts_with_guides(course: Course) -> tuple[Course | Module, ...]:
    """Return what has a guide of its own; the guide of an only module says what the course's does."""
    return course.modules if len(course.modules) == 1 else (*course.modules, course)


def _line_of_day(file: Path) -> str:
    lines = _read_file(file).lines
    return next((line.strip() for line in lines if line.strip().startswith("day:")), "handouts:")


def _read_file(file: Path) -> FileText:
    return read_text(file.as_posix(), file.read_bytes())[0]


def _modules(part: Course | Module) -> tuple[Module, ...]:
    return part.modules if isinstance(part, Course) else (part,)


def _steps(module: Module) -> Iterator[AgendaStep]:
    length = module.minutes
    for lesson in module.lessons:
        first, *more = _timing(lesson)
        yield AgendaStep(first, None, lesson.title, lesson.minutes, length)
        yield from (AgendaStep(minutes, None) for minutes in more)
        length = 0


def _timing(lesson: Lesson) -> list[int]:
    return (
        [step.minutes for step in lesson.facilitator.timing]
        if lesson.facilitator
        else [lesson.minutes]
    )


def _days(steps: list[AgendaStep], day: Day) -> int:
    return _last(steps, day).day


def _last(steps: list[AgendaStep], day: Day) -> TimeSlot:
    return [*schedule(steps, day)][-1]


def _end(steps: list[AgendaStep], day: Day) -> str:
    """Return when all would be over, were the day long enough, such as `17:15`."""
    last = _last(steps, replace(day, ends=2 * _MIDNIGHT))
    return TimeSlot("end", last.start + last.minutes, 0).clock


def _help_line(steps: list[AgendaStep], day: Day) -> str:
    """Return what would make the steps fit into one day: a later end, longer stretches, shorter breaks."""
    stretches = range(_STEP * (day.at_a_stretch // _STEP + 1), _LONGEST_STRETCH + 1, _STEP)
    stretch = next((n for n in stretches if _days(steps, replace(day, at_a_stretch=n)) == 1), None)
    pause = next(
        (n for n in range(day.pause - 1, 4, -1) if _days(steps, replace(day, pause=n)) == 1), None
    )
    ways = [
        f"`end: {_end(steps, day)}`",
        f"`stretch: {stretch}`" if stretch else "",
        f"`break: {pause}`" if pause else "",
    ]
    *before, last = filter(None, ways)
    return (
        f"it would fit with {', '.join(before)} or {last}"
        if before
        else f"it would fit with {last}"
    )
