"""Owns how a command gets a course that it can work on: a folder comes in, a sound course goes out."""

import sys
from dataclasses import replace
from pathlib import Path

from lessonwright.cli.findings import print_text
from lessonwright.cli.screen import waiting
from lessonwright.spec.course import Course
from lessonwright.spec.diagnostic import Diagnostic
from lessonwright.spec.load import load_course
from lessonwright.spec.undisturbed import undisturbed


def sound_course(content: Path, shown: str | None = None) -> Course:
    """Return the course; where it is broken, tell what is to be mended and end the command.

    With `shown`, this is what messages call the content folder.
    """
    with waiting("Reading the course …"), undisturbed():
        loaded = load_course(content)
    if loaded.course is None:
        print_text([_at(content, shown, diagnostic) for diagnostic in loaded.diagnostics])
        sys.exit(1)
    return loaded.course


def _at(content: Path, shown: str | None, diagnostic: Diagnostic) -> Diagnostic:
    path = diagnostic.path.replace(content.as_posix(), shown, 1) if shown else diagnostic.path
    return replace(diagnostic, path=path)
