"""Owns what stands in the way of a build: each exception says why, in words that `cli` shows as they are."""

from lessonwright.reading.diagnostic import Diagnostic


class CannotBuildError(Exception):
    """The computer, or where the project lies, does not let a build begin; says why, and what would help."""


class NotPublishedError(Exception):
    """Something in the course is to be mended first, or else learners would get what they must not see."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__("\n\n".join(map(str, diagnostics)))
        self.diagnostics = diagnostics


class SiteError(Exception):
    """The site could not be built; says why, with the course's diagnostics where they are the reason."""

    def __init__(self, message: str, diagnostics: tuple[Diagnostic, ...] = ()) -> None:
        super().__init__(message)
        self.diagnostics = diagnostics


def without_errors(diagnostics: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """Return the diagnostics; raise `NotPublishedError` where one of them is an error."""
    if any(diagnostic.severity == "error" for diagnostic in diagnostics):
        raise NotPublishedError(diagnostics)
    return diagnostics
