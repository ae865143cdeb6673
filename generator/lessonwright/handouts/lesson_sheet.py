"""Owns what the learner's handout of a lesson says: a lesson comes in, the data of its sheet comes out.

What only a facilitator may see never comes into it.
"""

from collections.abc import Mapping

from lessonwright.handouts.frame import Frame, cited
from lessonwright.handouts.key_points import key_points
from lessonwright.handouts.levels import Levels
from lessonwright.handouts.margin import to_margin
from lessonwright.handouts.parts import Parts, Told
from lessonwright.spec.block import KnowledgeCheck
from lessonwright.spec.lesson import Lesson
from lessonwright.spec.module import Module
from lessonwright.spec.question import Question

_NOT_ON_THE_HANDOUT = frozenset({"facilitator", "feedback"})
"""What is for the facilitator, and what stands in the answer key."""


def lesson_sheet(frame: Frame, parts: Parts, module: Module, lesson: Lesson) -> Told:
    """Return the data for `lesson.typ`."""
    course = frame.course
    parts.text.stand_in(lesson.path)
    told = parts.told(lesson, _NOT_ON_THE_HANDOUT)
    questions = _questions(lesson, told)
    terms = parts.text.terms(course)
    if course.handouts.text == "key-points":
        key_points(told["body"], lesson.title)
    sources = cited(course, lesson)
    for part in told["body"]:
        _answer_references(part, questions, sources)
    _level(told["body"])
    left = to_margin(told["body"], terms)
    return {
        **frame.told(lesson.title, told["summary"]["plain"]),
        "module": module.title,
        "place": f"{module.lessons.index(lesson) + 1}/{len(module.lessons)}",
        "lesson": {key: value for key, value in told.items() if key != "quiz"},
        "quiz": [questions[question.id] for question in asked_at_the_end(lesson)],
        "cited": [sources[name] for name in lesson.cited],
        "terms": left,
        "address": frame.address(lesson),
    }


def _questions(lesson: Lesson, told: Told) -> dict[str, Told]:
    """Return the questions by their ids, each with its number and whether it stands within the text."""
    number, asked = numbers(lesson), {question.id for question in asked_in_the_body(lesson)}
    questions = told["quiz"]["questions"] if told["quiz"] else []
    return {q["id"]: q | {"number": number[q["id"]], "in_body": q["id"] in asked} for q in questions}


def _answer_references(part: Told, questions: Mapping[str, Told], sources: Mapping[str, Told]) -> None:
    """Put what a part of the body names by its id into the part."""
    for key, named in (("question", questions), ("source", sources)):
        if part.get(key) is not None:
            part[key] = named[part[key]]


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
