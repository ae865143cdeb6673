"""Owns what handouts and workbook say: a lesson or a course comes in, the data of a sheet comes out."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, count
from typing import Any

from lessonwright.course.block import Block, KnowledgeCheck
from lessonwright.course.lesson import Lesson
from lessonwright.course.module import Module
from lessonwright.course.prompt.rate import first_point
from lessonwright.course.question import Question
from lessonwright.handouts.frame import Frame, cited_sources
from lessonwright.handouts.parts import Parts, SheetData
from lessonwright.prose.typst_tree import HEADINGS, Node, Tree, pictures, plain, terms

_PARAGRAPH = "p"


def key_points(body: list[dict[str, Any]], about: str) -> None:
    """Shorten the text blocks of a lesson's body; `about` says what notes before the first heading are on."""
    for number, part in enumerate((part for part in body if part["kind"] == "text"), 1):
        nodes = part["text"]["tree"]
        headings = [
            plain([node]) for node in nodes if isinstance(node, dict) and node["tag"] in HEADINGS
        ]
        about = headings[0] if headings else about
        kept = [node for node in nodes if not _is_prose(node)]
        if len(kept) < len(nodes):
            part["notes"] = {"name": f"notes-{number}", "about": about}
        part["text"]["tree"] = kept


def _is_prose(node: Node) -> bool:
    return isinstance(node, str) or (node["tag"] == _PARAGRAPH and not any(pictures([node])))


class Levels:
    """Gives levels in reading order, from the sheet's title down."""

    def __init__(self) -> None:
        self._last = 1

    def level(self, wanted: int) -> int:
        """Return the level that the next heading gets."""
        self._last = max(2, min(wanted, self._last + 1))
        return self._last

    def set_in(self, part: Any) -> None:
        """Give every heading of an author's texts, within this data, its level."""
        if isinstance(part, dict):
            tag = part.get("tag")
            if tag in HEADINGS:
                part["level"] = self.level(int(tag[1]))
            self._each(part.values())
        elif isinstance(part, list | tuple):
            self._each(part)

    def _each(self, parts: Iterable[Any]) -> None:
        for part in parts:
            if isinstance(part, dict | list | tuple):
                self.set_in(part)


_NARROWER = 0.45
"""How many letters the margin holds on the height on which the text beside it holds one."""
_FRAME = 40
"""The letters for which there would be room in place of the space around a term."""


def to_margin(body: Iterable[SheetData], explained: Iterable[SheetData]) -> list[SheetData]:
    """Divide the text blocks into sections, with their terms; return the terms that are left."""
    left = {term["id"]: term for term in explained}
    for part in body:
        if part["kind"] == "text":
            part["sections"] = [
                _section(nodes, left) for nodes in _sections(part.pop("text")["tree"])
            ]
    return list(left.values())


def _sections(nodes: Tree) -> Iterator[Tree]:
    starts = [at for at, node in enumerate(nodes) if at and _is_heading(node)]
    for start, end in zip([0, *starts], [*starts, len(nodes)], strict=True):
        yield nodes[start:end]


def _is_heading(node: Node) -> bool:
    return isinstance(node, dict) and node["tag"] in HEADINGS


def _section(nodes: Tree, left: dict[str, SheetData]) -> SheetData:
    beside = []
    room = len(plain(nodes)) * _NARROWER
    for name in dict.fromkeys(terms(nodes)):
        if name in left and (needed := _FRAME + len(left[name]["definition"]["plain"])) <= room:
            room -= needed
            beside.append(left.pop(name))
    return {"tree": nodes, "terms": beside}


_NOT_ON_THE_HANDOUT = frozenset({"facilitator", "feedback"})
"""What is for the facilitator, and what stands in the answer key."""


def lesson_sheet(frame: Frame, parts: Parts, module: Module, lesson: Lesson) -> SheetData:
    """Return the data for `lesson.typ`."""
    course = frame.course
    parts.text.stand_in(lesson.path)
    told = parts.told(lesson, _NOT_ON_THE_HANDOUT)
    questions = _questions(lesson, told)
    terms = parts.text.terms(course)
    if course.handouts.text == "key-points":
        key_points(told["body"], lesson.title)
    sources = cited_sources(course, lesson)
    for part in told["body"]:
        _answer_references(part, questions, sources)
    _level(lesson.body, told["body"])
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


def _questions(lesson: Lesson, told: SheetData) -> dict[str, SheetData]:
    """Return the questions by their ids, each with its number and whether it stands within the text."""
    number, asked = numbers(lesson), {question.id for question in asked_in_the_body(lesson)}
    questions = told["quiz"]["questions"] if told["quiz"] else []
    return {
        q["id"]: q | {"number": number[q["id"]], "in_body": q["id"] in asked} for q in questions
    }


def _answer_references(
    part: SheetData, questions: Mapping[str, SheetData], sources: Mapping[str, SheetData]
) -> None:
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


def _level(blocks: Sequence[Block], body: list[SheetData]) -> None:
    """Give levels to the headings of the body in reading order; all others have their level from the template."""
    levels = Levels()
    levels.level(2)
    for block, part in zip(blocks, body, strict=True):
        if block.is_headed:
            part["level"] = levels.level(3)
        levels.set_in(part["text"] if part["kind"] == "text" else None)


def workbook(frame: Frame, parts: Parts) -> SheetData:
    """Return the data for `workbook.typ`."""
    course = frame.course
    names: set[str] = set()
    modules = [_module(parts, module, names) for module in course.modules]
    parts.text.stand_in(course.path)
    return {
        **frame.told(
            f"{course.title}: {frame.words('printed-workbook')}",
            parts.text.text(course.summary)["plain"],
        ),
        "summary": parts.text.text(course.summary),
        "self_assessment": _self_assessment(frame, parts),
        "modules": [module for module in modules if module["worksheets"]],
    }


def _module(parts: Parts, module: Module, names: set[str]) -> SheetData:
    sheets = [
        _worksheet(parts, module, lesson, names) for lesson in module.lessons if lesson.worksheet
    ]
    return {"title": module.title, "worksheets": sheets}


def _worksheet(parts: Parts, module: Module, lesson: Lesson, names: set[str]) -> SheetData:
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


def _self_assessment(frame: Frame, parts: Parts) -> SheetData | None:
    """Return the statements to judge before and after the course."""
    judged = frame.course.self_assessment
    if not judged:
        return None
    statements = [
        parts.text.phrase(text) | {"id": str(number)}
        for number, text in enumerate(judged.statements, 1)
    ]
    return {
        "scale": judged.scale,
        "first_point": first_point(judged.scale),
        "statements": statements,
    }
