"""Owns the texts of a part: a model comes in; every text below it, with its path in the file, goes out."""

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from lessonwright.course.base import Authored, Markdown, OneLine
from lessonwright.course.fields import FieldPath, FieldType


class AuthoredText(NamedTuple):
    """A text of an author's, and the way to it through the file."""

    path: FieldPath
    text: str


def texts(part: Authored) -> tuple[AuthoredText, ...]:
    """Return every Markdown text below a part, in the order of the models' fields."""
    return _below(part, Markdown)


def lines(part: Authored) -> tuple[AuthoredText, ...]:
    """Return every title, name and label below a part, in the order of the models' fields."""
    return _below(part, OneLine)


def _below(part: Authored, mark: type) -> tuple[AuthoredText, ...]:
    found: list[AuthoredText] = []
    _add_part(part, (), mark, found)
    return tuple(found)


def _add_part(part: Authored, path: FieldPath, mark: type, found: list[AuthoredText]) -> None:
    for attribute, key in _holders(type(part), mark):
        value = getattr(part, attribute)
        if type(value) is str:
            found.append(AuthoredText((*path, key), value))
        elif value:
            _add(value, (*path, key), mark, found)


def _add(value: Any, path: FieldPath, mark: type, found: list[AuthoredText]) -> None:
    if type(value) is str:
        found.append(AuthoredText(path, value))
    elif isinstance(value, Authored):
        _add_part(value, path, mark, found)
    else:
        for step, item in value.items() if isinstance(value, Mapping) else enumerate(value):
            _add(item, (*path, step), mark, found)


@cache
def _holders(model: type[Authored], mark: type) -> tuple[tuple[str, str], ...]:
    """Return the fields that are or hold such texts: the attribute, and the key in the file."""
    fields = (
        (name, field.alias or name, FieldType(field.rebuild_annotation()))
        for name, field in model.model_fields.items()
    )
    return tuple((name, key) for name, key, slot in fields if _holds(slot, mark))


def _holds(slot: FieldType, mark: type) -> bool:
    if slot.model:
        return bool(_holders(slot.model, mark))
    if slot.kinds:
        return any(_holds(kind, mark) for kind in slot.kinds.values())
    return slot.is_marked(mark) or (slot.is_many and _holds(slot.inner, mark))
