"""Owns the comparison of two versions of a course: two courses come in; what to prepare and what is saved goes out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lessonwright.difference.change import lesson_changes
from lessonwright.difference.fate import WRITING_STAYS, Fate, Outcome, fates
from lessonwright.difference.pairing import Pair, paired
from lessonwright.difference.reading import as_read
from lessonwright.difference.saved import entries
from lessonwright.spec.course import Course
from lessonwright.spec.lesson import Lesson
from lessonwright.spec.module import Module
from lessonwright.spec.wording import quoted


@dataclass(frozen=True)
class Change:
    """What a co-trainer has to look at again in a lesson, or, without one, in the course."""

    lesson: str
    """The module and the file of the lesson as it is now: `self-mentoring/kind-and-honest`; empty for the course."""
    what: str


@dataclass(frozen=True)
class Saved:
    """What becomes of something that learners have saved; kept whole where nothing is said of it."""

    lesson: str
    what: str
    outcome: Outcome
    why: str
    mend: str


@dataclass(frozen=True)
class Difference:
    """What is different between two versions of a course."""

    changes: tuple[Change, ...]
    saved: tuple[Saved, ...]
    kept: int
    """Of how many questions, prompts, scenarios, self-assessments and lessons that were done, all is kept."""
    all: int
    """How many there were."""


@dataclass(frozen=True)
class _Placed:
    """A lesson and where it is: `module/lesson`."""

    place: str
    lesson: Lesson


def compared(old: Course, new: Course) -> Difference:
    """Return what is different between two versions of a course."""
    pairs = paired(_lessons(old), _lessons(new), lambda one: one.place, _known_by)
    pairs = [*_with_same_file_name(pairs)]
    all_ = [*fates(entries(old), entries(new))]
    saved = [_all_lost(old, new)] if old.id != new.id else [*_saved(all_, pairs)]
    kept = 0 if old.id != new.id else sum(fate.outcome == "kept" for fate in all_)
    return Difference((*_course(old, new), *_each(pairs)), tuple(saved), kept, len(all_))


def _lessons(course: Course) -> list[_Placed]:
    return [_Placed(f"{module.id}/{lesson.id}", lesson) for module in course.modules for lesson in module.lessons]


def _known_by(one: _Placed) -> str:
    return one.lesson.title


def _with_same_file_name(pairs: list[Pair[_Placed]]) -> Iterator[Pair[_Placed]]:
    """Yield the pairs with lessons that moved to another module and were renamed, too, brought together."""
    came = {pair.new.lesson.id: pair.new for pair in pairs if pair.new and not pair.old}
    moved = {pair.old.lesson.id: pair.old for pair in pairs if pair.old and not pair.new and pair.old.lesson.id in came}
    for pair in pairs:
        if pair.new and not pair.old and pair.new.lesson.id in moved:
            yield Pair(moved[pair.new.lesson.id], pair.new)
        elif not (pair.old and not pair.new and pair.old.lesson.id in moved):
            yield pair


def _course(old: Course, new: Course) -> Iterator[Change]:
    if old.title != new.title:
        yield Change("", f"title: {quoted(new.title)}, before {quoted(old.title)}")
    if old.minutes != new.minutes:
        yield Change("", f"minutes in all: {new.minutes}, before {old.minutes}")
    yield from (Change("", f"module new: {quoted(module.title)}") for module in _without(new, old))
    yield from (Change("", f"module gone: {quoted(module.title)}") for module in _without(old, new))
    yield from _modules(old, new)
    if as_read(old.self_assessment) != as_read(new.self_assessment):
        yield Change("", "the self-assessment changed")
    if _order(old, new) != _order(new, old):
        yield Change("", "modules or lessons in another order")


def _modules(old: Course, new: Course) -> Iterator[Change]:
    before = {module.id: module for module in old.modules}
    for module in new.modules:
        was = before.get(module.id, module)
        if was.title != module.title:
            yield Change("", f"module renamed: {quoted(was.title)} is now {quoted(module.title)}")
        if was.objectives != module.objectives:
            yield Change("", f"module {quoted(module.title)}: `objectives` changed")


def _without(one: Course, other: Course) -> list[Module]:
    known = {module.id for module in other.modules}
    return [module for module in one.modules if module.id not in known]


def _order(one: Course, other: Course) -> list[str]:
    """Return the lessons of one version that the other has, too, in order."""
    both = {placed.place for placed in _lessons(other)}
    return [placed.place for placed in _lessons(one) if placed.place in both]


def _each(pairs: list[Pair[_Placed]]) -> Iterator[Change]:
    for old, new in pairs:
        if new is None:
            yield from [Change("", f"lesson gone: {quoted(old.lesson.title)} ({old.place})")] if old else []
        elif old is None:
            yield Change("", f"lesson new: {quoted(new.lesson.title)} ({new.place}), {new.lesson.minutes} minutes")
        else:
            if old.place != new.place:
                yield Change(new.place, f"lesson moved: it was {old.place}")
            yield from (Change(new.place, what) for what in lesson_changes(old.lesson, new.lesson))


def _all_lost(old: Course, new: Course) -> Saved:
    why = f"hangs on the course's id, which was `{old.id}` and is `{new.id}` now"
    return Saved("", "everything that learners have saved", "lost", why, f"write `id: {old.id}` in course.yml")


def _saved(all_: list[Fate], pairs: list[Pair[_Placed]]) -> Iterator[Saved]:
    """Yield what is not kept: in one sentence where a whole lesson is not found any more."""
    found = {pair.new.place for pair in pairs if pair.new}
    gone = {pair.old.place: pair.new for pair in pairs if pair.old and pair.old.place not in found}
    yield from _whole_lessons(gone)
    for fate in all_:
        place = fate.entry.key[0]
        if fate.outcome != "kept" and place not in gone:
            what = f"{fate.entry.noun} {quoted(fate.entry.words)}"
            yield Saved(place, what, fate.outcome, fate.why, fate.mend)


def _whole_lessons(gone: Mapping[str, _Placed | None]) -> Iterator[Saved]:
    for place, now in gone.items():
        if now is None:
            yield Saved(place, "everything saved in this lesson", "lost", f"goes with it{WRITING_STAYS}", "")
        else:
            why = f"hangs on the lesson's place, which is {now.place} now{WRITING_STAYS}"
            yield Saved(
                place, "everything saved in this lesson", "lost", why, f"leave the file where it was: {place}.yml"
            )
