"""Owns what the learner's handout of a lesson says: a lesson comes in, the data of its sheet comes out.

What only a facilitator may see never comes into it.
"""

from lessonwright.handouts.frame import Frame, cited
from lessonwright.handouts.key_points import key_points
from lessonwright.handouts.levels import Levels
from lessonwright.handouts.margin import to_margin
from lessonwright.handouts.parts import Parts, Told
from lessonwright.spec.block import KnowledgeCheck
from lessonwright.spec.lesson import Lesson
from lessonwright.spec.module import Module
from lessonwright.spec.question import Question


def lesson_sheet(frame: Frame, parts: Parts, module: Module, lesson: Lesson) -> Told:
    """Return the data for `lesson.typ`."""
    course = frame.course
    parts.text.stand_in(lesson.path)
    told = parts.told(lesson.model_copy(update={"facilitator": None}))
    questions = {question["id"]: question for question in (told["quiz"] or {"questions": []})["questions"]}
    terms = parts.text.terms(course)
    if course.handouts.text == "key-points":
        key_points(told["body"], lesson.title)
    _level(told["body"])
    left = to_margin(told["body"], terms)
    return {
        **frame.told(lesson.title, told["summary"]["plain"]),
        "module": module.title,
        "place": f"{module.lessons.index(lesson) + 1}/{len(module.lessons)}",
        "lesson": {key: value for key, value in told.items() if key != "quiz"},
        "questions": questions,
        "numbers": numbers(lesson),
        "quiz": [question.id for question in asked_at_the_end(lesson)],
        "cited": lesson.cited,
        "sources": cited(course, lesson),
        "terms": left,
        "address": frame.address(lesson),
    }


def asked_in_the_body(lesson: Lesson) -> list[Question]:
    """Return the questions that the body asks, in order, each once."""
    by_id = {question.id: question for question in lesson.questions}
    checks = (block.question for block in lesson.body if isinstance(block, KnowledgeCheck))
    return [by_id[name] for name in dict.fromkeys(checks)]


def asked_at_the_end(lesson: Lesson) -> list[Question]:
    """Return the questions of the quiz that the body has not asked: on paper, each is asked once."""
    asked = {question.id for question in asked_in_the_body(lesson)}
    return [question for question in lesson.questions if question.id not in asked]


def numbers(lesson: Lesson) -> dict[str, int]:
    """Return the numbers of the questions on paper, in reading order; the answer key has the same."""
    in_order = [*asked_in_the_body(lesson), *asked_at_the_end(lesson)]
    return {question.id: number for number, question in enumerate(in_order, 1)}


def _level(body: list[Told]) -> None:
    """Give levels to the headings of the body in reading order; all others have their level from the template."""
    levels = Levels()
    levels.level(2)
    for part in body:
        if part["kind"] in ("activity", "scenario"):
            part["level"] = levels.level(3)
        levels.set_in(part["text"] if part["kind"] == "text" else None)
