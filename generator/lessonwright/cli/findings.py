"""Owns how findings are told: diagnostics come in; text, JSON, GitHub annotations or SARIF come out."""

import json
from collections.abc import Sequence

from lessonwright.cli.piped import put_out
from lessonwright.cli.sarif import sarif
from lessonwright.cli.screen import say, screen
from lessonwright.cli.words import counted
from lessonwright.spec.diagnostic import Diagnostic

_GITHUB = {"error": "error", "warning": "warning", "note": "notice"}
_KEYS = ("path", "line", "column", "severity", "message", "rule", "help")


def print_text(diagnostics: Sequence[Diagnostic]) -> None:
    """Print the findings for people to read, and how many there are."""
    for diagnostic in diagnostics:
        screen().print(f"{diagnostic.text}\n", markup=False, soft_wrap=True)
    notes = sum(diagnostic.severity == "note" for diagnostic in diagnostics)
    beside = f", and {counted(notes, 'note')}" if notes else ""
    if len(diagnostics) > notes:
        say(f"[bold red]{counted(len(diagnostics) - notes, 'problem')}[/] to mend{beside}.")


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


PRINT = {"text": print_text, "json": print_json, "github": print_github, "sarif": print_sarif}
