"""Owns how findings are told: diagnostics come in; text, JSON, GitHub annotations or SARIF come out."""

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any
from urllib.parse import quote

from rich.markup import escape

from lessonwright import __version__
from lessonwright.building.build_errors import NotPublishedError
from lessonwright.cli.errors import CannotRunError, NotMendedError
from lessonwright.cli.screen import is_in_menu, say, screen, write_stdout
from lessonwright.message_wording import count_noun
from lessonwright.reading.diagnostic import Diagnostic

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"


def sarif(diagnostics: Sequence[Diagnostic]) -> dict[str, Any]:
    """Return the log of one run (§3.13, §3.14); its rules are those that the diagnostics name."""
    ids = list(dict.fromkeys(diagnostic.rule for diagnostic in diagnostics))
    rules = [_rule(id_) for id_ in ids]
    results = [_result(diagnostic, ids.index(diagnostic.rule)) for diagnostic in diagnostics]
    tool = {"driver": {"name": "lessonwright", "version": __version__, "rules": rules}}
    run = {"tool": tool, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(id_: str) -> dict[str, Any]:
    """Return a reportingDescriptor (§3.49), with the documentation of a rule that has some."""
    from lessonwright.lint.rules import RULES

    if id_ not in RULES:
        return {"id": id_}
    rule = RULES[id_]
    return {
        "id": id_,
        "shortDescription": {"text": rule.headline},
        "fullDescription": {"text": rule.reason},
    }


def _result(diagnostic: Diagnostic, index: int) -> dict[str, Any]:
    """Return a result (§3.27)."""
    words = "; ".join(filter(None, (diagnostic.message, diagnostic.help)))
    return {
        "ruleId": diagnostic.rule,
        "ruleIndex": index,
        "level": diagnostic.severity,
        "message": {"text": words},
        "locations": [{"physicalLocation": _place(diagnostic)}],
    }


def _place(diagnostic: Diagnostic) -> dict[str, Any]:
    """Return a physicalLocation (§3.29): the file as a relative reference, and a region in it (§3.30)."""
    region: dict[str, Any] = {
        "startLine": diagnostic.line,
        "startColumn": diagnostic.column,
        "endColumn": diagnostic.column + max(1, diagnostic.length),
    }
    if diagnostic.excerpt:
        region["snippet"] = {"text": diagnostic.excerpt}
    return {"artifactLocation": {"uri": _uri(diagnostic.path)}, "region": region}


def _uri(path: str) -> str:
    return Path(path).as_uri() if Path(path).is_absolute() else quote(path)


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
    beside = f", and {count_noun(notes, 'note')}" if notes else ""
    if len(diagnostics) > notes:
        problems = count_noun(len(diagnostics) - notes, "problem")
        say(f"[bold red]{problems}[/] to mend{beside}.{f' {stops}' if stops else ''}")


def what_stops(problems: int, broken: int, doubtful: int = 0) -> str:
    """Return what so many problems stop: how many keep the site from being built, and how many unless one insists."""
    stopping = broken + doubtful
    if not stopping:
        return _BUILDS_ALL_THE_SAME
    unless = "" if broken else f", unless you {insisting()}"
    if stopping == problems:
        return f"Until then, no site is built{unless}."
    keep = "keeps" if stopping == 1 else "keep"
    return f"{stopping:,} of them {keep} the site from being built{unless}."


def insisting() -> str:
    """Return how one has a site built in spite of warnings."""
    return "say so when you are asked" if is_in_menu() else "add --no-strict"


def print_summary(
    diagnostics: Sequence[Diagnostic], rules: Collection[str], course_file: str
) -> None:
    """Print how many findings there are of each kind, the most frequent first, and how a rule is turned down."""
    counts = Counter(diagnostic.rule for diagnostic in diagnostics).most_common()
    say(f"[bold]{count_noun(len(diagnostics), 'finding')}[/], by what they are about:\n")
    for name, count in counts:
        say(f"{count:>8,}  {name}")
    often = next((name for name, _ in counts if name in rules), None)
    if often:
        say(
            f"\nA rule that matters less in your course is turned down in {escape(course_file)}, such as:\n"
        )
        say(f"  lint:\n    {often}: note\n\nA `note` is told and stops nothing; `off` is silent.")
    say()


def print_json(diagnostics: Sequence[Diagnostic]) -> None:
    """Print a list of objects with the same keys in each."""
    findings = [{key: getattr(diagnostic, key) for key in _KEYS} for diagnostic in diagnostics]
    write_stdout(json.dumps(findings, ensure_ascii=False, indent=2) + "\n")


def print_github(diagnostics: Sequence[Diagnostic]) -> None:
    """Print workflow commands that mark the lines in a pull request."""
    for diagnostic in diagnostics:
        write_stdout(f"{_annotation(diagnostic)}\n")


def _annotation(diagnostic: Diagnostic) -> str:
    """Return one workflow command; text and properties are escaped as GitHub's own toolkit does it."""
    place = {
        "file": diagnostic.path,
        "line": diagnostic.line,
        "col": diagnostic.column,
        "title": diagnostic.rule,
    }
    properties = ",".join(f"{name}={_escape(str(value), ':,')}" for name, value in place.items())
    words = "\n".join(filter(None, (diagnostic.message, diagnostic.help)))
    return f"::{_GITHUB[diagnostic.severity]} {properties}::{_escape(words)}"


def print_sarif(diagnostics: Sequence[Diagnostic]) -> None:
    """Print a SARIF log, which code scanning reads."""
    write_stdout(json.dumps(sarif(diagnostics), ensure_ascii=False, indent=2) + "\n")


def _escape(text: str, more: str = "") -> str:
    for sign in "%\r\n" + more:
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


PRINT: dict[str, Callable[[Sequence[Diagnostic]], None]] = {
    "text": print_text,
    "json": print_json,
    "github": print_github,
    "sarif": print_sarif,
}


@contextmanager
def exit_on_mistakes(outcome: str) -> Iterator[None]:
    """Print what keeps the block's work from being published, and end the command with what came of it."""
    try:
        yield
    except NotPublishedError as error:
        print_text(error.diagnostics)
        raise NotMendedError(outcome) from error


class NotSoundError(CannotRunError):
    """What the author wrote is to be mended before anything can be done; each mistake is a diagnostic."""

    exit_code = 1

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        """Take what is to be told."""
        super().__init__("\n\n".join(map(str, diagnostics)))
        self.diagnostics = diagnostics

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the diagnostics as every command prints them."""
        print_text(self.diagnostics)
