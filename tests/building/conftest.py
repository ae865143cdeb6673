"""A whole course is built from what `lessonwright new` wrote, or from the courses that are printed."""

from tests.cli.conftest import _written, course, lesson, lessonwright
from tests.handouts.conftest import content

__all__ = ["_written", "content", "course", "lesson", "lessonwright"]
