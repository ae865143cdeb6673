"""Owns the course's outline for the site's script: a `Course` and the site's addresses come in, one script comes out.

It names what a learner's entries hang on: the modules and lessons in order. Every page loads it, so it is short: what
follows from an id, such as an address, is worked out by scripts/base/outline.js.
"""

import json

from lessonwright.site.address import Addresses
from lessonwright.spec.course import Course
from lessonwright.spec.lesson import Lesson
from lessonwright.spec.module import Module

_SCRIPT = """\
window.Lessonwright ??= {{root: new URL("../../", document.currentScript.src).href, outline: {outline}}};
"""
"""The outline, and where the site begins: the folder two above the script's own."""


def outline_script(course: Course, addresses: Addresses) -> str:
    """Return the script that tells the others what the course consists of.

    A module is [id, title, lessons]; a lesson is [id, title, whether it has a quiz], 1 or 0.
    """
    outline = {
        "id": course.id,
        "title": course.title,
        "ending": "/" if addresses.directory_urls else ".html",
        "modules": [_module(module) for module in course.modules],
    }
    return _SCRIPT.format(outline=json.dumps(outline, ensure_ascii=False, separators=(",", ":")))


def _module(module: Module) -> list[object]:
    return [module.id, module.title, [_lesson(lesson) for lesson in module.lessons]]


def _lesson(lesson: Lesson) -> list[object]:
    return [lesson.id, lesson.title, int(bool(lesson.quiz))]
