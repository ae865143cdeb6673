"""Owns the traps of longer texts: a missing `|`, and lines that are not further in than theirs."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lessonwright.message_wording import count_noun
from lessonwright.reading.diagnostic import Diagnostic
from lessonwright.reading.file_text_and_mistakes import FileText, Spot, indent
from lessonwright.reading.parser_complaint_and_needed_quotes import ParserComplaint
from lessonwright.reading.yaml_sign_mistakes import LONG_DASHES, other_colon_in

_HEADER = re.compile(r"(?P<lead> *(?:- +)*)(?:(?P<name>[\w-]+): +)?(?P<sign>[|>])[-+]?(?: +#.*| *)")
_NAME = re.compile(r"[a-z][a-z0-9-]*:(?: |$)")
_NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]


class Outdented(NamedTuple):
    """A text that should be further in: the line of its `|`, its first and last line, and what to say."""

    header: int
    first: int
    last: int
    problem: Diagnostic


def outdented_texts(file: FileText) -> Iterator[Outdented]:
    """Yield each text after `|` or `>` that is not far enough in, in the order of the file."""
    number = 1
    while number <= len(file.lines):
        header = _HEADER.fullmatch(file.lines[number - 1])
        if not header or not (header["name"] or header["lead"].strip()):
            number += 1
            continue
        found = _after(file, number, header)
        if found:
            yield found
        number = found.last + 1 if found else _last_sound_line(file, number, _depth(header)) + 1


def _depth(header: re.Match[str]) -> int:
    """Return how far in the part stands that the text belongs to; the text stands further in."""
    return len(header["lead"]) if header["name"] else header["lead"].rindex("-")


def _after(file: FileText, number: int, header: re.Match[str]) -> Outdented | None:
    depth = _depth(header)
    opens = next(_written(file, number + 1), number)
    wanted = (
        _indent_of_line(file, opens)
        if opens > number and _indent_of_line(file, opens) > depth
        else depth + 2
    )
    outside = (
        n
        for n in _written(file, number + 1)
        if _indent_of_line(file, n) < wanted and not _is_comment(file, n, opens)
    )
    first = next(outside, None)
    if first is None or _is_part(file, first, header):
        return None
    last = _last_own_line(file, first, header)
    return Outdented(
        number, first, last, _outdent_diagnostic(file, number, header, first, last, wanted)
    )


def _last_sound_line(file: FileText, number: int, depth: int) -> int:
    """Return the number of the last line of the text below a header that is sound."""
    inside = (n - 1 for n in _written(file, number + 1) if _indent_of_line(file, n) <= depth)
    return next(inside, len(file.lines))


def _written(file: FileText, number: int) -> Iterator[int]:
    """Yield the numbers of the lines from this one on that are not empty."""
    return (n for n in range(number, len(file.lines) + 1) if file.lines[n - 1].strip())


def _last_own_line(file: FileText, first: int, header: re.Match[str]) -> int:
    last = first
    for number in _written(file, first):
        if _is_part(file, number, header):
            break
        last = number
    return last


def _indent_of_line(file: FileText, number: int) -> int:
    return indent(file.lines[number - 1])


def _is_comment(file: FileText, number: int, first: int) -> bool:
    return number != first and file.lines[number - 1].lstrip().startswith("#")


def _is_part(file: FileText, number: int, header: re.Match[str]) -> bool:
    """Return whether a line is another part of the file: a name beside the text's own, or whatever is further out.

    Beside an item that is nothing but a text, the next item stands.
    """
    indent, line, depth = (
        _indent_of_line(file, number),
        file.lines[number - 1].strip(),
        _depth(header),
    )
    if indent > depth:
        return False
    if (indent < depth or not header["name"]) and re.match(r"-(?: |$)", line):
        return True
    return _NAME.match(line) is not None or line in ("---", "...")


def _outdent_diagnostic(
    file: FileText, number: int, header: re.Match[str], first: int, last: int, wanted: int
) -> Diagnostic:
    written = [n for n in range(first, last + 1) if file.lines[n - 1].strip()]
    steps = wanted - min(_indent_of_line(file, n) for n in written)
    which = f"line {first}" if first == last else f"lines {first} to {last}"
    far = (
        f"{_NUMBERS[steps]} space{'s' * (steps > 1)}"
        if steps < len(_NUMBERS)
        else count_noun(steps, "space")
    )
    begins = next(n for n in range(number + 1, first + 1) if file.lines[n - 1].strip())
    what = "further in" if begins == first else f"as far in as line {begins}"
    message = f"the text after `{header['sign']}` in line {number} must be {what}"
    spot = Spot(first, _indent_of_line(file, first) + 1, len(file.lines[first - 1].strip()))
    return file.diagnostic(spot, "indentation", message, f"move {which} to the right by {far}")


_OPENS = re.compile(
    r"(?P<lead> *(?:- +)*)(?P<name>[a-z][a-z0-9-]*):(?: +(?P<text>[^\s\"'|>\[{#&*!].*))? *"
)
_PART = re.compile(r" *(?:- |[a-z][a-z0-9_-]*:(?: |$))")
_HELP_LINE = "write `|` after the name, and the whole text on the lines below, further in"
_ONE_LINE = ("title", "callout", "activity", "scenario", "section")
"""Names whose text is on one line, so that nothing below can go on with it."""
_PROSE = re.compile(r"\s*(?:[*_“„(]*[A-ZÄÖÜ]|#{2,6} |\S+(?: \S+){3})")


def not_further_in(trouble: ParserComplaint) -> Diagnostic | None:
    """Tell of a text that is not further in than the `|` above it asks for."""
    lines = {trouble.at[0] + 1, trouble.since[0] + 1}
    found = (
        text
        for text in outdented_texts(trouble.file)
        if lines & {*range(text.first, text.last + 2)}
    )
    return next((text.problem for text in found), None)


def colon_in_longer_text(trouble: ParserComplaint) -> Diagnostic | None:
    """Tell of a text of several lines with a colon and a space in it."""
    opening = _opening(trouble, trouble.at[0])
    message = "there is a colon and a space in this text, so it needs another form"
    help_line = f"{opening.help if opening else _HELP_LINE}; or put the whole text in quotes"
    return trouble.diagnostic(trouble.at, "colon-in-text", message, help_line)


def without_sign(trouble: ParserComplaint) -> Diagnostic | None:
    """Tell of a text of several lines with a colon, a heading or an empty line in it, and without `|`."""
    number = trouble.at[0] if trouble.line.strip() else trouble.since[0]
    opening = _opening(trouble, number) or _opening(trouble, trouble.since[0])
    if not opening:
        return None
    line = trouble.file.lines[opening.last]
    indent, length = len(line) - len(line.lstrip()), len(line.strip())
    message = f"this line is not read as a part of the text after `{opening.name}:` in line {opening.number}"
    return trouble.diagnostic((opening.last, indent), "missing-bar", message, opening.help, length)


def text_above(lines: Sequence[str], number: int) -> tuple[int, str] | None:
    """Return the line, from 1, and the name of the text that a line, counted from 0, seems to go on with.

    Between the two there are only lines that are no parts of the file, and an empty one.
    """
    is_after_gap = False
    for n in range(number - 1, -1, -1):
        match = _OPENS.fullmatch(lines[n])
        if match and match["text"] and match["name"] not in _ONE_LINE:
            return (n + 1, match["name"]) if is_after_gap else None
        if _PART.match(lines[n]):
            return None
        is_after_gap = is_after_gap or not lines[n].strip()
    return None


def goes_on_below(lines: Sequence[str], number: int) -> bool:
    """Return whether the text on a line, counted from 0, seems to go on below it."""
    below = next((line for line in lines[number + 1 :] if line.strip()), "")
    is_other = (
        _PART.match(below)
        or other_colon_in(below)
        or below.lstrip().startswith(("#", *LONG_DASHES))
    )
    return " " in below.strip() and not is_other


def sign_in_line(name: str, number: int) -> str:
    """Return the mend for a text of several lines that begins beside its name."""
    return f"write `{name}: |` in line {number}, and the whole text on the lines below, further in"


class _Opening(NamedTuple):
    """The line of the name that a text belongs to, the name, whether text stands beside it, and the text's line."""

    number: int
    name: str
    has_text: bool
    last: int

    @property
    def help(self) -> str:
        rest = (
            "and the whole text on the lines below, further in"
            if self.has_text
            else "and leave the text below it"
        )
        return f"write `{self.name}: |` in line {self.number}, {rest}"


def _opening(trouble: ParserComplaint, last: int) -> _Opening | None:
    """Return the name that opens a text of several lines, of which a line, counted from 0, seems to be a part."""
    lines = trouble.file.lines[: last + 1]
    written = [n for n, line in enumerate(lines) if line.strip()]
    for n, below in zip(reversed(written[:-1]), reversed(written), strict=False):
        match = None if _PART.match(lines[below]) else _OPENS.fullmatch(lines[n])
        if match:
            is_below = len(lines[last]) - len(lines[last].lstrip()) > len(match["lead"])
            is_text = match["text"] is not None or _PROSE.match(lines[below])
            return (
                _Opening(n + 1, match["name"], match["text"] is not None, last)
                if is_below and is_text
                else None
            )
        if _PART.match(lines[below]):
            return None
    return None
