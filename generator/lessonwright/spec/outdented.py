"""Owns texts that are not further in than the `|` above them asks for: a file's text comes in, such texts go out.

To YAML such a text is anything but a text: names without a colon, names that no part has. Whoever told of these would
send its author in circles. It is looked for only where a file is found to be wrong.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lessonwright.spec.diagnostic import Diagnostic
from lessonwright.spec.file_text import FileText, Spot
from lessonwright.spec.wording import counted

_HEADER = re.compile(r"(?P<lead> *(?:- +)*)(?:(?P<name>[\w-]+): +)?(?P<sign>[|>])[-+]?(?: +#.*| *)")
_NAME = re.compile(r"[a-z][a-z0-9-]*:(?: |$)")
_NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]


class Outdented(NamedTuple):
    """A text that should be further in: the line of its `|`, its first and last line, and what to say."""

    header: int
    first: int
    last: int
    problem: Diagnostic


def outdented(file: FileText) -> Iterator[Outdented]:
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
        number = found.last + 1 if found else _end(file, number, _depth(header)) + 1


def _depth(header: re.Match[str]) -> int:
    """Return how far in the part stands that the text belongs to; the text stands further in."""
    return len(header["lead"]) if header["name"] else header["lead"].rindex("-")


def _after(file: FileText, number: int, header: re.Match[str]) -> Outdented | None:
    depth = _depth(header)
    body = [n for n in range(number + 1, len(file.lines) + 1) if file.lines[n - 1].strip()]
    wanted = _indent(file, body[0]) if body and _indent(file, body[0]) > depth else depth + 2
    outside = (n for n in body if _indent(file, n) < wanted and not _is_comment(file, n, body[0]))
    first = next(outside, None)
    if first is None or _is_part(file, first, header):
        return None
    last = _last(file, first, body, header)
    return Outdented(number, first, last, _said(file, number, header, first, last, wanted))


def _end(file: FileText, number: int, depth: int) -> int:
    """Return the number of the last line of the text below a header that is sound."""
    lines = file.lines[number:]
    inside = (n for n, line in enumerate(lines) if line.strip() and len(line) - len(line.lstrip(" ")) <= depth)
    return number + next(inside, len(lines))


def _last(file: FileText, first: int, body: list[int], header: re.Match[str]) -> int:
    last = first
    for number in body[body.index(first) :]:
        if _is_part(file, number, header):
            break
        last = number
    return last


def _indent(file: FileText, number: int) -> int:
    line = file.lines[number - 1]
    return len(line) - len(line.lstrip(" "))


def _is_comment(file: FileText, number: int, first: int) -> bool:
    return number != first and file.lines[number - 1].lstrip().startswith("#")


def _is_part(file: FileText, number: int, header: re.Match[str]) -> bool:
    """Return whether a line is another part of the file: a name beside the text's own, or whatever is further out.

    Beside an item that is nothing but a text, the next item stands.
    """
    indent, line, depth = _indent(file, number), file.lines[number - 1].strip(), _depth(header)
    if indent > depth:
        return False
    if (indent < depth or not header["name"]) and re.match(r"-(?: |$)", line):
        return True
    return _NAME.match(line) is not None or line in ("---", "...")


def _said(file: FileText, number: int, header: re.Match[str], first: int, last: int, wanted: int) -> Diagnostic:
    written = [n for n in range(first, last + 1) if file.lines[n - 1].strip()]
    steps = wanted - min(_indent(file, n) for n in written)
    which = f"line {first}" if first == last else f"lines {first} to {last}"
    far = f"{_NUMBERS[steps]} space{'s' * (steps > 1)}" if steps < len(_NUMBERS) else counted(steps, "space")
    begins = next(n for n in range(number + 1, first + 1) if file.lines[n - 1].strip())
    what = "further in" if begins == first else f"as far in as line {begins}"
    message = f"the text after `{header['sign']}` in line {number} must be {what}"
    spot = Spot(first, _indent(file, first) + 1, len(file.lines[first - 1].strip()))
    return file.diagnostic(spot, "indentation", message, f"move {which} to the right by {far}")
