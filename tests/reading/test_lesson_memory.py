"""A course that is read again is the same course, whatever was remembered of it."""

import os
from pathlib import Path

import pytest

from lessonwright.course.course import Course
from lessonwright.reading.loader import LessonMemory, Loaded, load_course
from tests.conftest import COURSE, LESSON, MODULE, SVG, write_course

TWO = {
    "first/module.yml": MODULE.replace("[one]", "[one, two]"),
    "first/two.yml": LESSON.replace("One", "Two").replace("A first", "A [first](one.yml#place)"),
}
EDITS = {
    "a lesson": {"first/one.yml": LESSON.replace("A first sentence.", "Another sentence.")},
    "a lesson with a mistake": {"first/one.yml": LESSON.replace("minutes: 10", "minutes: long")},
    "a heading to which another lesson leads": {
        "first/one.yml": LESSON.replace("A first sentence.", "|\n      ## Place\n")
    },
    "course.yml": {"course.yml": f"{COURSE}html: true\nglossary:\n  - term: Word\n    text: It.\n"},
    "a module": {"first/module.yml": MODULE.replace("[one]", "[two]")},
    "a new file": {"first/new.svg": SVG},
    "a page": {"about.md": "# About\n"},
}


def told(loaded: Loaded) -> tuple[Course | None, list[str], list[str]]:
    return loaded.course, [*map(str, loaded.diagnostics)], [*loaded.files]


@pytest.mark.parametrize("edit", EDITS)
def test_after_an_edit_the_course_is_what_it_is_to_whoever_reads_it_first(
    edit: str, tmp_path: Path
) -> None:
    memory, content = LessonMemory(), write_course(tmp_path, TWO)
    assert told(load_course(content, memory=memory)) == told(load_course(content))
    for files in (EDITS[edit], {"first/one.yml": LESSON, "first/two.yml": TWO["first/two.yml"]}):
        write_course(content, {**TWO, **files})
        assert told(load_course(content, memory=memory)) == told(load_course(content))


def test_a_lesson_that_is_the_same_is_not_read_again(tmp_path: Path) -> None:
    memory, content = LessonMemory(), write_course(tmp_path, TWO)
    before = load_course(content, memory=memory).course
    write_course(content, {**TWO, "first/one.yml": LESSON.replace("A first", "The first")})
    after = load_course(content, memory=memory).course
    assert before
    assert after
    assert after.lessons[1] is before.lessons[1]
    assert after.lessons[0] is not before.lessons[0]


def test_a_picture_that_has_come_to_be_damaged_is_told(tmp_path: Path) -> None:
    figure = LESSON + "  - figure: a.svg\n    alt: A drawing\n"
    content = write_course(tmp_path, {"first/one.yml": figure, "first/a.svg": SVG})
    memory = LessonMemory()
    assert load_course(content, memory=memory).course
    (content / "first/a.svg").write_text("no drawing")
    os.utime(content / "first/a.svg", (1, 1))
    assert told(load_course(content, memory=memory)) == told(load_course(content))
    assert load_course(content, memory=memory).diagnostics
