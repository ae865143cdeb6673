"""Owns what the scripts of a package know of the course: a course comes in, plain data for them goes out."""

import base64
import hashlib
import json
from collections.abc import Iterable
from itertools import count
from typing import Any

from lessonwright.course.course import Course
from lessonwright.course.kind_facts import Plain
from lessonwright.course.lesson import Lesson, Objective
from lessonwright.course.module import Module
from lessonwright.course.question.base import BaseQuestion
from lessonwright.markup.dialect import Dialect
from lessonwright.packages.interaction import (
    INTERACTIONS,
    KEY_PATTERNS,
    Interaction,
    definition,
)
from lessonwright.prose.markdown_to_html import Fragments

START = "index.html"
"""The page of a site that a learner sees first."""
_CODE_LENGTH = 4
_FOR_ANSWERS = ("type", "offered", "parts", "targets", "accept", "answer", "tolerance", "unit")
"""What the script has to know of an interaction to tell an answer, and to make it again from its signs."""
_OBJECTIVE = "http://adlnet.gov/expapi/activities/objective"
"""What xAPI calls an objective."""
_UNIT = """\
{const unit=new URLSearchParams(location.search).get("unit"),{facts}=Lessonwright;
const own=facts.lessons.filter(({id})=>id===unit);
if(own.length){facts.lessons=own;facts.start=own[0].page;}}
"""
"""Where a lesson is opened by itself, what the frame knows of is that lesson."""


def facts_script(course: Course, dialect: Dialect, pages: Iterable[str], standard: str) -> str:
    """Return the script that hands the facts to the others."""
    known = package_facts(course, dialect, pages, standard)
    facts = json.dumps(known, ensure_ascii=False, separators=(",", ":"))
    unit = _UNIT if course.package.units == "lesson" else ""
    return f"Lessonwright.facts={facts};\n{unit}"


def package_facts(
    course: Course, dialect: Dialect, pages: Iterable[str], standard: str
) -> dict[str, Any]:
    """Return rules, pages, lessons and questions, as the type `PackageFacts` of the site's scripts has them.

    Of a question's key, there is what an LMS is told of it by a standard: with cmi5, its whole
    definition, as of an objective.
    """
    facts = _Facts(course, Fragments(dialect, lambda _: None).plain, standard)
    settings = course.package
    return {
        "language": course.language,
        "rules": {
            "completes": settings.completes,
            "share": settings.share,
            "passes": settings.passes,
            "mastery": course.pass_mark if settings.mastery is None else settings.mastery,
        },
        "start": START,
        "pages": sorted(pages),
        "lessons": [
            facts.lesson(module, lesson) for module in course.modules for lesson in module.lessons
        ],
    }


class _Facts:
    """What is told of lessons and questions; short names are given out in the course's order."""

    def __init__(self, course: Course, plain: Plain, standard: str) -> None:
        self._course = course
        self._plain = plain
        self._standard = standard
        self._codes = _Codes()

    def lesson(self, module: Module, lesson: Lesson) -> dict[str, Any]:
        id_ = f"{module.id}/{lesson.id}"
        mark = lesson.quiz.pass_mark if lesson.quiz else None
        return {
            "id": id_,
            "code": self._codes.of(id_),
            "title": lesson.title,
            "page": f"{id_}.html",
            "pass": self._course.pass_mark if mark is None else mark,
            "objectives": [self._objective(id_, objective) for objective in lesson.objectives],
            "questions": [self._question(id_, question) for question in lesson.questions],
        }

    def _objective(self, lesson: str, objective: Objective) -> dict[str, Any]:
        text = self._plain(objective.text)
        name = {self._course.language: text}
        told = (
            {"definition": {"type": _OBJECTIVE, "name": name}} if self._standard == "cmi5" else {}
        )
        return {"id": _path(lesson, objective.id), "text": text, **told}

    def _question(self, lesson: str, question: BaseQuestion) -> dict[str, Any]:
        interaction = INTERACTIONS[type(question)](question, self._plain)
        offered = interaction.offered
        stem = offered[0] if len(offered) == 1 else self._plain(question.stem)
        return {
            "id": question.id,
            "path": _path(lesson, question.id),
            "code": self._codes.of(lesson, question.id, question.kind, *_form(interaction)),
            "kind": question.kind,
            "stem": stem,
            "objective": question.objective and _path(lesson, question.objective),
            **{name: getattr(interaction, name) for name in _FOR_ANSWERS},
            **self._key(interaction, stem),
        }

    def _key(self, interaction: Interaction, stem: str) -> dict[str, Any]:
        if self._standard == "cmi5":
            return {"definition": definition(interaction, stem, self._course.language)}
        return {"keys": KEY_PATTERNS[self._standard].key(interaction)}


def _path(lesson: str, id_: str) -> str:
    """Return what an LMS knows a question or an objective by, which its standards let hold no slash."""
    return f"{lesson}/{id_}".replace("/", ".")


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
