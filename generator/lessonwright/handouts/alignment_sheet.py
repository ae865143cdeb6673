"""Owns the page of a guide that says what serves each objective: a course comes in; the data of its table comes out."""

from collections.abc import Iterator

from lessonwright.handouts.lesson_sheet import numbers
from lessonwright.handouts.parts import Parts, Told
from lessonwright.spec.alignment import Aligned, Alignment, alignment
from lessonwright.spec.block import Activity, Scenario
from lessonwright.spec.course import Course
from lessonwright.spec.lesson import Lesson
from lessonwright.spec.worksheet import Worksheet


def aligned_modules(parts: Parts, course: Course) -> list[Told]:
    """Return, for each module and lesson, what practises its objectives and which questions assess each."""
    return [
        {"title": module.title, "lessons": [_lesson(parts, it) for it in module.lessons]} for module in course.modules
    ]


def _lesson(parts: Parts, lesson: Lesson) -> Told:
    parts.text.stand_in(lesson.path)
    lines = alignment(lesson)
    return {
        "title": lesson.title,
        "practised": list(_practised(lines)),
        "objectives": [_objective(parts, lesson, aligned) for aligned in lines.objectives],
    }


def _practised(lines: Alignment) -> Iterator[Told]:
    """Yield what learners do for all objectives of a lesson; a question is for its own, and has its number there."""
    for part in lines.practised:
        if isinstance(part, Activity | Scenario):
            yield {"what": part.kind, "title": part.title}
        elif isinstance(part, Worksheet):
            yield {"what": "worksheet", "title": part.title}


def _objective(parts: Parts, lesson: Lesson, aligned: Aligned) -> Told:
    on_paper = numbers(lesson)
    asked = sorted(on_paper[lesson.questions[number - 1].id] for number in aligned.assessed)
    return {**parts.told(aligned.objective), "asked": asked}
