"""Owns the texts of a part: a model comes in; every Markdown text below it, with its path in the file, goes out."""

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from lessonwright.spec.authored import Authored
from lessonwright.spec.trace import Slot
from lessonwright.spec.yaml_places import Path


class Written(NamedTuple):
    """A Markdown text of an author's, and the way to it through the file."""

    path: Path
    text: str


def texts(part: Authored) -> tuple[Written, ...]:
    """Return every Markdown text below a part, in the order of the models' fields."""
    found: list[Written] = []
    _add_part(part, (), found)
    return tuple(found)


def _add_part(part: Authored, path: Path, found: list[Written]) -> None:
    for attribute, key in _holders(type(part)):
        value = getattr(part, attribute)
        if type(value) is str:
            found.append(Written((*path, key), value))
        elif value:
            _add(value, (*path, key), found)


def _add(value: Any, path: Path, found: list[Written]) -> None:
    if type(value) is str:
        found.append(Written(path, value))
    elif isinstance(value, Authored):
        _add_part(value, path, found)
    else:
        for step, item in value.items() if isinstance(value, Mapping) else enumerate(value):
            _add(item, (*path, step), found)


@cache
def _holders(model: type[Authored]) -> tuple[tuple[str, str], ...]:
    """Return the fields that are or hold Markdown: the attribute, and the key in the file."""
    fields = (
        (name, field.alias or name, Slot(field.rebuild_annotation())) for name, field in model.model_fields.items()
    )
    return tuple((name, key) for name, key, slot in fields if _holds_markdown(slot))


def _holds_markdown(slot: Slot) -> bool:
    if slot.model:
        return bool(_holders(slot.model))
    if slot.kinds:
        return any(_holds_markdown(kind) for kind in slot.kinds.values())
    return slot.is_markdown or (slot.is_many and _holds_markdown(slot.inner))
