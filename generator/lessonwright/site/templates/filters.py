"""Owns what templates ask about a course beside its own fields: each filter takes a part and returns other parts."""

import posixpath
import unicodedata
from collections.abc import Callable
from itertools import groupby
from typing import Any

from lessonwright.site.address import page_of
from lessonwright.site.taught import taught
from lessonwright.spec.authored import derived_id
from lessonwright.spec.block import Claim, Scenario
from lessonwright.spec.block.scenario import Scene
from lessonwright.spec.course import Course
from lessonwright.spec.glossary import Term
from lessonwright.spec.lesson import Lesson
from lessonwright.spec.module import Module
from lessonwright.spec.placed import Placed
from lessonwright.spec.prompt import Rate
from lessonwright.spec.source import Source

_MARKED_LETTERS = {"da", "et", "fi", "fo", "is", "kl", "nb", "nn", "no", "se", "sv"}
"""Languages in which å, ä or ö are letters of their own, at the end of the alphabet."""


def _page(part: Placed) -> str:
    return page_of(part.path)


def _folder(part: Placed) -> str:
    return posixpath.dirname(part.path)


def _file(kind: str) -> str:
    return kind.replace("-", "_")


def _by_letter(course: Course) -> list[tuple[str, list[Term]]]:
    """Return the terms in alphabetical order, under the letter that they begin with: `Ärger` under A."""

    def spelt(term: Term) -> str:
        return term.term if _counts_marked(course.language) else _unmarked(term.term)

    in_order = sorted(course.glossary, key=lambda term: (spelt(term).casefold(), term.term))
    return [(letter, list(group)) for letter, group in groupby(in_order, lambda term: spelt(term)[:1].upper())]


def _counts_marked(language: str) -> bool:
    return language.partition("-")[0] in _MARKED_LETTERS


def _unmarked(text: str) -> str:
    """Return a text without the marks above and below its letters."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))


def _module_after(course: Course, module: Module) -> Module | None:
    following = course.modules.index(module) + 1
    return course.modules[following] if following < len(course.modules) else None


def _claims_on(course: Course, source: Source) -> list[tuple[Lesson, Claim]]:
    return [
        (lesson, block)
        for lesson in course.lessons
        for block in lesson.body
        if isinstance(block, Claim) and block.source == source.id
    ]


def _lessons_citing(course: Course, source: Source) -> list[Lesson]:
    return [lesson for lesson in course.lessons if source.id in lesson.cited]


def _scenes(scenario: Scenario) -> list[tuple[str, Scene]]:
    """Return the scenes, the one it opens with first."""
    return sorted(scenario.scenes.items(), key=lambda item: item[0] != scenario.start)


def _scene_number(scenario: Scenario, scene: str) -> int:
    return [name for name, _ in _scenes(scenario)].index(scene) + 1


def _prompts_in_order(course: Course) -> dict[str, list[str]]:
    """Return the ids of each lesson's prompts, by the id under which learners' entries know the lesson."""
    sheets = {posixpath.splitext(lesson.path)[0]: lesson.worksheet for lesson in course.lessons}
    prompts = {lesson: [prompt.id for prompt in sheet.prompts] for lesson, sheet in sheets.items() if sheet}
    return {"self-assessment": ["before", "after"], **prompts}


def _derived(prefix: str) -> Callable[[str], str]:
    return lambda text: derived_id(prefix, text)


FILTERS: dict[str, Callable[..., Any]] = {
    "by_letter": _by_letter,
    "choice_id": _derived("choice"),
    "claims_on": _claims_on,
    "column_id": _derived("column"),
    "file": _file,
    "folder": _folder,
    "item_id": _derived("item"),
    "lessons_citing": _lessons_citing,
    "module_after": _module_after,
    "page": _page,
    "prompts_in_order": _prompts_in_order,
    "scene_number": _scene_number,
    "scenes": _scenes,
    "statement_id": Rate.statement_id,
    "taught": taught,
}
