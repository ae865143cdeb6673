"""Owns the run of show: steps with their lengths come in; clock times, with breaks and days, come out."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count
from typing import Literal, NamedTuple

from lessonwright.course.course import Course
from lessonwright.course.lesson import Lesson
from lessonwright.course.module import Module
from lessonwright.course.session_and_training_day import (
    FixedBreak,
    Session,
    SessionStep,
    TrainingDay,
    after_midnight,
)

Kind = Literal["step", "break", "lunch", "spare", "end"]

_USUAL = 8 * 60
_SPARE = 10
"""So many minutes before a fixed break stay free; a step that would leave more of them goes on after it."""


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
    breaks: tuple[FixedBreak, ...] = ()
    """The breaks at their own times; where there are some, there are no others."""

    @classmethod
    def of(cls, written: TrainingDay) -> "Day":
        """Return the day that course.yml speaks of."""
        ends = after_midnight(written.end) if written.end else None
        return cls(
            start=after_midnight(written.start),
            at_a_stretch=written.stretch,
            pause=written.pause,
            ends=ends,
            breaks=written.breaks,
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
    frames: bool = False
    """Whether it is no part of a lesson: it never waits for the next day."""
    review_of: str = ""
    """The id of the module whose lessons are asked about again in it."""
    lesson: str = ""
    """The path of the lesson that it is part of, and in `left` how many minutes of that come after it."""
    left: int = 0
    give: tuple[str, ...] = ()
    """The keys of what is given out when it begins, and in `give_after`, when it is over."""
    give_after: tuple[str, ...] = ()
    for_home: tuple[str, ...] = ()
    """The titles of the lessons whose handouts learners take home when it is over."""
    written: SessionStep | None = None
    """What its author says of it, where it is a step of the session, or of the workshop of a module."""
    frames_module: str = ""
    """The id of the module that it opens or closes."""
    number: int = 0
    """Which of the steps of its module it is, counted from 0."""

    @property
    def is_around(self) -> bool:
        """Whether it is no part of a lesson, as a welcome or a review is."""
        return self.frames or bool(self.review_of or self.frames_module)


@dataclass(frozen=True)
class SessionSteps:
    """What comes before, between and after the lessons of a session."""

    opening: tuple[AgendaStep, ...] = ()
    day_start: tuple[AgendaStep, ...] = ()
    energisers: tuple[AgendaStep, ...] = ()
    day_end: tuple[AgendaStep, ...] = ()
    closing: tuple[AgendaStep, ...] = ()

    @classmethod
    def of(cls, session: Session | None) -> "SessionSteps":
        """Return the steps that course.yml speaks of, without what happens in them."""
        if not session:
            return cls()

        def steps(written: Iterable[SessionStep]) -> tuple[AgendaStep, ...]:
            return tuple(
                AgendaStep(s.minutes, None, s.title, frames=True, give=s.give, written=s)
                for s in written
            )

        return cls(
            steps(session.opening),
            steps(session.day_start),
            steps(session.energisers),
            steps(session.day_end),
            steps(session.closing),
        )


NO_FRAME = SessionSteps()


@dataclass(frozen=True)
class TimeSlot:
    """A step, a break, lunch or the end of a day, at its time on its day."""

    kind: Kind
    start: int
    minutes: int
    step: AgendaStep | None = None
    day: int = 1
    goes_on: bool = False
    """Whether the step began before the break."""
    is_left: bool = False
    """Whether the step goes on after a break."""

    @property
    def clock(self) -> str:
        """The time it begins, such as `9:05`."""
        return f"{self.start // 60 % 24}:{self.start % 60:02}"

    @property
    def opens_lesson(self) -> bool:
        """Whether a lesson begins with it."""
        return bool(self.step and self.step.rest and not self.step.is_around and not self.goes_on)


def schedule(
    steps: Iterable[AgendaStep], day: Day, around: SessionSteps = NO_FRAME
) -> Iterator[TimeSlot]:
    """Yield the slots in order."""
    clock = _Clock(day, around)
    for step in (*around.opening, *steps, *around.closing):
        yield from clock.slots(step)


class _Clock:
    """The time, on which day of the training, and how long people have sat."""

    def __init__(self, day: Day, around: SessionSteps) -> None:
        self._day = day
        self._around = around
        self._until = day.end - sum(step.minutes for step in around.day_end)
        self._number = 1
        self._lunches = 0
        self._begin()

    def _begin(self) -> None:
        self._now = self._day.start
        self._sat = 0
        self._taught = False
        self._had_lunch = self._day.start >= self._day.lunch_from
        self._breaks = [it for it in self._day.breaks if after_midnight(it.at) >= self._now]

    def slots(self, step: AgendaStep) -> Iterator[TimeSlot]:
        """Yield the slots of a step, with what has to come before it and within it."""
        gap = None if self._day.breaks else self._gap(step)
        minutes = self._length(gap) if gap else 0
        if self._taught and step.title and self._waits(step, self._now + minutes):
            yield from self._next_day()
        elif gap:
            yield from self._pause(gap, self._day.lunch if gap == "lunch" else self._day.pause)
        yield from self._run(step)
        self._taught = self._taught or not step.frames

    def _gap(self, step: AgendaStep) -> Kind | None:
        """Return what people need before a step, on a day without fixed breaks."""
        day = self._day
        ahead = max(step.minutes, step.rest if step.rest <= day.at_a_stretch else 0)
        is_long = day.pause and self._sat + ahead > day.at_a_stretch
        lunch_at = day.lunch_from - max(ahead / 2, day.lunch_ahead if is_long else 0)
        if not self._sat or step.frames:
            return None
        if not self._had_lunch and self._now >= lunch_at:
            return "lunch"
        return "break" if is_long else None

    def _length(self, gap: Kind) -> int:
        return self._day.lunch + self._energised if gap == "lunch" else self._day.pause

    @property
    def _energised(self) -> int:
        """How long the energiser after the next lunch takes."""
        step = self._energiser()
        return step.minutes if step else 0

    def _energiser(self) -> AgendaStep | None:
        in_turn = self._around.energisers
        return in_turn[self._lunches % len(in_turn)] if in_turn else None

    def _waits(self, step: AgendaStep, now: int) -> bool:
        """Tell whether what begins now had better begin tomorrow.

        A lesson does that would not end today; so does a module, where more than half of today is
        over.
        """
        if step.frames:
            return False
        is_late = now > (self._day.start + self._day.end) / 2
        return self._over(now, step.rest or step.minutes) > self._until or bool(
            step.module and is_late and self._over(now, step.module) > self._until
        )

    def _over(self, now: int, minutes: int) -> int:
        """Return when something is over that begins now, with the breaks that it needs at the least."""
        if not self._day.breaks:
            return now + with_breaks(minutes, self._day)
        end = now + minutes
        for pause in self._breaks:
            if now <= after_midnight(pause.at) < end:
                end += pause.minutes + (self._energised if pause.lunch else 0)
        return end

    def _next_day(self) -> Iterator[TimeSlot]:
        # Who is about to go home needs no break.
        self._breaks = [pause for pause in self._breaks if pause.lunch]
        for step in self._around.day_end:
            yield from self._run(step)
        self._number += 1
        self._begin()
        for step in self._around.day_start:
            yield from self._run(step)

    def _pause(self, kind: Kind, minutes: int) -> Iterator[TimeSlot]:
        yield TimeSlot(kind, self._now, minutes, day=self._number)
        self._now, self._sat = self._now + minutes, 0
        if kind == "lunch":
            energiser = self._energiser()
            self._had_lunch, self._lunches = True, self._lunches + 1
            if energiser:
                yield from self._run(energiser)

    def _run(self, step: AgendaStep) -> Iterator[TimeSlot]:
        yield from self._break_sooner(step)
        left = step.minutes
        while (pause := self._break_within(left)) and not self._ends_first(step, left, pause):
            wait = after_midnight(pause.at) - self._now
            before = wait if wait > pause.give_or_take else 0
            if before and left == step.minutes and before <= _SPARE:
                yield TimeSlot("spare", self._now, before, day=self._number)
            elif before:
                yield replace(self._slot(step, before, left), is_left=True)
                left -= before
            self._now += before
            yield from self._fixed(pause)
        yield self._slot(step, left, left)
        self._now, self._sat = self._now + left, self._sat + left
        due = self._breaks[0] if self._breaks else None
        if due and self._late(due) > 0 and not self._waits_for_end(step, due):
            yield from self._fixed(due)

    def _late(self, pause: FixedBreak) -> int:
        """Return how many minutes late a break would begin now."""
        return self._now - after_midnight(pause.at)

    def _waits_for_end(self, step: AgendaStep, pause: FixedBreak) -> bool:
        """Tell whether a break that is late waits for the end of the lesson, too, since that comes soon enough."""
        return 0 < step.left <= pause.give_or_take - self._late(pause)

    def _ends_first(self, step: AgendaStep, left: int, pause: FixedBreak) -> bool:
        """Tell whether a break waits for the end of a step, since that is nearer to its time than the step's beginning.

        It waits for the end of the lesson, too, if that comes soon enough.
        """
        late = self._late(pause) + left
        if late + step.left <= pause.give_or_take:
            return True
        before = -self._late(pause)
        return before > 0 and late <= min(pause.give_or_take, before)

    def _break_sooner(self, step: AgendaStep) -> Iterator[TimeSlot]:
        """Yield a break that may come before a lesson, so that it does not come soon after its beginning."""
        for pause in self._breaks[:1]:
            until = after_midnight(pause.at) - self._now
            if step.title and self._taught and 0 < until <= pause.give_or_take:
                yield from self._fixed(pause)

    def _fixed(self, pause: FixedBreak) -> Iterator[TimeSlot]:
        self._breaks.remove(pause)
        yield from self._pause("lunch" if pause.lunch else "break", pause.minutes)

    def _break_within(self, minutes: int) -> FixedBreak | None:
        """Return the next fixed break, if it begins now or while something goes on for so long."""
        end = self._now + minutes
        return next((it for it in self._breaks if self._now <= after_midnight(it.at) < end), None)

    def _slot(self, step: AgendaStep, minutes: int, left: int) -> TimeSlot:
        return TimeSlot("step", self._now, minutes, step, self._number, goes_on=left < step.minutes)


def with_breaks(minutes: int, day: Day) -> int:
    """Return how long something takes with the breaks that it needs at the least."""
    return minutes + (minutes - 1) // day.at_a_stretch * day.pause


def module_steps(module: Module) -> Iterator[AgendaStep]:
    """Yield the steps of a module as its room takes it, without what happens in them."""
    numbers, length = count(), module.session_minutes
    opening = module.workshop.opening if module.workshop else ()
    closing = module.workshop.closing if module.workshop else ()
    # Whatever opens a module begins on the day on which its first lesson does.
    rest = module.room_lessons[0].session_minutes + sum(step.minutes for step in opening)
    for step in opening:
        yield replace(_framing(module, step, next(numbers)), rest=rest, module=length)
        rest, length = rest - step.minutes, 0
    for lesson in module.room_lessons:
        yield from _lesson_steps(lesson, length, numbers)
        length = 0
    for step in closing:
        yield replace(_framing(module, step, next(numbers)), frames=True)


def _framing(module: Module, step: SessionStep, number: int) -> AgendaStep:
    return AgendaStep(
        step.minutes,
        None,
        step.title,
        give=step.give,
        written=step,
        frames_module=module.id,
        number=number,
    )


def _lesson_steps(
    lesson: Lesson, module_length: int, numbers: Iterator[int]
) -> Iterator[AgendaStep]:
    title: str | None = lesson.title
    length = left = lesson.session_minutes
    for minutes in _timing(lesson):
        left -= minutes
        yield AgendaStep(
            minutes,
            None,
            title,
            length,
            module_length,
            lesson=lesson.path,
            left=left,
            number=next(numbers),
        )
        title, length, module_length = None, 0, 0


def _timing(lesson: Lesson) -> list[int]:
    return [step.minutes for step in lesson.room_timing] if lesson.facilitator else [lesson.minutes]


class PlacedStep(NamedTuple):
    """A step around the lessons, and the file that says it."""

    file: str
    step: SessionStep


def framing_steps(course: Course, slots: Iterable[TimeSlot]) -> list[PlacedStep]:
    """Return those steps around the lessons that are held in these slots: of the session, and of its modules."""
    held = [(slot.step.frames_module, slot.step.written) for slot in slots if slot.step]
    of_session = course.session.steps if course.session else ()
    found = [PlacedStep(course.path, one) for one in of_session if ("", one) in held]
    for module in course.modules:
        of_module = module.workshop.steps if module.workshop else ()
        found += [PlacedStep(module.path, one) for one in of_module if (module.id, one) in held]
    return found


def steps_of(
    modules: Iterable[Module], of_module: Callable[[Module], Iterable[AgendaStep]] = module_steps
) -> Iterator[AgendaStep]:
    """Yield the steps of modules that are held one after the other, with the reviews that the room takes.

    A review comes before the next module, on its day; that of the last one, after it.
    """
    due, is_asked = None, False
    for module in modules:
        first, *more = of_module(module)
        if due:
            yield _review_step(due, first.rest, first.module)
            first = replace(first, module=0)
        yield from (first, *more)
        is_asked = is_asked or any(lesson.quiz for lesson in module.lessons)
        is_held = module.review is not None and module.review.where == "room"
        due = module if is_held and is_asked else None
    if due:
        yield replace(_review_step(due), frames=True)


def _review_step(module: Module, rest: int = 0, module_length: int = 0) -> AgendaStep:
    minutes = module.review.minutes if module.review else 0
    return AgendaStep(
        minutes,
        None,
        module.title,
        minutes + rest,
        minutes + module_length if module_length else 0,
        review_of=module.id,
    )


def course_slots(course: Course, day: Day) -> list[TimeSlot]:
    """Return the slots of the whole course, without what happens in them."""
    return [*schedule(steps_of(course.modules), day, SessionSteps.of(course.session))]
