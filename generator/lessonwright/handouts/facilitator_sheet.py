"""Owns what a facilitator holds: modules come in; the data of guides and of the answer key comes out.

None of it is for learners: it is written beside the site, never into it.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter

from lessonwright.handouts.frame import Frame
from lessonwright.handouts.lesson_sheet import asked_at_the_end, asked_in_the_body, numbers
from lessonwright.handouts.parts import Parts, Told
from lessonwright.handouts.schedule import Day, Slot, Step, schedule
from lessonwright.spec.block import Activity, Scenario
from lessonwright.spec.lesson import Lesson
from lessonwright.spec.module import Module


def guide(frame: Frame, parts: Parts, modules: Iterable[Module], day: Day, title: str, summary: str) -> Told:
    """Return the data for `guide.typ`: a run of show over the modules, and each lesson in full."""
    told = [_module(parts, module) for module in modules]
    steps = (step for module in told for step in _steps(module["lessons"]))
    return {
        **frame.told(title, summary),
        "summary": summary,
        "days": _days(parts, schedule(steps, day)),
        "modules": told,
        "aligned": [],
    }


def _module(parts: Parts, module: Module) -> Told:
    return {"title": module.title, "lessons": [_lesson(parts, lesson) for lesson in module.lessons]}


def _lesson(parts: Parts, lesson: Lesson) -> Told:
    parts.text.stand_in(lesson.path)
    return {
        "title": lesson.title,
        "minutes": lesson.minutes,
        "duration": parts.words.duration(lesson.minutes),
        "objectives": [parts.told(objective) for objective in lesson.objectives],
        "facilitator": parts.told(lesson.facilitator) if lesson.facilitator else None,
        "activities": [parts.told(block) for block in lesson.body if isinstance(block, Activity)],
        "cuts": list(_cuts(parts, lesson)),
    }


def _cuts(parts: Parts, lesson: Lesson) -> Iterator[Told]:
    """Yield what can be left out when time runs short: first what learners lose least by.

    The worksheet and the main activity, in which learners do what the lesson is for, always stay.
    """
    if lesson.facilitator and lesson.facilitator.discuss:
        yield {"what": "discuss"}
    for block in lesson.body:
        if isinstance(block, Scenario):
            yield {"what": "scenario", "title": block.title}
    if lesson.quiz:
        yield {"what": "quiz"}
    activities = [block for block in lesson.body if isinstance(block, Activity)]
    for block in sorted(activities, key=lambda block: -block.minutes)[1:]:
        yield {"what": "activity", "title": block.title, "saves": parts.words.duration(block.minutes)}


def _steps(lessons: list[Told]) -> Iterator[Step]:
    """Yield the steps of a module."""
    module = sum(lesson["minutes"] for lesson in lessons)
    for lesson in lessons:
        first, *more = _timing(lesson)
        yield Step(first["minutes"], first["do"], lesson["title"], lesson["minutes"], module)
        yield from (Step(step["minutes"], step["do"]) for step in more)
        module = 0


def _timing(lesson: Told) -> list[Told]:
    """Return what a facilitator does in a lesson; without notes, the lesson as a whole."""
    facilitator = lesson["facilitator"]
    return facilitator["timing"] if facilitator else [{"minutes": lesson["minutes"], "do": None}]


def _days(parts: Parts, slots: Iterable[Slot]) -> list[list[Told]]:
    days = ([*of_day] for _, of_day in groupby(slots, key=attrgetter("day")))
    return [[_slot(parts, slot) for slot in (*of_day, _end(of_day[-1]))] for of_day in days]


def _end(last: Slot) -> Slot:
    """Return the time at which people may go, behind the last slot of their day."""
    return Slot("end", last.start + last.minutes, 0, day=last.day)


def _slot(parts: Parts, slot: Slot) -> Told:
    step = slot.step
    return {
        "kind": slot.kind,
        "clock": slot.clock,
        "duration": parts.words("minutes-short", slot.minutes) if slot.minutes else "",
        "do": step.do if step else None,
        "title": step.title if step else None,
    }


def answer_key(frame: Frame, parts: Parts, title: str) -> Told:
    """Return the data for `answer_key.typ`: every question under the number that it has on the handout."""
    modules = [
        {"title": module.title, "lessons": [_answers(parts, lesson) for lesson in module.lessons if lesson.quiz]}
        for module in frame.course.modules
    ]
    return {**frame.told(title, title), "modules": [module for module in modules if module["lessons"]]}


def _answers(parts: Parts, lesson: Lesson) -> Told:
    parts.text.stand_in(lesson.path)
    number = numbers(lesson)
    questions = [*asked_in_the_body(lesson), *asked_at_the_end(lesson)]
    return {"title": lesson.title, "questions": [parts.told(q) | {"number": number[q.id]} for q in questions]}
