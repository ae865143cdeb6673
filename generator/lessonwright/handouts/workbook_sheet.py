"""Owns the workbook of a course: a course comes in; the data of its title page and of all its worksheets comes out."""

from lessonwright.handouts.frame import Frame
from lessonwright.handouts.parts import Parts, Told
from lessonwright.spec.lesson import Lesson
from lessonwright.spec.module import Module


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
    sheets = [_worksheet(parts, lesson, names) for lesson in module.lessons if lesson.worksheet]
    return {"title": module.title, "worksheets": sheets}


def _worksheet(parts: Parts, lesson: Lesson, names: set[str]) -> Told:
    assert lesson.worksheet is not None  # noqa: S101 - the caller has seen it
    parts.text.stand_in(lesson.path)
    told = parts.told(lesson.worksheet)
    for prompt in told["prompts"]:
        if prompt["id"] in names:
            prompt["id"] = f"{lesson.id}-{prompt['id']}"
        names.add(prompt["id"])
    return {**told, "lesson": lesson.title}


def _self_assessment(frame: Frame, parts: Parts) -> Told | None:
    """Return the statements to judge before and after the course."""
    judged = frame.course.self_assessment
    if not judged:
        return None
    statements = [parts.text.text(text) | {"id": str(number)} for number, text in enumerate(judged.statements, 1)]
    return {"scale": judged.scale, "statements": statements}
