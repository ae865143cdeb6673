"""Owns the workbook of a course: a course comes in; the data of its title page and of all its worksheets comes out."""

from collections.abc import Collection
from itertools import chain, count

from lessonwright.handouts.frame import Frame
from lessonwright.handouts.parts import Parts, Told
from lessonwright.spec.lesson import Lesson
from lessonwright.spec.module import Module
from lessonwright.spec.prompt.rate import first_point


def workbook(frame: Frame, parts: Parts) -> Told:
    """Return the data for `workbook.typ`."""
    course = frame.course
    names: set[str] = set()
    modules = [_module(parts, module, names) for module in course.modules]
    parts.text.stand_in(course.path)
    return {
        **frame.told(f"{course.title}: {frame.words('printed-workbook')}", parts.text.text(course.summary)["plain"]),
        "summary": parts.text.text(course.summary),
        "self_assessment": _self_assessment(frame, parts),
        "modules": [module for module in modules if module["worksheets"]],
    }


def _module(parts: Parts, module: Module, names: set[str]) -> Told:
    sheets = [_worksheet(parts, module, lesson, names) for lesson in module.lessons if lesson.worksheet]
    return {"title": module.title, "worksheets": sheets}


def _worksheet(parts: Parts, module: Module, lesson: Lesson, names: set[str]) -> Told:
    assert lesson.worksheet is not None  # noqa: S101 - the caller has seen it
    parts.text.stand_in(lesson.path)
    told = parts.told(lesson.worksheet)
    for prompt in told["prompts"]:
        prompt["id"] = _free(prompt["id"], f"{module.id}-{lesson.id}-{prompt['id']}", names)
        names.add(prompt["id"])
    return {**told, "lesson": lesson.title, "notes": f"{module.id}-{lesson.id}-notes"}


def _free(name: str, longer: str, names: Collection[str]) -> str:
    """Return the first of the two names that is not taken, or else the longer one with a number behind it."""
    candidates = chain((name, longer), (f"{longer}-{number}" for number in count(2)))
    return next(candidate for candidate in candidates if candidate not in names)


def _self_assessment(frame: Frame, parts: Parts) -> Told | None:
    """Return the statements to judge before and after the course."""
    judged = frame.course.self_assessment
    if not judged:
        return None
    statements = [parts.text.phrase(text) | {"id": str(number)} for number, text in enumerate(judged.statements, 1)]
    return {"scale": judged.scale, "first_point": first_point(judged.scale), "statements": statements}
