"""Owns the dashes that are none to YAML: what a parser stumbled over comes in, a diagnostic or None goes out.

Word processors and phones write them where `-` was typed. YAML takes the line for text, and stumbles further down.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from lessonwright.spec.diagnostic import Diagnostic
from lessonwright.spec.items import plainly
from lessonwright.spec.wording import hidden_in, quoted, sign
from lessonwright.spec.yaml_trouble import Trouble

LONG_DASHES = "–—−‐‑•·▪◦●○■□➢✓\u2043\uf0b7\uf0a7\uf0d8\uf076\uf0fc"  # noqa: RUF001 (what looks alike is meant)
"""What word processors and phones write where `-` was typed."""
_ITEM = re.compile(rf" *[{LONG_DASHES}]\s*(?P<text>\S.*)")
_NAMED = re.compile(r"[a-z][a-z0-9-]*:(?: |$)")
_NAME_ALONE = re.compile(r" *(?:- +)*[a-z][a-z0-9-]*:\s*(?:#.*)?")


def other_dash(trouble: Trouble) -> Diagnostic | None:
    """Tell of a list item with a dash or bullet of another kind, on the line of the trouble or around it."""
    firsts = (_first_of_list(trouble.file.lines, number) for number in (trouble.since[0], trouble.at[0]))
    return next((other_dash_on(trouble, first) for first in firsts if first is not None), None)


def other_dash_on(trouble: Trouble, number: int) -> Diagnostic:
    """Tell of a line, counted from 0, that begins with such a sign."""
    line = trouble.file.lines[number]
    at = (number, len(line) - len(line.lstrip()))
    return trouble.said(at, "indentation", *other_dash_in(line), len(line.strip()))


def other_dash_in(line: str) -> tuple[str, str]:
    """Return what to say of a line that begins with such a sign, and the mend."""
    words = line.strip()
    message = f"this line begins with {sign(words[0])}, which is not the `-` of a list"
    if hidden_in(words[0]):
        message = f"this line begins with a word processor's bullet ({sign(words[0])}), which is not the `-` of a list"
    text = words[1:].lstrip()
    return message, f"write {quoted(f'- {text if _NAMED.match(text) else plainly(text)}')}"


def _around(lines: list[str], number: int) -> Iterator[int]:
    """Yield the number of a line, and of those above that it stands beside or below, going outwards."""
    depth = None
    for n in range(min(number, len(lines) - 1), -1, -1):
        if _is_written(lines[n]) and (depth is None or _indent(lines[n]) <= depth):
            depth = _indent(lines[n])
            yield n


def _first_of_list(lines: list[str], number: int) -> int | None:
    """Return the first item of the nearest such row that a line stands beside or below; None where all may be text."""
    for n, above in pairwise(_around(lines, number)):
        is_first = not (_indent(lines[above]) == _indent(lines[n]) and _ITEM.fullmatch(lines[above]))
        if is_first and _opens_list(lines[above], lines[n]):
            return n
    return None


def _opens_list(above: str, line: str) -> bool:
    """Return whether a line is an item, since it stands beside another one, or below a name as only an item does."""
    match = _ITEM.fullmatch(line)
    if not match:
        return False
    if _indent(above) < _indent(line):
        return bool(_NAME_ALONE.fullmatch(above) and _NAMED.match(match["text"]))
    return bool(re.match(r" *- ", above) or _NAME_ALONE.fullmatch(above))


def _is_written(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
