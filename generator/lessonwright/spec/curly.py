"""Owns curly quotation marks in a list in brackets: what YAML took for an item comes in; warnings go out.

YAML knows `"` and `'` alone. To it, curly marks are letters like any other: a comma between them ends an item, and
learners see the marks.
"""

import re
from collections.abc import Iterator
from typing import Any

from lessonwright.spec.diagnostic import Diagnostic
from lessonwright.spec.file_text import FileText, Spot
from lessonwright.spec.wording import in_quotes, quoted

PAIRS = {"“": "”", "„": "“", "«": "»", "”": "”"}
"""Each mark that opens, and the one that closes; single ones may be apostrophes."""


def curly(file: FileText, items: tuple[Any, ...]) -> Iterator[Diagnostic]:
    """Yield a warning for each text in curly marks that a comma parts, and for a list's first that is in them."""
    told = set()
    for item in (item for item in items if item.value[:1] in PAIRS):
        line, words = item.start_mark.line, _in_marks(file, item)
        is_parted = len(words) > len(item.value) and words.startswith(item.value)
        if is_parted or (words == item.value and line not in told):
            told.add(line)
            yield _told(file, item, words, is_parted)


def _in_marks(file: FileText, item: Any) -> str:
    """Return the text from the mark that opens to the one that closes on the same line; empty where there is none."""
    opens = item.value[0]
    shut = PAIRS[opens]
    match = re.compile(rf"{opens}[^{opens}{shut}\[\]\n\"]*{shut}").match(file.text, item.start_mark.index)
    return match[0] if match else ""


def _told(file: FileText, item: Any, words: str, is_parted: bool) -> Diagnostic:
    spot = Spot(item.start_mark.line + 1, item.start_mark.column + 1, len(words))
    message = "the quotation marks around this text are part of it"
    mend = f"write `{in_quotes(words[1:-1])}`; where learners are to see the marks, `{in_quotes(words)}`"
    if is_parted:
        message = f"{quoted(words)} becomes several items, since curly quotation marks hold no comma together"
        mend = f"write straight ones: `{in_quotes(words[1:-1])}`"
    return file.diagnostic(spot, "curly-quotes", message, mend, "warning")
