"""Owns the traps of YAML in lists and items: what lacks its list, its dash, its kind or its colon.

Only the words of the lesson language settle these. Each trap takes what a parser stumbled over and
returns a diagnostic, or None where it does not apply.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from lessonwright.course.course import Course
from lessonwright.course.lesson import Lesson, Quiz, Worksheet
from lessonwright.course.model_fields_and_authored_texts import FieldType
from lessonwright.course.module import Module
from lessonwright.message_wording import in_quotes, join_names, quote
from lessonwright.reading.diagnostic import Diagnostic
from lessonwright.reading.file_text_and_mistakes import indent
from lessonwright.reading.list_suggestions import items_of_lines
from lessonwright.reading.parser_complaint_and_needed_quotes import ParserComplaint
from lessonwright.reading.yaml_layout_mistakes import item_without_name, move_sideways, no_colon
from lessonwright.reading.yaml_sign_mistakes import LONG_DASHES

_NAME = re.compile(r"(?P<lead> *(?:- +)*)(?P<name>[\w-]+):(?=\s|$)(?P<rest>.*)")
_QUESTIONS = FieldType(Quiz).fields["questions"].inner.kinds


def _lists_of_kinds(slot: FieldType) -> dict[str, FieldType]:
    """Return the fields of a part that are lists of items with kinds."""
    return {name: inner for name, inner in slot.fields.items() if inner.inner.kinds}


_LISTS = {
    "worksheet": "prompts",
    "quiz": "questions",
    **{kind: name for kind, slot in _QUESTIONS.items() for name in _lists_of_kinds(slot)},
}
"""What needs a list, and the list's name."""
_KINDS = {
    name: slot.inner.kinds
    for part in (*map(FieldType, (Lesson, Quiz, Worksheet)), *_QUESTIONS.values())
    for name, slot in _lists_of_kinds(part).items()
}
"""The kinds of item in each list that has such, by the list's name."""


def _fields(slot: FieldType) -> Iterator[str]:
    for name, inner in slot.fields.items():
        yield name
        yield from _fields(inner)
        yield from _fields(inner.inner)
    for kind in (*slot.kinds.values(), *slot.inner.kinds.values()):
        yield from _fields(kind)


_MODELS = (Course, Module, Lesson)
_FIELDS = frozenset(name for model in _MODELS for name in _fields(FieldType(model)))


def _own_names(slot: FieldType) -> Iterator[str]:
    """Yield the fields below a part that hold names of the author's own."""
    for name, inner in slot.fields.items():
        if inner.is_many and not inner.is_list:
            yield name
        yield from _own_names(inner)
        yield from _own_names(inner.inner)
    for kind in (*slot.kinds.values(), *slot.inner.kinds.values()):
        yield from _own_names(kind)


def _shapes(slot: FieldType) -> Iterator[tuple[str, bool]]:
    """Yield the fields below a part, each with whether it is a list."""
    for name, inner in slot.fields.items():
        yield name, inner.is_list
        yield from _shapes(inner)
        yield from _shapes(inner.inner)
    for kind in (*slot.kinds.values(), *slot.inner.kinds.values()):
        yield from _shapes(kind)


_SHAPES = {shape for model in _MODELS for shape in _shapes(FieldType(model))}
_WITH_OWN_NAMES = {name for model in _MODELS for name in _own_names(FieldType(model))}
"""Fields that hold lines with names of the author's own, such as `pairs`."""
_ALWAYS_LISTS = {name for name, is_list in _SHAPES if is_list and (name, False) not in _SHAPES}
"""Fields that are a list wherever they stand."""


def lines_for_list(trouble: ParserComplaint) -> Diagnostic | None:
    """Tell of a list whose lines begin with numbers, stars or nothing in place of `- `."""
    for number in (trouble.since[0], trouble.at[0]):
        header = _header_above(trouble, number)
        name = _NAME.match(trouble.file.lines[header]) if header is not None else None
        if header is not None and name and name["name"] in _ALWAYS_LISTS:
            below = trouble.file.lines[header + 1 : max(number, header + 1) + 1]
            lines = [line for line in below if line.strip()]
            if lines and not _NO_LINES.match(lines[0]):
                return _list_diagnostic(
                    trouble, header + 1 + below.index(lines[0]), name["name"], lines
                )
    return None


def item_out_of_line(trouble: ParserComplaint) -> Diagnostic | None:
    """Tell of an item of a known kind that does not begin below the others, or stands outside of its list."""
    for number in (trouble.at[0], trouble.since[0]):
        match = _ITEM.match(trouble.file.line(number + 1) or "")
        lists = [name for name, kinds in _KINDS.items() if match and match["kind"] in kinds]
        above = _list_above(trouble.file.lines, number, lists)
        if not match or not lists:
            continue
        at, length = (number, match.end("lead")), len(match["kind"]) + 2
        if above and (at[1] != above.column or above.has_ended):
            said = _out_of_line(trouble.file.lines, at, match["kind"], above)
            return trouble.diagnostic(at, "indentation", *said, length)
        if not above and _opens_below(trouble.file.lines, number, lists[0]):
            message = f"`{match['kind']}` is an item of `{lists[0]}`, and `{lists[0]}` stands below"
            help_line = f"move it down below `{lists[0]}:`, to where its items begin"
            return trouble.diagnostic(at, "indentation", message, help_line, length)
    return None


def _opens_below(lines: Sequence[str], number: int, name: str) -> bool:
    return any(re.fullmatch(rf" *{name}:\s*", line) for line in lines[number:])


_ITEM = re.compile(r"(?P<lead> *)- +(?P<kind>[a-z][a-z-]*):(?:\s|$)")


class _List(NamedTuple):
    """A list that opens above a line: its name, the line of its first item, its column, and whether it has ended."""

    name: str
    first: int
    column: int
    has_ended: bool


def _list_above(lines: Sequence[str], number: int, names: Sequence[str]) -> _List | None:
    for n in range(number - 1, -1, -1):
        header = _NAME.match(lines[n])
        if header and header["name"] in names and not header["rest"].strip():
            written = [m for m in range(n + 1, number) if _is_written(lines[m])]
            if not written or not _ITEM.match(lines[written[0]]):
                return None
            column = indent(lines[written[0]])
            ended = any(indent(lines[m]) < column for m in written)
            return _List(header["name"], written[0] + 1, column, ended)
    return None


def _is_written(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _out_of_line(
    lines: Sequence[str], at: tuple[int, int], kind: str, above: _List
) -> tuple[str, str]:
    """Return what to say of an item that does not begin below the others of its list, and the mend."""
    below = f"exactly below line {above.first}"
    if above.has_ended:
        message = f"`{kind}` is an item of `{above.name}`, and `{above.name}` has ended above"
        return message, f"move it up among the items of `{above.name}`, and let it begin {below}"
    message = f"this item of `{above.name}` does not begin {below}, as the others do"
    return message, move_sideways(lines, *at, above.column)


_COLON = re.compile(r":(?:\s+|$)")
_IN_QUOTES = re.compile(r"([\"'])(?P<text>(?:(?!\1).)*)\1")


def line_of_pair(trouble: ParserComplaint) -> Diagnostic | None:
    """Tell of a line below `pairs:` or `groups:` in which no single colon parts a name from what belongs to it."""
    for number in dict.fromkeys((trouble.since[0], trouble.last_written, trouble.at[0])):
        header = _header_above(trouble, number)
        name = _NAME.match(trouble.file.lines[header]) if header is not None else None
        if header is None or not name or name["name"] not in _WITH_OWN_NAMES:
            continue
        lines = trouble.file.lines[: trouble.at[0] + 1]
        written = [n for n in range(header + 1, len(lines)) if _is_written(lines[n])]
        beside = [n for n in written if indent(lines[n]) == indent(lines[written[0]])]
        for n in beside:
            line = lines[n].strip()
            if said := _fault_of_pair(line):
                return trouble.diagnostic((n, indent(lines[n])), *said, len(line))
    return None


def _fault_of_pair(line: str) -> tuple[str, str, str] | None:
    """Return rule, message and mend for such a line; None where nothing is wrong with it."""
    quoted = _IN_QUOTES.fullmatch(line)
    text = quoted["text"] if quoted else line
    if not text or text.startswith(("#", *LONG_DASHES)) or (not quoted and text[0] in "\"'"):
        return None
    if text.startswith("- "):
        return "names-expected", "a line of names has no `- ` before it", "leave out the `- `"
    colons = [*_COLON.finditer(text)]
    if len(colons) > 1:
        message = "only one of the colons in this line can end the name"
        return "colon-in-text", message, _halves_in_quotes(text, colons[0], colons[-1])
    if not colons:
        message = "this line has no colon between a name and what belongs to it"
        return "missing-colon", message, f"write {quote(f'{text}: …')}"
    if quoted:
        message = "the quotation marks hold the name and what belongs to it together"
        help_line = f"put each in marks of its own, or neither: {quote(text)}"
        return "text-after-quotes", message, help_line
    return None


def _halves_in_quotes(text: str, first: re.Match[str], last: re.Match[str]) -> str:
    """Return the two ways to write a line with more than one colon."""
    rest = " …" if text[last.end() :] else ""
    whole = f"put the whole name in quotes: `{in_quotes(text[: last.start()])}:{rest}`"
    if not rest:
        return whole
    begin = f"{text[: first.start()]}: {in_quotes(f'{text[first.end() : last.start()]}: …')}"
    return f"{whole}; or what belongs to it: `{begin}`"


_NO_LINES = re.compile(r"\s*(?:-(?:\s|$)|[\[{|>\"'#]|[a-z][\w-]*:(?:\s|$))")
"""What opens items, lists, texts or names: no lines that were meant as items."""


def _header_above(trouble: ParserComplaint, number: int) -> int | None:
    """Return the line, from 0, of the name with nothing beside it that a line stands below; None for another line."""
    lines = trouble.file.lines
    depth = indent(lines[number]) if number < len(lines) else 0
    for n in range(number - 1, -1, -1):
        if lines[n].strip() and indent(lines[n]) < depth:
            match = _NAME.match(lines[n])
            return n if match and not match["rest"].strip() else None
    return None


def _list_diagnostic(
    trouble: ParserComplaint, first: int, name: str, lines: list[str]
) -> Diagnostic:
    line = trouble.file.lines[first]
    at, length = (first, indent(line)), len(line.strip())
    message = f"`{name}` is a list: one `- ` item a line"
    return trouble.diagnostic(at, "list-expected", message, items_of_lines(lines), length)


def list_without_name(trouble: ParserComplaint) -> Diagnostic | None:
    """Tell of the items of a worksheet, a quiz or a question that have no `prompts:` and the like above them."""
    match = _NAME.match(trouble.line)
    lists = [
        name
        for name, kinds in _KINDS.items()
        if match and match["lead"].strip() and match["name"] in kinds
    ]
    above = _owner_above(trouble, lists[0]) if lists else None
    if not match or not above:
        return None
    owner, beside = above
    help_line = f"write `{lists[0]}:` above this list, and let it begin exactly below `{beside}`"
    at = (trouble.at[0], match.start("name"))
    return trouble.diagnostic(
        at, "missing-field", f"{owner} needs `{lists[0]}`", help_line, len(match["name"])
    )


def _owner_above(trouble: ParserComplaint, wanted: str) -> tuple[str, str] | None:
    """Return what above lacks this list, and the nearest name that stands in it."""
    beside = ""
    for n in range(trouble.at[0] - 1, -1, -1):
        match = _NAME.match(trouble.file.lines[n])
        if not match:
            continue
        beside = beside or match["name"]
        if match["name"] == wanted or (not match["lead"] and _LISTS.get(match["name"]) != wanted):
            return None
        if _LISTS.get(match["name"]) == wanted:
            return match["name"], beside
    return None


def kind_without_dash(trouble: ParserComplaint) -> Diagnostic | None:
    """Tell of an item of a known kind that has no `- `; the parser may stop only further down."""
    for n in range(trouble.at[0], -1, -1):
        match = _NAME.match(trouble.file.lines[n])
        if match and not match["lead"]:
            return None
        around = (
            _list_around(trouble, n, len(match["lead"]))
            if match and not match["lead"].strip()
            else None
        )
        if match and around and match["name"] in _only_kinds(around):
            message = f"`{match['name']}` begins an item of `{around}`, and has no `- ` before it"
            help_line = f"write `- {match['name']}: …`, and let what belongs to it begin exactly below that word"
            return trouble.diagnostic(
                (n, match.start("name")), "indentation", message, help_line, len(match["name"])
            )
    return None


def _only_kinds(list_: str) -> set[str]:
    """Return the kinds of item whose name is not that of a field as well."""
    kinds = _KINDS[list_]
    return set(kinds) - {
        field for kind, slot in kinds.items() for field in slot.fields if field != kind
    }


def _list_around(trouble: ParserComplaint, line: int, column: int) -> str | None:
    """Return the name of the list whose items begin at this column, if it is one that has kinds."""
    for n in range(line - 1, -1, -1):
        text = trouble.file.lines[n]
        match, indent = _NAME.match(text), len(text) - len(text.lstrip())
        if not text.strip() or indent > column:
            continue
        if (
            match
            and match["name"] in _KINDS
            and not match["rest"].strip()
            and len(match["lead"]) <= column
        ):
            return match["name"]
        if indent < column:
            return None
    return None


def item_without_kind(trouble: ParserComplaint) -> Diagnostic | None:
    """Tell of `- text` with a field below it, where the text has no name that says what it is."""
    told = item_without_name(trouble)
    if not told:
        return None
    line, field = trouble.file.lines[told.line - 1], trouble.line.strip().partition(":")[0]
    around = _list_around(trouble, told.line - 1, line.index("-"))
    if not around:
        return told
    kinds = [kind for kind, slot in _KINDS[around].items() if field in slot.fields] or [
        *_KINDS[around]
    ]
    text = line[told.column - 1 :].rstrip()
    return replace(
        told, help=f"begin it with {join_names(kinds, 'or')}: {quote(f'- {kinds[0]}: {text}')}"
    )


def field_without_colon(trouble: ParserComplaint) -> Diagnostic | None:
    """Tell of a line without a name among names, which may be a field without its colon."""
    told = no_colon(trouble)
    match = re.fullmatch(
        r"\s*(?P<field>[\w-]+) +(?P<value>\S.*)", trouble.file.lines[trouble.since[0]]
    )
    if not told or told.rule == "missing-bar" or not match or match["field"] not in _FIELDS:
        return told
    written = quote(f"{match['field']}: {match['value'].rstrip()}")
    return replace(
        told, help=f"write {written}; or, if it goes on with the text above, move it further in"
    )
