"""Owns excuses: a file comes in; comments that take a place out of a rule's hands, and their faults, go out."""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from lessonwright.lint.rules import FORMER_IDS
from lessonwright.message_wording import did_you_mean, quote
from lessonwright.reading.diagnostic import Diagnostic
from lessonwright.reading.file_text_and_mistakes import FileText, Spot
from lessonwright.reading.yaml_places import Places

ID = "excuse"
"""The rule that findings about excuses go by; it has no level, since it only tells about the
others."""

_COMMENT = re.compile(r"#(?<![^ \t\n]#)[ \t]*lint:[ \t]*(?P<words>.*)")
_WORDS = re.compile(r"allow\s+(?P<rule>[^\s:,;]+)(?:[\s:,;]+because\b[\s:]*(?P<reason>.*))?")
_FORM = "write `# lint: allow the-rule because …`, with a reason that a colleague would accept"


@dataclass(frozen=True)
class Excuse:
    """A comment that excuses a rule on some line."""

    spot: Spot
    covers: int
    """The line it speaks of, counted from 1."""
    rule: str
    """Empty where the comment does not have the form of an excuse."""
    reason: str


def excuses(file: FileText, places: Callable[[], Places]) -> list[Excuse]:
    """Return the excuses in a file; the places of its parts are asked for only if there may be one."""
    if "lint:" not in file.text:
        return []
    found: list[Excuse] = []
    after, end = len(file.lines), len(file.text)
    for number, line in zip(range(len(file.lines), 0, -1), reversed(file.lines), strict=True):
        start = end - len(line)
        match = _COMMENT.search(line)
        is_alone = not line.partition("#")[0].strip()
        if match and not places().is_text(start + match.start()):
            found.append(_excuse(match, number, after if is_alone else number))
        after = after if is_alone else number
        end = start - 1
    return found[::-1]


def _excuse(match: re.Match[str], line: int, covers: int) -> Excuse:
    words = _WORDS.fullmatch(match["words"].strip())
    named, reason = (words["rule"], words["reason"] or "") if words else ("", "")
    rule = FORMER_IDS.get(named, named)
    return Excuse(
        Spot(line, match.start() + 1, len(match[0].rstrip())), covers, rule, reason.strip()
    )


def faults(
    file: FileText, found: Collection[Excuse], used: Collection[Excuse], rules: Collection[str]
) -> Iterator[Diagnostic]:
    """Yield what is wrong with excuses; `rules` are those that looked, `used` what excused something."""
    for excuse in found:
        said = _fault(excuse, used, rules)
        if said:
            yield file.diagnostic(excuse.spot, ID, *said, "warning")


def _fault(
    excuse: Excuse, used: Collection[Excuse], rules: Collection[str]
) -> tuple[str, str] | None:
    if not excuse.rule:
        return "this comment opens like an excuse and is none", _FORM
    if excuse.rule not in rules:
        return f"there is no rule {quote(excuse.rule)}", did_you_mean(excuse.rule, rules) or _FORM
    if not excuse.reason:
        return f"this excuse from `{excuse.rule}` gives no reason", _FORM
    if excuse not in used:
        return (
            f"this excuse from `{excuse.rule}` excuses nothing",
            "delete the comment, or move it to the line above its part",
        )
    return None
