"""Owns what the scripts of a package know of the course: a course comes in, plain data for them goes out."""

import base64
import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict
from itertools import count
from typing import Any

from lessonwright.course.course import Course
from lessonwright.course.kind_facts import Plain
from lessonwright.course.lesson import Lesson
from lessonwright.course.module import Module
from lessonwright.course.question.base import BaseQuestion
from lessonwright.markup.dialect import Dialect
from lessonwright.packages.interaction import INTERACTIONS, Interaction
from lessonwright.prose.fragment import Fragments

START = "index.html"
"""The page of a site that a learner sees first."""
_CODE_LENGTH = 4
_UNIT = """\
{const unit=new URLSearchParams(location.search).get("unit"),{facts}=Lessonwright;
const own=facts.lessons.filter(({id})=>id===unit);
if(own.length){facts.lessons=own;facts.start=own[0].page;}}
"""
"""Where a lesson is opened by itself, what the frame knows of is that lesson."""


def facts_script(
    course: Course, dialect: Dialect, pages: Iterable[str], *, labels: bool = True
) -> str:
    """Return the script that hands the facts to the others; `labels` are the words of what can be answered."""
    known = package_facts(course, dialect, pages)
    for lesson in known["lessons"]:
        for question in lesson["questions"]:
            question["labels"] = question["labels"] if labels else []
    facts = json.dumps(known, ensure_ascii=False, separators=(",", ":"))
    unit = _UNIT if course.package.units == "lesson" else ""
    return f"Lessonwright.facts={facts};\n{unit}"


def package_facts(course: Course, dialect: Dialect, pages: Iterable[str]) -> dict[str, Any]:
    """Return rules, pages, lessons and questions, as the type `PackageFacts` of the site's scripts has them."""
    plain = Fragments(dialect, lambda _: None).plain
    codes = _Codes()
    settings = course.package
    return {
        "rules": {
            "completes": settings.completes,
            "share": settings.share,
            "passes": settings.passes,
            "mastery": course.pass_mark if settings.mastery is None else settings.mastery,
        },
        "start": START,
        "pages": sorted(pages),
        "lessons": [
            _lesson(course, module, lesson, plain, codes)
            for module in course.modules
            for lesson in module.lessons
        ],
    }


def _lesson(
    course: Course, module: Module, lesson: Lesson, plain: Plain, codes: "_Codes"
) -> dict[str, Any]:
    id_ = f"{module.id}/{lesson.id}"
    mark = lesson.quiz.pass_mark if lesson.quiz else None
    return {
        "id": id_,
        "code": codes.of(id_),
        "title": lesson.title,
        "page": f"{id_}.html",
        "pass": course.pass_mark if mark is None else mark,
        "objectives": [
            {"id": objective.id, "text": plain(objective.text)} for objective in lesson.objectives
        ],
        "questions": [_question(id_, question, plain, codes) for question in lesson.questions],
    }


def _question(lesson: str, question: BaseQuestion, plain: Plain, codes: "_Codes") -> dict[str, Any]:
    interaction = INTERACTIONS[type(question)](question, plain)
    return {
        "id": question.id,
        "code": codes.of(lesson, question.id, question.kind, *_form(interaction)),
        "kind": question.kind,
        "stem": interaction.offered[0] if len(interaction.offered) == 1 else plain(question.stem),
        "objective": question.objective,
        **asdict(interaction),
    }


def _form(interaction: Interaction) -> tuple[str, ...]:
    """Return what an answer hangs on: told by places, it means nothing once the places are others."""
    gaps = (text for gap in interaction.accept for text in ("\0", *gap))
    return (*interaction.offered, *interaction.parts, *interaction.targets, *gaps)


class _Codes:
    """Gives short names that are made of words, so that they stay the same when neighbours come and go."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def of(self, *words: str) -> str:
        """Return a name that nothing else in the package has."""
        codes = (_code(*words, str(n)) for n in count())
        code = next(one for one in codes if one not in self._given)
        self._given.add(code)
        return code


def _code(*words: str) -> str:
    digest = hashlib.sha256("\0".join(words).encode()).digest()
    return base64.urlsafe_b64encode(digest)[:_CODE_LENGTH].decode()
