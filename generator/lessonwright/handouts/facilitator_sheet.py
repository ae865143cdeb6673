"""Owns what a facilitator holds: a course comes in; data of guides, answer key and alignment comes out."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter

from lessonwright.course.alignment import Aligned, Alignment, alignment
from lessonwright.course.block import Activity
from lessonwright.course.course import Course
from lessonwright.course.lesson import Lesson, Worksheet
from lessonwright.course.module import Module
from lessonwright.course.question_order import asked_at_the_end, asked_in_the_body, numbers
from lessonwright.handouts.frame import Frame
from lessonwright.handouts.parts import Parts
from lessonwright.handouts.schedule import AgendaStep, Day, TimeSlot, schedule
from lessonwright.handouts.sheet_text import SheetData


def aligned_modules(parts: Parts, course: Course) -> list[SheetData]:
    """Return, for each module and lesson, what practises its objectives and which questions assess each."""
    return [
        {"title": module.title, "lessons": [_lesson(parts, it) for it in module.lessons]}
        for module in course.modules
    ]


def _lesson(parts: Parts, lesson: Lesson) -> SheetData:
    of_lesson, lines = parts.within(lesson.path), alignment(lesson)
    return {
        "title": lesson.title,
        "practised": list(_practice_lines(lines)),
        "objectives": [_objective(of_lesson, lesson, aligned) for aligned in lines.objectives],
    }


def _practice_lines(lines: Alignment) -> Iterator[SheetData]:
    """Yield what learners do for all objectives of a lesson; a question is for its own, and has its number there."""
    for part in lines.practised:
        if isinstance(part, Worksheet):
            yield {"what": "worksheet", "title": part.title}
        elif part.known_by:
            yield {"what": part.kind, "title": getattr(part, part.known_by)}


def _objective(parts: Parts, lesson: Lesson, aligned: Aligned) -> SheetData:
    on_paper = numbers(lesson)
    asked = sorted(on_paper[lesson.questions[number - 1].id] for number in aligned.assessed)
    return {**parts.fields(aligned.objective), "asked": asked}


def guide(parts: Parts, modules: Iterable[Module], day: Day, title: str, summary: str) -> SheetData:
    """Return the data for `guide.typ`: a run of show over the modules, and each lesson in full."""
    filled = [_module(parts, module) for module in modules]
    steps = (step for module in filled for step in _steps(module["lessons"]))
    return {
        "title": title,
        "description": summary,
        "summary": summary,
        "days": _days(parts, schedule(steps, day)),
        "modules": filled,
        "aligned": [],
    }


def _module(parts: Parts, module: Module) -> SheetData:
    return {
        "title": module.title,
        "lessons": [_facilitator_sheet_lesson(parts, lesson) for lesson in module.lessons],
    }


def _facilitator_sheet_lesson(parts: Parts, lesson: Lesson) -> SheetData:
    parts = parts.within(lesson.path)
    return {
        "title": lesson.title,
        "minutes": lesson.minutes,
        "duration": parts.words.duration(lesson.minutes),
        "objectives": [parts.fields(objective) for objective in lesson.objectives],
        "facilitator": parts.fields(lesson.facilitator) if lesson.facilitator else None,
        "activities": [parts.fields(block) for block in lesson.body if isinstance(block, Activity)],
        "cuts": list(_cuts(parts, lesson)),
    }


def _cuts(parts: Parts, lesson: Lesson) -> Iterator[SheetData]:
    """Yield what can be left out when time runs short: first what learners lose least by.

    The worksheet and the main activity, in which learners do what the lesson is for, always stay.
    """
    if lesson.facilitator and lesson.facilitator.discuss:
        yield {"what": "discuss"}
    for block in lesson.body:
        if block.may_be_left_out and block.known_by:
            yield {"what": block.kind, "title": getattr(block, block.known_by)}
    if lesson.quiz:
        yield {"what": "quiz"}
    activities = [block for block in lesson.body if isinstance(block, Activity)]
    for block in sorted(activities, key=lambda block: -block.minutes)[1:]:
        yield {
            "what": "activity",
            "title": block.title,
            "saves": parts.words.duration(block.minutes),
        }


def _steps(lessons: list[SheetData]) -> Iterator[AgendaStep]:
    """Yield the steps of a module."""
    module = sum(lesson["minutes"] for lesson in lessons)
    for lesson in lessons:
        first, *more = _timing(lesson)
        yield AgendaStep(first["minutes"], first["do"], lesson["title"], lesson["minutes"], module)
        yield from (AgendaStep(step["minutes"], step["do"]) for step in more)
        module = 0


def _timing(lesson: SheetData) -> list[SheetData]:
    """Return what a facilitator does in a lesson; without notes, the lesson as a whole."""
    facilitator = lesson["facilitator"]
    return facilitator["timing"] if facilitator else [{"minutes": lesson["minutes"], "do": None}]


def _days(parts: Parts, slots: Iterable[TimeSlot]) -> list[list[SheetData]]:
    days = ([*of_day] for _, of_day in groupby(slots, key=attrgetter("day")))
    return [[_slot(parts, slot) for slot in (*of_day, _end(of_day[-1]))] for of_day in days]


def _end(last: TimeSlot) -> TimeSlot:
    """Return the time at which people may go, behind the last slot of their day."""
    return TimeSlot("end", last.start + last.minutes, 0, day=last.day)


def _slot(parts: Parts, slot: TimeSlot) -> SheetData:
    step = slot.step
    return {
        "kind": slot.kind,
        "clock": slot.clock,
        "duration": parts.words("minutes-short", slot.minutes) if slot.minutes else "",
        "do": step.do if step else None,
        "title": step.title if step else None,
    }


def answer_key(frame: Frame, parts: Parts) -> SheetData:
    """Return the data for `answer_key.typ`: every question under the number that it has on the handout."""
    title = frame.course.title
    modules = [
        {
            "title": module.title,
            "lessons": [_answers(parts, lesson) for lesson in module.lessons if lesson.quiz],
        }
        for module in frame.course.modules
    ]
    return {
        "title": title,
        "description": title,
        "modules": [module for module in modules if module["lessons"]],
    }


def _answers(parts: Parts, lesson: Lesson) -> SheetData:
    of_lesson, number = parts.within(lesson.path), numbers(lesson)
    questions = [*asked_in_the_body(lesson), *asked_at_the_end(lesson)]
    return {
        "title": lesson.title,
        "questions": [of_lesson.fields(q) | {"number": number[q.id]} for q in questions],
    }
