"""Owns texts that a `#` cuts off: a file comes in; the places where a comment reads like the rest of a text go out.

To YAML, ` #` begins a comment wherever it stands outside quotes, so half a sentence can go without a word. Most
comments are meant, though, and only those are told that are hardly ever comments: a `#` right before a letter or digit
(`our #1 rule`), or one after a word that no text ends with (`press the # key`).
"""

import re
from collections.abc import Iterator

from lessonwright.spec.diagnostic import Diagnostic
from lessonwright.spec.file_text import Spot
from lessonwright.spec.wording import in_quotes
from lessonwright.spec.yaml_file import YamlFile

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


def cut_off(file: YamlFile) -> Iterator[Diagnostic]:
    """Yield a warning for each text of a sound file that seems to go on behind a `#`."""
    whole = file.file.text
    for match in _COMMENT.finditer(whole):
        before = whole[whole.rfind("\n", 0, match.start()) + 1 : match.start()]
        text = _NAME.sub("", before, count=1).rstrip()
        if _goes_on(text, match[0]) and not file.places.is_text(match.start()):
            yield _told(file, f"{text} {match[0]}", Spot(_line(whole, match), len(before) + 1, len(match[0].rstrip())))


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


def _told(file: YamlFile, whole: str, spot: Spot) -> Diagnostic:
    message = "the text ends here, since ` #` begins a comment"
    mend = f"put the whole text in quotes: {in_quotes(whole)}; a comment goes on a line of its own"
    return file.file.diagnostic(spot, "text-cut-off", message, mend, "warning")
