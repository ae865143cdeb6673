"""Owns where a part of a YAML file has room for one more name: the part's path comes in; edits of the file go out."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from lessonwright.spec.file_text import FileText
from lessonwright.spec.yaml_places import Entry, Path, Places

_COLON = re.compile(r"[ \t]*:")


class Edit(NamedTuple):
    """What is written at a place, counted from 0, over so many characters; a line feed is the file's own break."""

    line: int
    column: int
    over: int
    text: str


def edits(file: FileText, places: Places, path: Path, behind: str, name: str, value: str) -> Iterator[Edit]:
    """Yield what writes a name and its value into a part, behind another name and its text.

    Where the name is there already and stands before nothing, its value is filled in.
    """
    part, before, own = places.entry(path), places.entry((*path, behind)), places.entry((*path, name))
    if own:
        yield _filled(file, own, value)
    elif part and before:
        quote = before.key.style or ""
        words = f"{quote}{name}{quote}: {quote}{value}{quote}"
        yield from (_in_flow if part.value.flow_style else _on_a_line)(file, part, before, words)


def _filled(file: FileText, own: Entry, value: str) -> Edit:
    key, empty, quote = own.key.end_mark, own.value, own.key.style or ""
    start, end = empty.start_mark, empty.end_mark
    if start.index < end.index:
        return Edit(start.line, start.column, end.index - start.index, f"{quote}{value}{quote}")
    # The parser notes an empty value where the next part begins, so it is the colon that is looked for.
    colon = _COLON.match(file.text, key.index)
    words = f"{'' if colon else ':'} {quote}{value}{quote}"
    return Edit(key.line, key.column + (len(colon[0]) if colon else 0), 0, words)


def _in_flow(file: FileText, part: Entry, before: Entry, words: str) -> Iterator[Edit]:
    """Yield the words behind a comma; a single name with its text may stand in a list without braces, two may not."""
    start, end = part.value.start_mark, before.value.end_mark
    has_braces = file.text.startswith("{", start.index)
    if not has_braces:
        yield Edit(start.line, start.column, 0, "{")
    yield Edit(end.line, end.column, 0, f", {words}" if has_braces else f", {words}}}")


def _on_a_line(file: FileText, part: Entry, before: Entry, words: str) -> Iterator[Edit]:
    line = _last_line(file.text, before.value)
    yield Edit(line, len(file.lines[line]), 0, "\n" + " " * part.value.start_mark.column + words)


def _last_line(text: str, event: Any) -> int:
    """Return the number of the last line of a text, from 0: the parser counts empty lines below `|` to it, too.

    With `|+` they do belong to it.
    """
    start, end = event.start_mark.index, event.end_mark.index
    if event.style not in ("|", ">"):
        return int(event.end_mark.line)
    written = text[start:end].removesuffix("\n")
    keeps_empty_lines = "+" in written.partition("\n")[0].partition("#")[0]
    return int(event.start_mark.line) + (written if keeps_empty_lines else written.rstrip()).count("\n")
