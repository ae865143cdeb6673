"""Owns texts whose lines YAML joins: a sound file comes in; the texts whose Markdown is lost by it go out as problems.

Only after `|` do the lines of a text stay as they are. Elsewhere YAML makes one line of them, which does no harm to a
single paragraph, but paragraphs, lists and headings are gone without a word. A heading right below the name is even
taken for a comment.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from lessonwright.spec.diagnostic import Diagnostic
from lessonwright.spec.file_text import Spot
from lessonwright.spec.wording import quoted
from lessonwright.spec.yaml_file import YamlFile

_HEADING_LINE = re.compile(r"^ +(?P<heading>#{2,6} +\S.*)$", re.MULTILINE)
_HEADING = re.compile(r"#{2,6} ")
_BELOW_NAME = re.compile(r":(\s*+)#")
"""A `#` with nothing but white space between it and the `:` before it."""
_MAY_BE_LOST = re.compile(r"(?:\A|\n)[^\S\n]*+(?:\n|#{2,6} |(?:[-*+]|\d{1,2}[.)]) +|`{3}|~{3})")
"""What a text must hold for anything to be lost: an empty line, or one that opens like a heading, an item or code."""
_ITEM = re.compile(r"(?:[-*+]|\d{1,2}[.)]) +\S")
_OPENS = re.compile(r"(?P<lead> *(?:- +)*)(?P<name>[\w-]+):(?P<rest>.*)")
_PART = re.compile(r" *(?:-(?: |$)|[\w-]+:(?: |$)|[\[{|>\"'])")
_FENCE = re.compile(r"(?:`{3,}|~{3,})[\w-]*")
_PARAGRAPHS = "so its paragraphs run together"
_LIST = "so its list becomes one paragraph"
_CODE = "so its code is no longer a block"
_TITLE = "so its heading runs into the text"


def joined(file: YamlFile) -> Iterator[Diagnostic]:
    """Yield a warning for each text whose paragraphs, list or headings are lost, since its lines become one."""
    hidden = dict(_hidden_headings(file))
    yield from hidden.values()
    for event in file.long:
        raw = _raw(file, event)
        lost = _lost(_lines(event, raw), event.value) if _MAY_BE_LOST.search(raw) else None
        if lost:
            name = _name_above(file, event)
            if not (name and name.line in hidden):
                yield _told(file, event, name, lost)


def _hidden_headings(file: YamlFile) -> Iterator[tuple[int, Diagnostic]]:
    """Yield the headings that begin a text and that YAML takes for comments, by the line of the text's name."""
    text = file.file.text
    # Nearly every file has headings, and hardly any has a line that opens with # right below a name.
    if not any("\n" in between for between in _BELOW_NAME.findall(text)):
        return
    for match in reversed([*_HEADING_LINE.finditer(text)]):
        number = text.count("\n", 0, match.start()) + 1
        name = _nearest_name(file, number)
        if name and _goes_on_as_text(file, number, name) and not file.places.is_text(match.start("heading")):
            yield name.line, _hidden_heading(file, match["heading"], number, name)


def _raw(file: YamlFile, event: Any) -> str:
    mark = len(event.style or "") if event.style != ">" else 0
    return file.file.text[event.start_mark.index + mark : event.end_mark.index - mark]


def _lines(event: Any, raw: str) -> list[str]:
    lines = raw.split("\n")
    return [line.strip() for line in (lines[1:] if event.style == ">" else lines)]


def _lost(lines: list[str], value: str) -> str | None:
    """Return what becomes of the text, if lines that mean something by themselves follow others without a break."""
    at, above, is_after_gap = 0, "", False
    for line in lines:
        if line:
            at = value.find(line, at)
            lost = _loss(above, line, value[:at].rstrip(" \t"), is_after_gap) if at > 0 else None
            if lost or at < 0:
                return lost
            at, above = at + len(line), line
        is_after_gap = not line
    return None


def _loss(above: str, line: str, before: str, is_after_gap: bool) -> str | None:
    is_item, is_after_item = (_ITEM.match(text) is not None for text in (line, above))
    if is_after_gap and not before.endswith("\n\n"):
        return None if is_item and is_after_item and before.endswith("\n") else _PARAGRAPHS
    if before.endswith("\n"):
        return None
    if _FENCE.fullmatch(line) or _FENCE.fullmatch(above):
        return _CODE
    if _HEADING.match(line) or _HEADING.match(above):
        return _TITLE
    return _LIST if is_item and (is_after_item or above.endswith(":")) else None


class _Name(NamedTuple):
    """The name that a text belongs to, and its place, counted from 1."""

    words: str
    line: int
    column: int


def _name_above(file: YamlFile, event: Any) -> _Name | None:
    """Return the name of a text that begins on a line of its own below it."""
    number = event.start_mark.line + 1
    begins_line = not (file.file.line(number) or "")[: event.start_mark.column].strip()
    return _nearest_name(file, number) if begins_line else None


def _nearest_name(file: YamlFile, number: int) -> _Name | None:
    """Return the name with nothing beside it that stands above a line, with only empty lines and comments between."""
    while number > 1:
        number -= 1
        line = file.file.line(number) or ""
        match = _OPENS.fullmatch(line)
        if match:
            rest = match["rest"].strip()
            return None if rest else _Name(match["name"], number, match.start("name") + 1)
        if line.strip() and not line.lstrip().startswith("#"):
            return None
    return None


def _goes_on_as_text(file: YamlFile, number: int, name: _Name) -> bool:
    below = (line for line in file.file.lines[number:] if line.strip() and not line.lstrip().startswith("#"))
    line = next(below, "")
    return len(line) - len(line.lstrip()) >= name.column and not _PART.match(line)


def _hidden_heading(file: YamlFile, heading: str, number: int, name: _Name) -> Diagnostic:
    spot = Spot(number, (file.file.line(number) or "").index("#") + 1, len(heading.rstrip()))
    message = f"this heading is taken for a comment, since no `|` stands after `{name.words}:` in line {name.line}"
    return file.file.diagnostic(spot, "lines-joined", message, f"write `{name.words}: |` there", "warning")


def _told(file: YamlFile, event: Any, name: _Name | None, lost: str) -> Diagnostic:
    begins = Spot(event.start_mark.line + 1, event.start_mark.column + 1)
    spot = Spot(name.line, name.column, len(name.words)) if name else begins
    message = f"the lines of this text become one, {lost}"
    return file.file.diagnostic(spot, "lines-joined", message, _mend(file, event, name), "warning")


def _mend(file: YamlFile, event: Any, name: _Name | None) -> str:
    if event.style == ">":
        return "write `|` in place of `>`"
    quotes = " and without the quotation marks" if event.style else ""
    if name:
        return f"write `{name.words}: |`, and leave the text below it{quotes}"
    beside = _OPENS.match(file.file.line(event.start_mark.line + 1) or "")
    opening = f"{beside['name']}: |" if beside and beside.end("name") < event.start_mark.column else "- |"
    return f"write {quoted(opening)}, and the whole text on the lines below, further in{quotes}"
