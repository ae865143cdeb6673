"""Owns how a command gets a course that it can work on: a folder comes in, a sound course goes out."""

import sys
from pathlib import Path

from lessonwright.cli.findings import print_text
from lessonwright.cli.screen import waiting
from lessonwright.spec.course import Course
from lessonwright.spec.load import load_course
from lessonwright.spec.undisturbed import undisturbed


def sound_course(content: Path) -> Course:
    """Return the course; where it is broken, tell what is to be mended and end the command."""
    with waiting("Reading the course …"), undisturbed():
        loaded = load_course(content)
    if loaded.course is None:
        print_text(loaded.diagnostics)
        sys.exit(1)
    return loaded.course
