"""Owns the run of show: steps with their lengths come in; clock times, with breaks and days, come out.

All times are minutes after midnight.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from lessonwright.spec.day import TrainingDay, after_midnight

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
        return cls(start=after_midnight(written.start), at_a_stretch=written.stretch, pause=written.pause, ends=ends)

    @property
    def end(self) -> int:
        """When a lesson that would go on for longer has to wait for the next day."""
        return self.start + _USUAL if self.ends is None else self.ends


@dataclass(frozen=True)
class Step:
    """Something that takes its time; `title` names the lesson that opens with it, `rest` how long that lesson takes.

    Where a module opens with it, `module` says how long that takes.
    """

    minutes: int
    do: object
    title: str | None = None
    rest: int = 0
    module: int = 0


@dataclass(frozen=True)
class Slot:
    """A step, a break, lunch or the end of a day, at its time on its day."""

    kind: Kind
    start: int
    minutes: int
    step: Step | None = None
    day: int = 1

    @property
    def clock(self) -> str:
        """The time it begins, such as `9:05`."""
        return f"{self.start // 60 % 24}:{self.start % 60:02}"


def schedule(steps: Iterable[Step], day: Day) -> Iterator[Slot]:
    """Yield the slots in order."""
    now, sat, number, had_lunch = day.start, 0, 1, day.start >= day.lunch_from
    for step in steps:
        ahead = max(step.minutes, step.rest if step.rest <= day.at_a_stretch else 0)
        is_long = day.pause and sat + ahead > day.at_a_stretch
        lunch_at = day.lunch_from - max(ahead / 2, day.lunch_ahead if is_long else 0)
        gap: Kind | None = (
            "lunch" if sat and not had_lunch and now >= lunch_at else "break" if sat and is_long else None
        )
        minutes = {"lunch": day.lunch, "break": day.pause}.get(gap or "", 0)
        if sat and step.title and _waits(step, now + minutes, day):
            now, sat, number, had_lunch = day.start, 0, number + 1, day.start >= day.lunch_from
        elif gap:
            yield Slot(gap, now, minutes, day=number)
            now, sat, had_lunch = now + minutes, 0, had_lunch or gap == "lunch"
        yield Slot("step", now, step.minutes, step, number)
        now, sat = now + step.minutes, sat + step.minutes


def _waits(step: Step, now: int, day: Day) -> bool:
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
