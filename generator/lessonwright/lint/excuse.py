"""Owns the excuse: a file's text comes in; out go the places that a comment takes out of a rule's hands, and why.

`# lint: allow negative-stem because the safety rule itself is a "never"` excuses its own line; alone on a line, the
next one. An excuse without a reason is a finding, and so is one that excuses nothing: nobody could tell later what it
was for.
"""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from lessonwright.spec.diagnostic import Diagnostic
from lessonwright.spec.file_text import FileText, Spot
from lessonwright.spec.wording import did_you_mean, quoted
from lessonwright.spec.yaml_places import Places

ID = "excuse"
"""The rule that findings about excuses go by; it has no level, since it only tells about the others."""

_COMMENT = re.compile(r"#(?<![^ \t\n]#)[ \t]*lint:[ \t]*(?P<words>[^\n]*)")
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
    return [_excuse(file, match) for match in _COMMENT.finditer(file.text) if not places().is_text(match.start())]


def _excuse(file: FileText, match: re.Match[str]) -> Excuse:
    start = file.text.rfind("\n", 0, match.start()) + 1
    line = file.text.count("\n", 0, start) + 1
    is_alone = not file.text[start : match.start()].strip()
    words = _WORDS.fullmatch(match["words"].strip())
    rule, reason = (words["rule"], words["reason"] or "") if words else ("", "")
    spot = Spot(line, match.start() - start + 1, len(match[0].rstrip()))
    return Excuse(spot, _next_line(file, line) if is_alone else line, rule, reason.strip())


def _next_line(file: FileText, line: int) -> int:
    """Return the number of the next line that is neither empty nor a comment."""
    after = (n for n in range(line + 1, len(file.lines) + 1) if not file.lines[n - 1].lstrip().startswith("#"))
    return next((n for n in after if file.lines[n - 1].strip()), line)


def faults(
    file: FileText, found: Collection[Excuse], used: Collection[Excuse], rules: Collection[str]
) -> Iterator[Diagnostic]:
    """Yield what is wrong with excuses; `rules` are those that looked, `used` what excused something."""
    for excuse in found:
        said = _fault(excuse, used, rules)
        if said:
            yield file.diagnostic(excuse.spot, ID, *said, "warning")


def _fault(excuse: Excuse, used: Collection[Excuse], rules: Collection[str]) -> tuple[str, str] | None:
    if not excuse.rule:
        return "this comment opens like an excuse and is none", _FORM
    if excuse.rule not in rules:
        return f"there is no rule {quoted(excuse.rule)}", did_you_mean(excuse.rule, rules) or _FORM
    if not excuse.reason:
        return f"this excuse from `{excuse.rule}` gives no reason", _FORM
    if excuse not in used:
        return (
            f"this excuse from `{excuse.rule}` excuses nothing",
            "delete the comment, or move it to the line above its part",
        )
    return None
