"""Owns the comparison of two versions of a course: two courses come in; what to prepare and what is saved go out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lessonwright.course.course import Course
from lessonwright.course.lesson import Lesson
from lessonwright.difference.course_changes import course_changes
from lessonwright.difference.lesson_changes import lesson_changes
from lessonwright.difference.part_pairs_and_changes import Pair, pair_parts
from lessonwright.difference.surviving_answers import (
    WRITING_STAYS,
    Outcome,
    SavedOutcome,
    saved_entries,
    saved_outcomes,
)
from lessonwright.message_wording import quote


@dataclass(frozen=True)
class Change:
    """What a co-trainer has to look at again in a lesson, or, without one, in the course."""

    lesson: str
    """The module and the file of the lesson as it is now: `self-mentoring/kind-and-honest`; empty
    for the course."""
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
    """Of how many questions, prompts, scenarios, self-assessments and lessons that were done, all
    is kept."""
    all: int
    """How many there were."""


@dataclass(frozen=True)
class _Placed:
    """A lesson and where it is: `module/lesson`."""

    place: str
    lesson: Lesson


def compare(old: Course, new: Course) -> Difference:
    """Return what is different between two versions of a course."""
    pairs = pair_parts(_lessons(old), _lessons(new), lambda one: one.place, _known_by)
    pairs = [*_with_same_file_name(pairs)]
    all_ = [*saved_outcomes(saved_entries(old), saved_entries(new))]
    saved = [_all_lost(old, new)] if old.id != new.id else [*_lost_answers(all_, pairs)]
    kept = 0 if old.id != new.id else sum(fate.outcome == "kept" for fate in all_)
    of_course = (Change("", what) for what in course_changes(old, new))
    return Difference((*of_course, *_each(pairs)), tuple(saved), kept, len(all_))


def _lessons(course: Course) -> list[_Placed]:
    return [
        _Placed(f"{module.id}/{lesson.id}", lesson)
        for module in course.modules
        for lesson in module.lessons
    ]


def _known_by(one: _Placed) -> str:
    return one.lesson.title


def _with_same_file_name(pairs: list[Pair[_Placed]]) -> Iterator[Pair[_Placed]]:
    """Yield the pairs with lessons that moved to another module and were renamed, too, brought together."""
    came = {pair.new.lesson.id: pair.new for pair in pairs if pair.new and not pair.old}
    moved = {
        pair.old.lesson.id: pair.old
        for pair in pairs
        if pair.old and not pair.new and pair.old.lesson.id in came
    }
    for pair in pairs:
        if pair.new and not pair.old and pair.new.lesson.id in moved:
            yield Pair(moved[pair.new.lesson.id], pair.new)
        elif not (pair.old and not pair.new and pair.old.lesson.id in moved):
            yield pair


def _each(pairs: list[Pair[_Placed]]) -> Iterator[Change]:
    for old, new in pairs:
        if new is None:
            yield from (
                [Change("", f"lesson gone: {quote(old.lesson.title)} ({old.place})")] if old else []
            )
        elif old is None:
            yield Change(
                "",
                f"lesson new: {quote(new.lesson.title)} ({new.place}), {new.lesson.minutes} minutes",
            )
        else:
            if old.place != new.place:
                yield Change(new.place, f"lesson moved: it was {old.place}")
            yield from (Change(new.place, what) for what in lesson_changes(old.lesson, new.lesson))


def _all_lost(old: Course, new: Course) -> Saved:
    why = f"hangs on the course's id, which was `{old.id}` and is `{new.id}` now"
    return Saved(
        "",
        "everything that learners have saved",
        "lost",
        why,
        f"write `id: {old.id}` in course.yml",
    )


def _lost_answers(all_: list[SavedOutcome], pairs: list[Pair[_Placed]]) -> Iterator[Saved]:
    """Yield what is not kept: in one sentence where a whole lesson is not found any more."""
    found = {pair.new.place for pair in pairs if pair.new}
    gone = {pair.old.place: pair.new for pair in pairs if pair.old and pair.old.place not in found}
    yield from _whole_lessons(gone)
    for fate in all_:
        place = fate.entry.key[0]
        if fate.outcome != "kept" and place not in gone:
            what = f"{fate.entry.noun} {quote(fate.entry.words)}"
            yield Saved(place, what, fate.outcome, fate.why, fate.mend)


def _whole_lessons(gone: Mapping[str, _Placed | None]) -> Iterator[Saved]:
    for place, now in gone.items():
        if now is None:
            yield Saved(
                place, "everything saved in this lesson", "lost", f"goes with it{WRITING_STAYS}", ""
            )
        else:
            why = f"hangs on the lesson's place, which is {now.place} now{WRITING_STAYS}"
            yield Saved(
                place,
                "everything saved in this lesson",
                "lost",
                why,
                f"leave the file where it was: {place}.yml",
            )
