"""Owns the examples of the reference: real courses come in; the lines that hold a part or a field come out.

Two courses are asked in turn: the one that `lessonwright new` writes, whose words teach, and the
one by which the tests hold every field to be readable.
"""

import re
import textwrap
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import yaml

from docs.reference.messages import TESTS
from lessonwright.course.base_models_and_field_types import Authored
from lessonwright.reading.loader import load_course
from lessonwright.starter import write_course

_LONG = 24


class Found(NamedTuple):
    """A part of a course, and where it stands in its file."""

    part: Authored
    opening: Any
    """Where its lines begin: at the name it stands under, or with the part itself."""
    node: Any
    lines: list[str]

    @property
    def text(self) -> str:
        """The lines of the part."""
        return _cut(self.lines, self.opening, self.node)

    @property
    def opening_text(self) -> str:
        """The lines of the part; of a long one, those up to the first empty line."""
        text = self.text
        return (
            text.partition("\n\n")[0] + "\n# and so on"
            if text.count("\n") > _LONG and "\n\n" in text
            else text
        )

    @property
    def fields(self) -> set[str]:
        """The names that the author wrote."""
        return {key.value for key, _ in self.node.value}

    def field(self, name: str) -> str:
        """Return the lines of one of its fields, by the name the author gives it."""
        key, value = next(pair for pair in self.node.value if pair[0].value == name)
        return _cut(self.lines, key, value)


def _cut(lines: list[str], first: Any, last: Any) -> str:
    """Return the lines from one node to the end of another, moved to the left, without what stands around them."""
    (top, left), (bottom, right) = _spot(first.start_mark), _spot(last.end_mark)
    taken = [*lines[top:bottom], lines[bottom][:right]] if right else lines[top:bottom]
    before = taken[0][:left]
    if before.strip() == "-":
        left -= 2
    elif before.strip():
        taken[0] = " " * left + taken[0][left:]
    text = re.sub(r"(\n[ ]*(#.*)?)+\Z", "", "\n".join(taken))
    return textwrap.dedent(text).rstrip()


def _spot(mark: Any) -> tuple[int, int]:
    return mark.line, mark.column


@cache
def found() -> dict[type[Authored], list[Found]]:
    """Return every part of the two courses, by its model."""
    parts: dict[type[Authored], list[Found]] = {}
    for part in (*_of_starter(), *_of_tests()):
        parts.setdefault(type(part.part), []).append(part)
    return parts


def _of_starter() -> list[Found]:
    with TemporaryDirectory() as folder:
        write_course(Path(folder), "First aid at work", "en", "first-aid-at-work")
        return list(_in_course(Path(folder) / "content"))


def _of_tests() -> list[Found]:
    text = (TESTS / "reading" / "examples" / "good" / "everything.txt").read_text(encoding="utf-8")
    _, *sections = re.split(r"^== (.+)\n", text, flags=re.MULTILINE)
    with TemporaryDirectory() as folder:
        for name, content in zip(sections[::2], sections[1::2], strict=True):
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
        return list(_in_course(Path(folder)))


def _in_course(content: Path) -> Iterator[Found]:
    course = load_course(content).course
    if course is None:
        raise ValueError("an example of the reference is broken")
    for placed in (course, *course.modules, *course.lessons):
        text = (content / placed.path).read_text(encoding="utf-8")
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
        yield from _below(placed, node, node, text.splitlines())


def _below(value: Any, opening: Any, node: Any, lines: list[str]) -> Iterator[Found]:
    """Yield the parts of a value and of the lines it was read from, from the outside in."""
    if isinstance(value, Authored):
        yield Found(value, opening, node, lines)
        names = {field.alias or name: name for name, field in type(value).model_fields.items()}
        inner = [
            (getattr(value, names[key.value]), key, part)
            for key, part in node.value
            if key.value in names
        ]
    elif isinstance(value, dict):
        inner = [(item, *pair) for item, pair in zip(value.values(), node.value, strict=True)]
    elif isinstance(value, tuple):
        inner = [(item, part, part) for item, part in zip(value, node.value, strict=True)]
    else:
        return
    for part in inner:
        yield from _below(*part, lines)
