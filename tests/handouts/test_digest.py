"""What a sheet says and its digest change together: values of a course are changed in turn, and both looked at."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from lessonwright.handouts.order import Order, Orders
from lessonwright.handouts.schedule import Day
from lessonwright.spec.course import Course
from lessonwright.spec.load import load_course
from tests.handouts.conftest import COURSES, address

EVERY_KIND = COURSES / "every-kind"
VALUE = re.compile(r"^( *(?:- )?[a-z-]+: +)([^\[{|>&*\n].*)$", re.MULTILINE)


def orders(course: Course, content: Path) -> Iterator[tuple[Order, str, str]]:
    """Yield each order with its digest and with what its sheet says."""
    made = Orders(course, content, address)
    for order in (*made.learner(), *made.facilitator(Day())):
        yield order, made.digest(order), made.sheet(order)[0].told


def changed(text: str) -> Iterator[tuple[str, str]]:
    """Yield the text with one value changed, for the first value under each key, and that key."""
    keys = set()
    for value in VALUE.finditer(text):
        key = value[1].strip(" -:")
        if key not in keys:
            keys.add(key)
            new = str(int(value[2]) + 1) if value[2].isdecimal() else _reworded(value[2])
            yield f"{text[: value.start(2)]}{new}{text[value.end(2) :]}", key


def _reworded(value: str) -> str:
    return f"{value[:-1]} anew{value[-1]}" if value[-1] in "\"'" else f"{value} anew"


@pytest.mark.parametrize("file", sorted(path.relative_to(EVERY_KIND).as_posix() for path in EVERY_KIND.rglob("*.yml")))
def test_a_sheet_that_says_something_else_has_another_digest(content: Path, file: str) -> None:
    before = {order.path: (digest, told) for order, digest, told in orders(load(content), content)}
    seen = 0
    original = (content / file).read_text(encoding="utf-8")
    for text, key in changed(original):
        (content / file).write_text(text, encoding="utf-8")
        course = load_course(content).course
        for order, digest, told in orders(course, content) if course else ():
            if order.path in before and before[order.path][1] != told:
                assert digest != before[order.path][0], (key, order.path)
                seen += 1
    assert seen, "no change was seen on any sheet"


def load(content: Path) -> Course:
    course = load_course(content).course
    assert course
    return course
