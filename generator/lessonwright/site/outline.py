"""Owns the course's outline for the site's script: a `Course` and the site's addresses come in, one script comes out.

It names what a learner's entries hang on: the modules and lessons in order, and each lesson's prompts in order.
"""

import json
from typing import Any

from lessonwright.site.address import Addresses, page_of
from lessonwright.spec.course import Course
from lessonwright.spec.lesson import Lesson
from lessonwright.spec.module import Module

_SCRIPT = """\
// The course's outline, and where its site begins.
window.Lessonwright ??= {{}};
Lessonwright.root = new URL("../../", document.currentScript.src).href;
Lessonwright.course = {outline};
"""


def outline_script(course: Course, addresses: Addresses) -> str:
    """Return the script that tells the others what the course consists of."""
    outline = {
        "id": course.id,
        "title": course.title,
        "minutes": course.minutes,
        "home": addresses.relative("index.md", "index.md"),
        "workbook": addresses.relative("workbook.md", "index.md"),
        "certificate": addresses.relative("certificate.md", "index.md"),
        "selfAssessment": addresses.relative("self-assessment.md", "index.md") if course.self_assessment else None,
        "modules": [_module(module, addresses) for module in course.modules],
    }
    return _SCRIPT.format(outline=json.dumps(outline, ensure_ascii=False, separators=(",", ":")))


def _module(module: Module, addresses: Addresses) -> dict[str, Any]:
    lessons = [_lesson(module, lesson, addresses) for lesson in module.lessons]
    return {"id": module.id, "title": module.title, "url": _url(module, addresses), "lessons": lessons}


def _lesson(module: Module, lesson: Lesson, addresses: Addresses) -> dict[str, Any]:
    prompts = lesson.worksheet.prompts if lesson.worksheet else ()
    return {
        "id": f"{module.id}/{lesson.id}",
        "title": lesson.title,
        "url": _url(lesson, addresses),
        "quiz": bool(lesson.quiz),
        "prompts": [[prompt.kind, prompt.id] for prompt in prompts],
    }


def _url(part: Module | Lesson, addresses: Addresses) -> str:
    return addresses.relative(page_of(part.path), "index.md")
