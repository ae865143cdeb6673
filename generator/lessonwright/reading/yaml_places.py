"""Owns where each part of a YAML file stands: events come in, and a part's path finds its line and column.

Events are told apart by their names, so that only `yaml_file` knows the library that makes them.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from typing import Any, NamedTuple

from lessonwright.course.base_models_and_field_types import NAME, TEXT
from lessonwright.course.model_fields_and_authored_texts import FieldPath
from lessonwright.reading.file_text_and_mistakes import FileText, Spot


class NodeEvents(NamedTuple):
    """The events of a part: its name's, its value's, and the first name in it."""

    key: Any
    value: Any
    first_key: str | None


class Places:
    """The places of all parts of one file, each found by its path of keys and positions."""

    def __init__(self, file: FileText, events: Iterator[Any]) -> None:
        self._file = file
        self._entries: dict[FieldPath, NodeEvents] = {}
        self._next = events.__next__
        self._next()
        self._next()
        self._note((), None, self._next())

    def spot(self, path: FieldPath, *, at_key: bool = False) -> Spot:
        """Return where a part stands: the key that opens it, or its value; for a part that is missing, its parent."""
        path, at_key = self._named(path, at_key)
        while path not in self._entries:
            path, at_key = path[:-1], False
        entry = self._entries[path]
        if entry.key is not None and (
            at_key or _is_empty(entry.value) or _kind(entry.value) == "SequenceStart"
        ):
            return _span(self._file, entry.key)
        if entry.first_key is not None:
            return _span(self._file, self._entries[(*path, entry.first_key)].key)
        return _span(self._file, entry.value)

    def passage(self, path: FieldPath, words: str, count: int) -> Spot:
        """Return where these words stand in a text for the nth time, counted from 0; else where the text begins.

        Between two words there may be any white space, since YAML lets a text go on in the next
        line.
        """
        path, at_key = self._named(path, False)
        entry = self._entries.get(path)
        if entry is None or _kind(entry.value) != "Scalar":
            return self.spot(path)
        event = entry.key if at_key else entry.value
        found = _nth(self._file.text, words, count, event.start_mark.index, event.end_mark.index)
        return self._at(*found) if found else self.spot(path)

    def opens_with(self, path: FieldPath) -> str:
        """Return the character that a part begins with in the file."""
        entry = self._entries.get(self._named(path, False)[0])
        return self._file.text[entry.value.start_mark.index :][:1] if entry else ""

    def entry(self, path: FieldPath) -> NodeEvents | None:
        """Return the events that a part was read from; None where there is no such part."""
        return self._entries.get(path)

    def is_text(self, index: int) -> bool:
        """Return whether the character at this index of the file belongs to a text, so that `#` is no comment."""
        n = bisect_right(self._texts, (index, len(self._file.text))) - 1
        return n >= 0 and index < self._texts[n][1]

    @cached_property
    def _texts(self) -> list[tuple[int, int]]:
        """Where each text begins and ends; after a `|` or `>`, it begins on the next line."""
        events = (entry.value for entry in self._entries.values())
        return sorted(
            _text_span(self._file.text, event) for event in events if _kind(event) == "Scalar"
        )

    def _at(self, index: int, end: int) -> Spot:
        text = self._file.text
        start, stop = text.rfind("\n", 0, index) + 1, text.find("\n", index, end)
        return Spot(
            text.count("\n", 0, index) + 1, index - start + 1, (end if stop < 0 else stop) - index
        )

    def _named(self, path: FieldPath, at_key: bool) -> tuple[FieldPath, bool]:
        """Put the first key in the place of `NAME` and `TEXT`, by which the models call it and its value."""
        if not path or path[-1] not in (NAME, TEXT):
            return path, at_key
        parent = self._entries.get(path[:-1])
        if parent is None or parent.first_key is None:
            return path[:-1], at_key
        return (*path[:-1], parent.first_key), path[-1] == NAME

    def _note(self, path: FieldPath, key: Any, event: Any) -> None:
        walk = {"MappingStart": self._mapping, "SequenceStart": self._list}.get(_kind(event))
        self._entries.setdefault(path, NodeEvents(key, event, walk(path) if walk else None))

    def _list(self, path: FieldPath) -> None:
        position = 0
        while _kind(event := self._next()) != "SequenceEnd":
            self._note((*path, position), None, event)
            position += 1

    def _mapping(self, path: FieldPath) -> str | None:
        first_key = None
        while _kind(key := self._next()) != "MappingEnd":
            name = self._name(path, key)
            first_key = name if first_key is None else first_key
            self._note((*path, name), key, self._next())
        return first_key

    def _name(self, path: FieldPath, key: Any) -> str:
        if _kind(key) != "Scalar":
            self._note((*path, -1), None, key)
        return getattr(key, "value", "")


def _kind(event: Any) -> str:
    return type(event).__name__.removesuffix("Event")


def _is_empty(event: Any) -> bool:
    return bool(event.start_mark.index == event.end_mark.index)


def _span(file: FileText, event: Any) -> Spot:
    start, end = event.start_mark, event.end_mark
    line = file.line(start.line + 1) or ""
    stop = end.column if end.line == start.line else len(line.rstrip())
    return Spot(start.line + 1, start.column + 1, max(1, stop - start.column))


def _text_span(text: str, event: Any) -> tuple[int, int]:
    start, end = event.start_mark.index, event.end_mark.index
    return (text.find("\n", start) if event.style in ("|", ">") else start, end)


def _nth(text: str, words: str, count: int, start: int, end: int) -> tuple[int, int] | None:
    """Return the span of the words where they stand for the nth time, counted from 0."""
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    found = next(islice(pattern.finditer(text, start, end), count, None), None)
    return found.span() if found else None
