"""Owns how findings are told: diagnostics come in; text, JSON or GitHub annotations come out."""

import json
from collections.abc import Sequence

import click

from lessonwright.cli.screen import say, screen
from lessonwright.cli.words import counted
from lessonwright.spec.diagnostic import Diagnostic

_KEYS = ("path", "line", "column", "severity", "message", "rule", "help")


def print_text(diagnostics: Sequence[Diagnostic]) -> None:
    """Print the findings for people to read, and how many there are."""
    for diagnostic in diagnostics:
        screen().print(f"{diagnostic.text}\n", markup=False, soft_wrap=True)
    if diagnostics:
        say(f"[bold red]{counted(len(diagnostics), 'problem')}[/] to mend.")


def print_json(diagnostics: Sequence[Diagnostic]) -> None:
    """Print a list of objects with the same keys in each."""
    findings = [{key: getattr(diagnostic, key) for key in _KEYS} for diagnostic in diagnostics]
    click.echo(json.dumps(findings, ensure_ascii=False, indent=2))


def print_github(diagnostics: Sequence[Diagnostic]) -> None:
    """Print workflow commands that mark the lines in a pull request."""
    for diagnostic in diagnostics:
        click.echo(_annotation(diagnostic))


def _annotation(diagnostic: Diagnostic) -> str:
    """Return one workflow command; text and properties are escaped as GitHub's own toolkit does it."""
    place = {"file": diagnostic.path, "line": diagnostic.line, "col": diagnostic.column, "title": diagnostic.rule}
    properties = ",".join(f"{name}={_escaped(str(value), ':,')}" for name, value in place.items())
    words = "\n".join(filter(None, (diagnostic.message, diagnostic.help)))
    return f"::{diagnostic.severity} {properties}::{_escaped(words)}"


def _escaped(text: str, more: str = "") -> str:
    for sign in "%\r\n" + more:
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


PRINT = {"text": print_text, "json": print_json, "github": print_github}
