"""Owns what is given out or hung when: a lesson or a day's slots come in; sheets and posters of each step come out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from lessonwright.course.block import Figure, Poll, RolePlay, TextBlock
from lessonwright.course.course import Course
from lessonwright.course.lesson import Lesson, Timing, sections
from lessonwright.course.questions_asked_again import has_follow_up_sheet
from lessonwright.handouts.answer_key_and_cards import carded
from lessonwright.handouts.session_steps_and_times import TimeSlot
from lessonwright.handouts.sheet_text_and_pictures import SheetData
from lessonwright.prose.words import Words


@dataclass(frozen=True)
class StepSheets:
    """What is given out when a step begins, and when it is over."""

    first: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


def sheets_by_step(course: Course, lesson: Lesson) -> list[StepSheets]:
    """Return what each step of a lesson's timing gives out; a lesson without a timing is one step."""
    if not lesson.facilitator:
        return [StepSheets(tuple(_of_whole_lesson(lesson)), _answers(course, lesson))]
    timing = lesson.room_timing
    said = {name for step in timing for name in step.give}
    first: list[list[str]] = [[*step.give] for step in timing]
    after: list[list[str]] = [[] for _ in timing]
    for name, at in _at_first(lesson, timing):
        if name not in said and name not in first[at]:
            first[at].append(name)
    if "answers" not in said:
        after[_last_with_questions(lesson, timing)] += _answers(course, lesson)
    return [StepSheets(tuple(one), tuple(other)) for one, other in zip(first, after, strict=True)]


def _of_whole_lesson(lesson: Lesson) -> Iterator[str]:
    yield "handout"
    if carded(lesson):
        yield "cards"


def _answers(course: Course, lesson: Lesson) -> tuple[str, ...]:
    return ("answers",) if course.handouts.answers == "sheet" and lesson.quiz else ()


def _at_first(lesson: Lesson, timing: Sequence[Timing]) -> Iterator[tuple[str, int]]:
    """Yield what is given out as a step begins, with the place of that step: the first that needs it."""
    yield "handout", 0
    quiz = _step_with(timing, "quiz")
    for part in carded(lesson):
        own = _step_with(timing, getattr(part, "given_id", None))
        asked_later = quiz if part in lesson.questions else None
        yield "cards", next((at for at in (own, asked_later) if at is not None), 0)
    for block in lesson.room_body:
        if isinstance(block, RolePlay):
            yield "role-cards", _step_with(timing, block.given_id) or 0
        elif isinstance(block, Poll):
            yield "letter-cards", _step_with(timing, block.given_id) or 0


def _step_with(timing: Sequence[Timing], name: str | None) -> int | None:
    """Return the place of the first step that runs what has this name."""
    runs = (at for at, step in enumerate(timing) if name and step.run == name)
    return next(runs, None)


def _last_with_questions(lesson: Lesson, timing: Sequence[Timing]) -> int:
    """Return the place of the last step that asks questions; where none says so, the last step."""
    asked = {"quiz", *(question.given_id for question in lesson.questions if question.given_id)}
    asking = [at for at, step in enumerate(timing) if step.run in asked]
    return asking[-1] if asking else len(timing) - 1


_AT_THE_START = ("agenda", "attendance")
_AT_THE_END = ("evaluation", "certificate", "follow-up")


def with_session_sheets(
    course: Course, slots: Sequence[TimeSlot], without: Iterable[str] = ()
) -> list[TimeSlot]:
    """Return the slots of a day, its first step giving out what a day begins with, and its last what closes it.

    What a step says that it gives out is given there alone; `without` names what is not for this day.
    """
    if not course.session:
        return [*slots]
    steps = [at for at, slot in enumerate(slots) if slot.step]
    said = {*without}
    for slot in slots:
        if slot.step:
            said.update(slot.step.give)
    if not (course.session.certificate or course.session.day_certificate):
        said.add("certificate")
    if not has_follow_up_sheet(course):
        said.add("follow-up")
    opened = _giving(slots, steps[0], [name for name in _AT_THE_START if name not in said])
    return _giving(opened, steps[-1], [name for name in _AT_THE_END if name not in said])


def _giving(slots: Sequence[TimeSlot], at: int, names: Iterable[str]) -> list[TimeSlot]:
    given, slot = [*slots], slots[at]
    if slot.step:
        given[at] = replace(slot, step=replace(slot.step, give=(*slot.step.give, *names)))
    return given


def sheet_word(name: str) -> str:
    """Return the key of the word by which people know a sheet."""
    return "certificate-of-attendance" if name == "certificate" else name


class HungFigure(NamedTuple):
    """A figure on a poster, and the heading of the section after which it is hung."""

    figure: Figure
    heading: str
    """Empty, where it can hang as the lesson begins: nothing in the room comes before it."""


def hung_figures(lesson: Lesson) -> Iterator[HungFigure]:
    """Yield the figures that hang in the room: what learners read at home afterwards, they see there."""
    before, home = (lesson.workshop.before, lesson.workshop.home) if lesson.workshop else ((), ())
    read_again = {step.read for step in lesson.room_timing}
    known = {*before} - read_again
    heading = ""
    for block in lesson.body:
        if isinstance(block, TextBlock):
            found = sections(block.text, lesson.reader)
            heading = found[-1].words if found else heading
        elif isinstance(block, Figure) and heading not in home:
            yield HungFigure(block, "" if heading in known else heading)


def hangs_questions(lesson: Lesson) -> bool:
    """Tell whether the questions to discuss hang in the room: there are some, and the room talks about them."""
    has_questions = bool(lesson.facilitator and lesson.facilitator.discuss)
    return has_questions and lesson.is_for_room("discuss")


_OF_A_LESSON = frozenset({"handout", "answers", "cards", "role-cards", "review"})


def given_out(
    words: Words,
    first: Iterable[str],
    after: Iterable[str],
    title: str | None,
    for_home: Iterable[str] = (),
) -> SheetData:
    """Return what is given out when a step begins and when it is over, by the names that stand on it.

    `for_home` has the titles of the lessons whose handouts learners take home when it is over.
    """

    def named(name: str) -> str:
        word = words(sheet_word(name))
        return f"{word} ({title})" if name in _OF_A_LESSON else word

    comma, handout, later = map(words, ("comma", "handout", "afterwards"))
    taken = (f"{handout} ({one}{comma}{later})" for one in for_home)
    give_after = comma.join((*map(named, after), *taken))
    return {"give": comma.join(map(named, first)), "give_after": give_after}
