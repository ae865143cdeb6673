"""Owns what is done where time is short: a lesson, or a whole day, comes in; what would save minutes goes out."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from lessonwright.course.block import Activity, RolePlay
from lessonwright.course.block.base import TaskBlock
from lessonwright.course.course import Course
from lessonwright.course.lesson import Lesson
from lessonwright.course.module import Module
from lessonwright.handouts.session_steps_and_times import (
    NO_FRAME,
    AgendaStep,
    Day,
    SessionSteps,
    TimeSlot,
    schedule,
    steps_of,
)
from lessonwright.message_wording import count_noun
from lessonwright.reading.diagnostic import Diagnostic
from lessonwright.reading.file_text_and_mistakes import FileText, read_text
from lessonwright.reading.locate_words import locate_words

_MIDNIGHT = 24 * 60
_LONGEST_STRETCH = 150
"""The longest stretch, in minutes, that is proposed: nobody sits still for longer."""
_STEP = 5


def spillovers(course: Course, content: Path, day: Day) -> Iterator[Diagnostic]:
    """Yield a note for each guide that goes on into a second day, or ends too late.

    A course that describes neither its day nor its session is told nothing.
    """
    if day == Day() and not course.session:
        return
    spot = locate_words(content, course.path, _line_of_day(content / course.path), "note")
    around = SessionSteps.of(course.session)
    for part in _parts_with_guides(course):
        laid = _Laid([*steps_of(_modules(part))], day, around)
        if part.session_minutes <= day.end - day.start and laid.days > 1:
            yield spot("day-spills", _spills(part, laid), _help_line(part, laid))
        elif course.session and (end := _end_of_fewer_days(part, laid)):
            yield spot("day-spills", *_spills_over_days(part, laid, end))
        elif laid.over > day.end and around.closing:
            ways = [f"`end: {_clock(laid.over)}`", _leaving_out(part, laid.over - day.end)]
            yield spot("day-late", _too_late(part, laid), f"write {'; '.join(filter(None, ways))}")


@dataclass(frozen=True)
class _Laid:
    """Steps that are laid into days of one kind."""

    steps: list[AgendaStep]
    day: Day
    around: SessionSteps

    @property
    def days(self) -> int:
        return self._last.day

    @property
    def over(self) -> int:
        """When the last day is over, in minutes after midnight."""
        return self._last.start + self._last.minutes

    @cached_property
    def _last(self) -> TimeSlot:
        return [*schedule(self.steps, self.day, self.around)][-1]

    def on(self, day: Day) -> "_Laid":
        """Return the same steps on another day."""
        return replace(self, day=day)

    @property
    def over_in_one_day(self) -> int:
        """When all would be over, were the day long enough."""
        return self.on(replace(self.day, ends=2 * _MIDNIGHT)).over


def _spills(part: Course | Module, laid: _Laid) -> str:
    over = laid.over_in_one_day
    lacks = count_noun(over - laid.day.end, "minute")
    frame = " and what frames it" if laid.around != NO_FRAME else ""
    return (
        f"“{part.title}” goes on into a second day: with its breaks{frame}, it would end at "
        f"{_clock(over)}, {lacks} too late"
    )


def _end_of_fewer_days(part: Course | Module, laid: _Laid) -> int | None:
    """Return when a day would have to be over for its lessons to take no more days than they have hours for.

    None, where they take no more, or no end of a day would do.
    """
    day = laid.day
    wanted = -(-part.session_minutes // (day.end - day.start))
    if laid.days <= wanted:
        return None

    def is_enough(end: int) -> bool:
        return laid.on(replace(day, ends=end)).days <= wanted

    later = range(day.end + _STEP, _MIDNIGHT, _STEP)
    # A longer day holds what a shorter one does, so halving finds the first that is long enough.
    found = bisect_left(later[:-1], True, key=is_enough)
    return later[found] if later and is_enough(later[found]) else None


def _spills_over_days(part: Course | Module, laid: _Laid, end: int) -> tuple[str, str]:
    lacks = end - laid.day.end
    message = (
        f"“{part.title}” takes {laid.days} days: with its breaks and what frames it, "
        f"{count_noun(lacks, 'minute')} a day are lacking for {laid.days - 1}"
    )
    without = _leaving_out(part, lacks * (laid.days - 1))
    return message, f"write `end: {_clock(end)}`" + (f"; {without}" if without else "")


def _too_late(part: Course | Module, laid: _Laid) -> str:
    late = count_noun(laid.over - laid.day.end, "minute")
    which = f"day {laid.days} of " if laid.days > 1 else ""
    return f"{which}“{part.title}” ends at {_clock(laid.over)} with its closing, {late} too late"


def _clock(time: int) -> str:
    return TimeSlot("end", time, 0).clock


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


def _help_line(part: Course | Module, laid: _Laid) -> str:
    """Return what would make the steps fit into one day: a later end, longer stretches, shorter breaks, or less."""
    day, over = laid.day, laid.over_in_one_day
    stretches = range(_STEP * (day.at_a_stretch // _STEP + 1), _LONGEST_STRETCH + 1, _STEP)
    pauses = range(day.pause - 1, 4, -1)
    if day.breaks:
        stretches = pauses = range(0)
    stretch = next((n for n in stretches if laid.on(replace(day, at_a_stretch=n)).days == 1), None)
    pause = next((n for n in pauses if laid.on(replace(day, pause=n)).days == 1), None)
    ways = [
        f"`end: {_clock(over)}`",
        f"`stretch: {stretch}`" if stretch else "",
        f"`break: {pause}`" if pause else "",
    ]
    *before, last = filter(None, ways)
    would = ", ".join(before) + f" or {last}" if before else last
    without = _leaving_out(part, over - day.end)
    return f"it would fit with {would}" + (f"; {without}" if without else "")


def _leaving_out(part: Course | Module, lack: int) -> str | None:
    """Return which activities could go to save so many minutes; None, where all that may go are too short."""
    may_go = sorted(_may_go(part), key=lambda one: one.minutes)
    alone = next((one for one in may_go if one.minutes >= lack), None)
    chosen = [alone] if alone else []
    while not alone and may_go and sum(one.minutes for one in chosen) < lack:
        chosen.append(may_go.pop())
    if not chosen or sum(one.minutes for one in chosen) < lack:
        return None
    named = [f"“{one.title}” ({count_noun(one.minutes, 'minute')})" for one in chosen]
    return f"what could go: {', '.join(named)}"


class _MayGo(NamedTuple):
    """An activity that could be left out, and how many minutes of the session it takes."""

    title: str
    minutes: int


def _may_go(part: Course | Module) -> Iterator[_MayGo]:
    """Yield the activities that the room does but each lesson's main one, in which learners do what it is for."""
    for lesson in (lesson for module in _modules(part) for lesson in module.room_lessons):
        activities = [block for block in lesson.body if isinstance(block, Activity)]
        for block in sorted(activities, key=lambda block: -block.minutes)[1:]:
            if lesson.is_for_room(block.given_id):
                yield _MayGo(block.title, lesson.run_minutes(block.given_id) or block.minutes)


class Cut(NamedTuple):
    """What can be left out: which kind of thing, its title where it has one, and the minutes that this saves."""

    what: str
    title: str = ""
    minutes: int = 0


def cuts(lesson: Lesson) -> list[Cut]:
    """Return what can be left out of a session whose timing says what it runs, with the minutes that this saves.

    First comes what learners can do at home, then what they lose; the main task stays.
    """
    run = [block for block in tasks(lesson) if lesson.run_minutes(block.given_id)]
    found = [*_for_home(lesson, run), *_second_takes(run)]
    found.append(Cut("discuss", "", lesson.run_minutes("discuss")))
    for block in reversed(_lesser(run)):
        found.append(Cut(block.kind, block.title, lesson.run_minutes(block.given_id)))
    return [cut for cut in found if cut.minutes]


def tasks(lesson: Lesson) -> list[TaskBlock]:
    """Return what a lesson sets a group to do."""
    return [block for block in lesson.body if isinstance(block, TaskBlock)]


def _for_home(lesson: Lesson, run: Iterable[TaskBlock]) -> Iterator[Cut]:
    yield Cut("quiz", "", lesson.run_minutes("quiz"))
    for question in lesson.questions:
        yield Cut("question", question.stem, lesson.run_minutes(question.given_id))
    for block in run:
        if block.can_be_done_at_home:
            yield Cut(block.kind, block.title, lesson.run_minutes(block.given_id))


def _second_takes(run: Iterable[TaskBlock]) -> Iterator[Cut]:
    for block in run:
        if isinstance(block, RolePlay) and block.second_take:
            yield Cut("second-take", block.title, block.second_take.minutes)


def _lesser(tasks: Iterable[TaskBlock]) -> list[TaskBlock]:
    """Return what is done in the room beside the main task, the longest first."""
    in_the_room = [block for block in tasks if not block.can_be_done_at_home]
    return sorted(in_the_room, key=lambda task: -task.all_minutes)[1:]


def cuts_of_unknown_length(lesson: Lesson) -> Iterator[Cut]:
    """Yield what may be left out where the timing does not say what its steps run."""
    if lesson.facilitator and lesson.facilitator.discuss:
        yield Cut("discuss")
    for block in tasks(lesson):
        if block.can_be_done_at_home:
            yield Cut(block.kind, block.title)
    if lesson.quiz:
        yield Cut("quiz")
    for block in _lesser(tasks(lesson)):
        yield Cut(block.kind, block.title, block.all_minutes)
