"""Owns the texts of a part: a model comes in; every text below it, with its path in the file, goes out."""

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from lessonwright.course.base import Authored, Markdown, OneLine, ReadAsMarkdown
from lessonwright.course.error_paths import FieldPath, FieldType, field_types


class AuthoredText(NamedTuple):
    """A text of an author's, and the way to it through the file."""

    path: FieldPath
    text: str


class MarkdownText(NamedTuple):
    """A text in which the pages read Markdown, and the way to it; `at_key` where it is the last key of that way."""

    path: FieldPath
    text: str
    at_key: bool = False


def texts(part: Authored) -> tuple[AuthoredText, ...]:
    """Return every Markdown text below a part, in the order of the models' fields."""
    return _below(part, Markdown)


def lines(part: Authored) -> tuple[AuthoredText, ...]:
    """Return every title, name and label below a part, in the order of the models' fields."""
    return _below(part, OneLine)


def keys(part: Authored) -> tuple[AuthoredText, ...]:
    """Return every name that an author made up and pages show: an item to match, a group."""
    return _below(part, _KeyOfLabels)


def markdown_texts(part: Authored) -> tuple[MarkdownText, ...]:
    """Return everything below a part in which pages read Markdown: its texts, its labels, and keys that are labels."""
    labels = _below(part, ReadAsMarkdown)
    return (
        *(MarkdownText(*written) for written in (*texts(part), *labels)),
        *(MarkdownText(*written, at_key=True) for written in keys(part)),
    )


class _KeyOfLabels:
    """Stands for the mark of a mapping whose keys are labels; what is found there are the keys."""


def _below(part: Authored, mark: type) -> tuple[AuthoredText, ...]:
    found: list[AuthoredText] = []
    _add_part(part, (), mark, found)
    return tuple(found)


def _add_part(part: Authored, path: FieldPath, mark: type, found: list[AuthoredText]) -> None:
    for attribute, key in _holders(type(part), mark):
        value = getattr(part, attribute)
        if mark is _KeyOfLabels and attribute in _keyed_by_labels(type(part)):
            found.extend(AuthoredText((*path, key, name), name) for name in value)
        elif type(value) is str:
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
    return tuple(
        (name, key) for name, (key, slot) in field_types(model).items() if _holds(slot, mark)
    )


@cache
def _keyed_by_labels(model: type[Authored]) -> frozenset[str]:
    """Return the fields that are mappings whose keys are labels."""
    return frozenset(
        name for name, (_, slot) in field_types(model).items() if slot.key.is_marked(ReadAsMarkdown)
    )


def _holds(slot: FieldType, mark: type) -> bool:
    if slot.model:
        return bool(_holders(slot.model, mark))
    if slot.kinds:
        return any(_holds(kind, mark) for kind in slot.kinds.values())
    if mark is _KeyOfLabels and slot.key.is_marked(ReadAsMarkdown):
        return True
    return slot.is_marked(mark) or (slot.is_many and _holds(slot.inner, mark))
