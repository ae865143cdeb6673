"""Owns what can go wrong with a build as a whole: each exception says why, in words that `cli` shows as they are.

Whoever catches them need not load what a course is made of.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lessonwright.reading.diagnostic import Diagnostic


class CannotBuildError(Exception):
    """The computer, or where the project lies, does not let a build begin; says why, and what would help."""


class NotPublishedError(Exception):
    """Something in the course is to be mended first, or else learners would get what they must not see."""

    def __init__(self, diagnostics: "tuple[Diagnostic, ...]") -> None:
        super().__init__("\n\n".join(map(str, diagnostics)))
        self.diagnostics = diagnostics


class SiteError(Exception):
    """The site could not be built; says why, with the course's diagnostics where they are the reason."""

    def __init__(self, message: str, diagnostics: "tuple[Diagnostic, ...]" = ()) -> None:
        super().__init__(message)
        self.diagnostics = diagnostics
