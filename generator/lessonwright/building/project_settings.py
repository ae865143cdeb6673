"""Owns what a build and those who call it agree on: the project, its settings, and who publishes handouts.

A publisher gets a course and where its finished site is; files come to stand in the site, or
diagnostics come out.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol

from lessonwright.building.build_errors import NotPublishedError
from lessonwright.course.course import Course
from lessonwright.markup.dialect import ALWAYS, Dialect
from lessonwright.reading.diagnostic import Diagnostic

HANDOUTS, FACILITATOR = "handouts", "facilitator"
"""The folders of what learners get, within the site, and of what is kept from them, beside it."""


@dataclass(frozen=True)
class Project:
    """What mkdocs.yml says about the course beside it, and about the site that is made of it."""

    folder: Path
    """The folder that holds mkdocs.yml."""
    content: Path
    site: Path
    """Where the site is built; it need not be there yet."""
    url: Callable[[str], str | None] = lambda source: None
    """Gives a content file's address on the web, where the site has one."""
    handouts: bool = True
    """Whether a build makes PDFs, too."""
    extensions: tuple[str, ...] = ALWAYS
    extension_settings: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def dialect(self, course: Course) -> Dialect:
        """Return how the course's Markdown is read."""
        return replace(self.reading, raw_html=course.html)

    @property
    def reading(self) -> Dialect:
        """How Markdown is read, before it is known whether the course takes HTML."""
        return Dialect(self.extensions, self.extension_settings)


@dataclass(frozen=True)
class SiteSettings:
    """What a mkdocs.yml says, as far as a command asks: to read it has MkDocs load theme and plugins."""

    project: Project
    problems: tuple[Diagnostic, ...] = ()
    """What is to be mended in it; nothing of this keeps it from being read."""
    hosts_asked: tuple[Diagnostic, ...] = ()
    """A note for each style sheet and script that every page asks another host for."""


class Publisher(Protocol):
    """Puts files into a finished site."""

    def names(self, course: Course) -> Mapping[str, str]:
        """Return the file that each lesson's page links to, by the lesson's path; the workbook by course.yml's."""

    def publish(self, course: Course, project: Project) -> None:
        """Write the files; raise `NotPublishedError`, and leave what was there, where something is to be mended."""


ProgressReport = Callable[[int, int], None]
"""Takes the number of the step that is done and how many there are."""


def report_nothing(step: int, steps: int) -> None:
    """Report to nobody."""


def without_errors(diagnostics: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """Return the diagnostics; raise `NotPublishedError` where one of them is an error."""
    if any(diagnostic.severity == "error" for diagnostic in diagnostics):
        raise NotPublishedError(diagnostics)
    return diagnostics
