"""Owns what is shown to the room: a module comes in; its slides, one thought each, come out.

Nothing on them is the facilitator's, and no key stands beside its question: the answer is a slide of its own.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from lessonwright.course.block import KnowledgeCheck, TextBlock
from lessonwright.course.lesson import Lesson
from lessonwright.course.module import Module
from lessonwright.handouts.frame import Frame, cited_sources
from lessonwright.handouts.learner_sheets import asked_at_the_end, numbers
from lessonwright.handouts.parts import Parts
from lessonwright.handouts.sheet_text import SheetData
from lessonwright.prose.typst_tree import plain

_NOT_SHOWN = frozenset({"facilitator", "feedback", "hints"})
_SECTION = "h2"


def slides(module: Module, frame: Frame, parts: Parts) -> SheetData:
    """Return the data for `slides.typ`: the lessons of a module."""
    title = f"{frame.words('slides')}: {module.title}"
    return {
        "title": title,
        "description": title,
        "module": module.title,
        "lessons": [
            _without_bold(_lesson(frame, parts.within(it.path), it)) for it in module.lessons
        ],
    }


def _without_bold(part: Any) -> Any:
    """Return the same without bold words within a text: of few words on a page, each is weighty enough.

    Some programs that read aloud take a bold word at the beginning of a line for the second.
    """
    if isinstance(part, dict):
        return {key: _without_bold(value) for key, value in part.items()}
    if isinstance(part, tuple):
        return tuple(_without_bold(one) for one in part)
    if not isinstance(part, list):
        return part
    unwrapped: list[Any] = []
    for one in part:
        is_bold = isinstance(one, dict) and one.get("tag") == "strong"
        unwrapped += _without_bold(one["c"]) if is_bold else [_without_bold(one)]
    return unwrapped


def _lesson(frame: Frame, parts: Parts, lesson: Lesson) -> SheetData:
    number = numbers(lesson)
    asked = {
        question.id: parts.fields(question, _NOT_SHOWN) | {"number": number[question.id]}
        for question in lesson.questions
    }
    return {
        "id": lesson.id,
        "title": lesson.title,
        "duration": parts.words.duration(lesson.minutes),
        "objectives": [parts.text.phrase(objective.text) for objective in lesson.objectives],
        "slides": [*_of_body(frame, parts, lesson, asked)],
        "quiz": [asked[question.id] for question in asked_at_the_end(lesson)],
    }


def _of_body(
    frame: Frame, parts: Parts, lesson: Lesson, asked: Mapping[str, SheetData]
) -> Iterator[SheetData]:
    """Yield a slide for each section of the text, and one for each block that is no text."""
    sources = cited_sources(frame.course, lesson)
    for block in lesson.body:
        if isinstance(block, TextBlock):
            nodes = parts.text.text(block.text, headings=True)["tree"]
            for node in nodes:
                if isinstance(node, dict) and node["tag"] == _SECTION:
                    yield {"kind": "section", "title": plain([node])}
        elif isinstance(block, KnowledgeCheck):
            yield {"kind": "question", "question": asked[block.question]}
        else:
            fields = parts.fields(block, _NOT_SHOWN)
            source = sources.get(fields.get("source") or "")
            yield fields | {"by": f"{source['title']}, {source['by']}" if source else None}
