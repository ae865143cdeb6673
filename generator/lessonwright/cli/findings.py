"""Owns how findings are told: diagnostics come in; text, JSON, GitHub annotations or SARIF come out."""

import json
from collections import Counter
from collections.abc import Callable, Collection, Sequence

from rich.markup import escape

from lessonwright.cli.piped import put_out
from lessonwright.cli.sarif import sarif
from lessonwright.cli.screen import say, screen
from lessonwright.cli.words import counted
from lessonwright.spec.diagnostic import Diagnostic

_GITHUB = {"error": "error", "warning": "warning", "note": "notice"}
_KEYS = ("path", "line", "column", "severity", "message", "rule", "help")


MANY = 100
"""With more findings than this, they begin with a summary."""
_BUILDS_ALL_THE_SAME = (
    "The site can be built all the same; a workflow that publishes it, such as the one that `lessonwright new` writes, "
    "checks first and stops here."
)


def print_text(diagnostics: Sequence[Diagnostic], stops: str = "") -> None:
    """Print the findings for people to read, how many there are, and what they stop."""
    for diagnostic in diagnostics:
        screen().print(f"{diagnostic.text}\n", markup=False, soft_wrap=True)
    notes = sum(diagnostic.severity == "note" for diagnostic in diagnostics)
    beside = f", and {counted(notes, 'note')}" if notes else ""
    if len(diagnostics) > notes:
        problems = counted(len(diagnostics) - notes, "problem")
        say(f"[bold red]{problems}[/] to mend{beside}.{f' {stops}' if stops else ''}")


def what_stops(problems: int, broken: int) -> str:
    """Return what so many problems stop, of which so many keep the site from being built."""
    if not broken:
        return _BUILDS_ALL_THE_SAME
    if broken == problems:
        return "Until then, no site is built."
    keep = "keeps" if broken == 1 else "keep"
    return f"{broken:,} of them {keep} the site from being built."


def print_summary(diagnostics: Sequence[Diagnostic], rules: Collection[str], course_file: str) -> None:
    """Print how many findings there are of each kind, the most frequent first, and how a rule is turned down."""
    counts = Counter(diagnostic.rule for diagnostic in diagnostics).most_common()
    say(f"[bold]{counted(len(diagnostics), 'finding')}[/], by what they are about:\n")
    for name, count in counts:
        say(f"{count:>8,}  {name}")
    often = next((name for name, _ in counts if name in rules), None)
    if often:
        say(f"\nA rule that matters less in your course is turned down in {escape(course_file)}, such as:\n")
        say(f"  lint:\n    {often}: note\n\nA `note` is told and stops nothing; `off` is silent.")
    say()


def print_json(diagnostics: Sequence[Diagnostic]) -> None:
    """Print a list of objects with the same keys in each."""
    findings = [{key: getattr(diagnostic, key) for key in _KEYS} for diagnostic in diagnostics]
    put_out(json.dumps(findings, ensure_ascii=False, indent=2) + "\n")


def print_github(diagnostics: Sequence[Diagnostic]) -> None:
    """Print workflow commands that mark the lines in a pull request."""
    for diagnostic in diagnostics:
        put_out(f"{_annotation(diagnostic)}\n")


def _annotation(diagnostic: Diagnostic) -> str:
    """Return one workflow command; text and properties are escaped as GitHub's own toolkit does it."""
    place = {"file": diagnostic.path, "line": diagnostic.line, "col": diagnostic.column, "title": diagnostic.rule}
    properties = ",".join(f"{name}={_escaped(str(value), ':,')}" for name, value in place.items())
    words = "\n".join(filter(None, (diagnostic.message, diagnostic.help)))
    return f"::{_GITHUB[diagnostic.severity]} {properties}::{_escaped(words)}"


def print_sarif(diagnostics: Sequence[Diagnostic]) -> None:
    """Print a SARIF log, which code scanning reads."""
    put_out(json.dumps(sarif(diagnostics), ensure_ascii=False, indent=2) + "\n")


def _escaped(text: str, more: str = "") -> str:
    for sign in "%\r\n" + more:
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


PRINT: dict[str, Callable[[Sequence[Diagnostic]], None]] = {
    "text": print_text,
    "json": print_json,
    "github": print_github,
    "sarif": print_sarif,
}
