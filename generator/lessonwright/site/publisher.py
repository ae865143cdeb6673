"""Owns what a site asks of whoever puts more than pages into it, such as handouts; the site knows no more of them.

In goes a course and its finished site; files come to stand in the site, and diagnostics come out.
"""

from collections.abc import Callable, Mapping
from importlib.metadata import entry_points
from pathlib import Path
from typing import Protocol

from lessonwright.prose.dialect import Dialect
from lessonwright.spec.course import Course
from lessonwright.spec.diagnostic import Diagnostic

_GROUP = "lessonwright.publishers"


class Publisher(Protocol):
    """Puts files into a finished site."""

    def names(self, course: Course) -> Mapping[str, str]:
        """Return the file that each lesson's page links to, by the lesson's path; the workbook by course.yml's."""

    def publish(
        self, course: Course, content: Path, site: Path, url: Callable[[str], str | None], dialect: Dialect
    ) -> tuple[Diagnostic, ...]:
        """Write the files; `url` gives a content file's address on the web, where the site has one."""


def installed_publisher(handouts: bool) -> Publisher | None:
    """Return the publisher that is installed with Lessonwright, told whether handouts are wanted."""
    for point in entry_points(group=_GROUP):
        publisher: Publisher = point.load()(handouts=handouts)
        return publisher
    return None
