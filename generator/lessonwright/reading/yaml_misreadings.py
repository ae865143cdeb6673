"""Owns what YAML silently takes for something else than was meant: a file comes in, warnings go out.

Curly quotes that quote nothing, text cut off by a `#`, items that a comma parts and lines that are
joined.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from lessonwright.message_wording import count_noun, in_quotes, quote
from lessonwright.reading.diagnostic import Diagnostic
from lessonwright.reading.file_text_and_mistakes import FileText, Spot
from lessonwright.reading.yaml_file import YamlFile

PAIRS = {"“": "”", "„": "“", "«": "»", "”": "”"}
"""Each mark that opens, and the one that closes; single ones may be apostrophes."""


def curly_quote_warnings(file: FileText, items: tuple[Any, ...]) -> Iterator[Diagnostic]:
    """Yield a warning for each text in curly marks that a comma parts, and for a list's first that is in them."""
    told = set()
    for item in (item for item in items if item.value[:1] in PAIRS):
        line, words = item.start_mark.line, _in_marks(file, item)
        is_parted = len(words) > len(item.value) and words.startswith(item.value)
        if is_parted or (words == item.value and line not in told):
            told.add(line)
            yield _curly_warning(file, item, words, is_parted)


def _in_marks(file: FileText, item: Any) -> str:
    """Return the text from the mark that opens to the one that closes on the same line; empty where there is none."""
    opens = item.value[0]
    shut = PAIRS[opens]
    match = re.compile(rf"{opens}[^{opens}{shut}\[\]\n\"]*{shut}").match(
        file.text, item.start_mark.index
    )
    return match[0] if match else ""


def _curly_warning(file: FileText, item: Any, words: str, is_parted: bool) -> Diagnostic:
    spot = Spot(item.start_mark.line + 1, item.start_mark.column + 1, len(words))
    message = "the quotation marks around this text are part of it"
    help_line = f"write `{in_quotes(words[1:-1])}`; where learners are to see the marks, `{in_quotes(words)}`"
    if is_parted:
        message = f"{quote(words)} becomes several items, since curly quotation marks hold no comma together"
        help_line = f"write straight ones: `{in_quotes(words[1:-1])}`"
    return file.diagnostic(spot, "curly-quotes", message, help_line, "warning")


_COMMENT = re.compile(r"#(?<=[ \t]#)[^\n]*")
"""Opens with the sign itself, so that a text is searched for that alone."""
_NAME = re.compile(r"[ ]*(?:-[ ]+)*(?:[\w-]+:[ ]+)?")
_NO_TEXT = tuple("#'\"[{|>&*!%@`")
"""What opens a comment, quotes, a list, or a text on the lines below."""
_NUMBERED = re.compile(r"#\d+[ .,;:!?)]")
_TAGGED = re.compile(r"#[^\W_]")
_ENDED = (".", "!", "?", "…", ":")
_LEADS_ON = re.compile(
    r"(?i)\b(?:a|an|the|my|your|our|their|its|this|that|these|and|or|but|of|to|in|on|at|by|for|from|with|as|is|are|was|"
    r"were|than|press|type|use|der|die|das|den|dem|ein|eine|einen|und|oder|mit|von|zu|im|am|ist)$"
)
"""Words that lead on to another, in the languages that the interface has most readers in."""


def cut_off_texts(file: YamlFile) -> Iterator[Diagnostic]:
    """Yield a warning for each text of a sound file that seems to go on behind a `#`."""
    whole = file.file.text
    for match in _COMMENT.finditer(whole):
        before = whole[whole.rfind("\n", 0, match.start()) + 1 : match.start()]
        text = _NAME.sub("", before, count=1).rstrip()
        if _goes_on(text, match[0]) and not file.places.is_text(match.start()):
            yield _cut_off_warning(
                file,
                f"{text} {match[0]}",
                Spot(_line(whole, match), len(before) + 1, len(match[0].rstrip())),
            )


def _line(whole: str, match: re.Match[str]) -> int:
    return whole.count("\n", 0, match.start()) + 1


def _goes_on(text: str, rest: str) -> bool:
    if not text or text.startswith(_NO_TEXT) or text.endswith(_ENDED) or "lint:" in rest:
        return False
    if _NUMBERED.match(rest):
        return not text.isdigit()
    if _TAGGED.match(rest):
        return " " in text
    return bool(_LEADS_ON.search(text)) and any(char.isalnum() for char in rest)


def _cut_off_warning(file: YamlFile, whole: str, spot: Spot) -> Diagnostic:
    message = "the text ends here, since ` #` begins a comment"
    help_line = (
        f"put the whole text in quotes: {in_quotes(whole)}; a comment goes on a line of its own"
    )
    return file.file.diagnostic(spot, "text-cut-off", message, help_line, "warning")


_MARKS = {
    "(": (re.compile(r"(?<![:;=-])\("), re.compile(r"\)")),
    '"': (re.compile(r'(?<![^\s(])"(?=\S)'), re.compile(r'(?<=\S)"(?!\w)')),
}
"""How what opens and what closes is found: `:(` is a face, and `6"` a length."""
_MOST_PIECES = 20
"""How many items may be parts of one."""
_THOUSANDS = re.compile(r"\d{3}(?!\d)")
_BEFORE_THOUSANDS = re.compile(r"(?:^|.*\D)[1-9]\d{0,2}")


def parted_items(file: FileText, items: Sequence[Any]) -> Iterator[Diagnostic]:
    """Yield a warning for each text that a comma between round brackets, quotation marks or digits parts.

    The items are those without quotes, of all lists in brackets, in the order of the file.
    """
    told = -1
    for n, item in enumerate(items):
        last = _last(file, items, n) if item.start_mark.index > told else None
        if last is not None:
            told = last.start_mark.index
            yield _parted_warning(file, item, last)
    yield from _thousands(file, items)


def _last(file: FileText, items: Sequence[Any], n: int) -> Any:
    """Return the item that closes what this one opens, or itself where none does; None where all is closed."""
    for mark in _MARKS:
        if _is_open(items[n].value, mark):
            whole = items[n].value
            for last in _row(file, items, n):
                whole += last.value
                if not _is_open(whole, mark):
                    return last
            return items[n]
    return None


def _is_open(text: str, mark: str) -> bool:
    opening, closing = _MARKS[mark]
    return len(opening.findall(text)) > len(closing.findall(text))


def _row(file: FileText, items: Sequence[Any], n: int) -> Iterator[Any]:
    """Yield some items behind one, as long as nothing but a comma stands between them."""
    for before, item in pairwise(items[n : n + _MOST_PIECES]):
        if file.text[before.end_mark.index : item.start_mark.index].strip() != ",":
            return
        yield item


def _parted_warning(file: FileText, first: Any, last: Any) -> Diagnostic:
    words = file.text[first.start_mark.index : last.end_mark.index]
    spot = _spot(first, last)
    if first is last:
        message = f"{quote(words)} opens what it does not close, since a comma ends an item"
        help_line = f"put each item that has a comma in it in quotes: `{in_quotes(f'{words}, …')}`"
        return file.diagnostic(spot, "comma-in-item", message, help_line, "warning")
    message = f"{quote(words)} becomes several items, since a comma without quotes ends an item"
    help_line = f"put the whole item in quotes: `{in_quotes(words)}`"
    return file.diagnostic(spot, "comma-in-item", message, help_line, "warning")


def _spot(first: Any, last: Any) -> Spot:
    start, end = first.start_mark, last.end_mark
    length = end.column - start.column if end.line == start.line else len(first.value)
    return Spot(start.line + 1, start.column + 1, length)


def _thousands(file: FileText, items: Sequence[Any]) -> Iterator[Diagnostic]:
    """Yield the numbers whose thousands became an item, as in `[under 1,000, over 1,000]`."""
    for before, item in pairwise(items):
        between = file.text[before.end_mark.index : item.start_mark.index]
        has_words = re.search(r"[^\W\d]", before.value + item.value)
        is_number = _BEFORE_THOUSANDS.fullmatch(before.value) and _THOUSANDS.match(item.value)
        if between == "," and is_number and has_words:
            yield _parted_warning(file, before, item)


_HEADING_LINE = re.compile(r"^ +(?P<heading>#{2,6} +\S.*)$", re.MULTILINE)
_HEADING = re.compile(r"#{2,6} ")
_BELOW_NAME = re.compile(r":(\s*+)#")
"""A `#` with nothing but white space between it and the `:` before it."""
_MAY_BE_LOST = re.compile(r"(?:\A|\n)[^\S\n]*+(?:\n|#{2,6} |(?:[-*+]|\d{1,2}[.)]) +|`{3}|~{3})")
"""What a text must hold for anything to be lost: an empty line, or one that opens like a heading,
an item or code."""
_ITEM = re.compile(r"(?:[-*+]|\d{1,2}[.)]) +\S")
_OPENS = re.compile(r"(?P<lead> *(?:- +)*)(?P<name>[\w-]+):(?P<rest>.*)")
_PART = re.compile(r" *(?:-(?: |$)|[\w-]+:(?: |$)|[\[{|>\"'])")
_FENCE = re.compile(r"(?:`{3,}|~{3,})[\w-]*")
_PARAGRAPHS = "so its paragraphs run together"
_LIST = "so its list becomes one paragraph"
_CODE = "so its code is no longer a block"
_TITLE = "so its heading runs into the text"


def joined_lines(file: YamlFile) -> Iterator[Diagnostic]:
    """Yield a warning for each text whose paragraphs, list or headings are lost, since its lines become one."""
    hidden = dict(_hidden_headings(file))
    yield from hidden.values()
    for event in file.long:
        raw = _raw(file, event)
        lost = (
            _lost_structure(_lines(event, raw), event.value) if _MAY_BE_LOST.search(raw) else None
        )
        if lost:
            name = _name_above(file, event)
            if not (name and name.line in hidden):
                yield _joined_warning(file, event, name, lost)
        elif further_in := _item_further_in(file, event, raw):
            yield further_in


_FURTHER_IN = re.compile(r"\n(?P<lead> *)- +(?P<text>\S.*)")


def _item_further_in(file: YamlFile, event: Any, raw: str) -> Diagnostic | None:
    """Return a warning for an item that is read as more of the item above, since it begins further in."""
    match = None if event.style else _FURTHER_IN.search(raw)
    before = (file.file.line(event.start_mark.line + 1) or "")[: event.start_mark.column]
    item = re.fullmatch(r"(?P<lead> *)- +", before)
    if not match or not item:
        return None
    line, column = event.start_mark.line + 2 + raw[: match.start()].count("\n"), len(match["lead"])
    message = "this item is read as more of the text above, since it begins further in"
    help_line = f"move it to the left by {count_noun(column - len(item['lead']), 'space')}"
    spot = Spot(line, column + 1, len(match[0].strip()))
    return file.file.diagnostic(spot, "lines-joined", message, help_line, "warning")


def _hidden_headings(file: YamlFile) -> Iterator[tuple[int, Diagnostic]]:
    """Yield the headings that begin a text and that YAML takes for comments, by the line of the text's name."""
    text = file.file.text
    # Nearly every file has headings, and hardly any has a line that opens with # right below a
    # name.
    if not any("\n" in between for between in _BELOW_NAME.findall(text)):
        return
    for match in reversed([*_HEADING_LINE.finditer(text)]):
        number = text.count("\n", 0, match.start()) + 1
        name = _nearest_name(file, number)
        if (
            name
            and _goes_on_as_text(file, number, name)
            and not file.places.is_text(match.start("heading"))
        ):
            yield name.line, _hidden_heading(file, match["heading"], number, name)


def _raw(file: YamlFile, event: Any) -> str:
    mark = len(event.style or "") if event.style != ">" else 0
    return file.file.text[event.start_mark.index + mark : event.end_mark.index - mark]


def _lines(event: Any, raw: str) -> list[str]:
    lines = raw.split("\n")
    return [line.strip() for line in (lines[1:] if event.style == ">" else lines)]


def _lost_structure(lines: list[str], value: str) -> str | None:
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
    below = (
        line
        for line in file.file.lines[number:]
        if line.strip() and not line.lstrip().startswith("#")
    )
    line = next(below, "")
    return len(line) - len(line.lstrip()) >= name.column and not _PART.match(line)


def _hidden_heading(file: YamlFile, heading: str, number: int, name: _Name) -> Diagnostic:
    spot = Spot(number, (file.file.line(number) or "").index("#") + 1, len(heading.rstrip()))
    message = f"this heading is taken for a comment, since no `|` stands after `{name.words}:` in line {name.line}"
    return file.file.diagnostic(
        spot, "lines-joined", message, f"write `{name.words}: |` there", "warning"
    )


def _joined_warning(file: YamlFile, event: Any, name: _Name | None, lost: str) -> Diagnostic:
    begins = Spot(event.start_mark.line + 1, event.start_mark.column + 1)
    spot = Spot(name.line, name.column, len(name.words)) if name else begins
    message = f"the lines of this text become one, {lost}"
    return file.file.diagnostic(
        spot, "lines-joined", message, _help_line(file, event, name), "warning"
    )


def _help_line(file: YamlFile, event: Any, name: _Name | None) -> str:
    if event.style == ">":
        return "write `|` in place of `>`"
    quotes = " and without the quotation marks" if event.style else ""
    if name:
        return f"write `{name.words}: |`, and leave the text below it{quotes}"
    beside = _OPENS.match(file.file.line(event.start_mark.line + 1) or "")
    opening = (
        f"{beside['name']}: |" if beside and beside.end("name") < event.start_mark.column else "- |"
    )
    return f"write {quote(opening)}, and the whole text on the lines below, further in{quotes}"
