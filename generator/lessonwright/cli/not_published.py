"""Owns how a command ends whose work may not be published: what is wrong with it is told, and what came of it."""

from collections.abc import Iterator
from contextlib import contextmanager

from lessonwright.cli.findings import print_text
from lessonwright.cli.trouble import NotMendedError
from lessonwright.site.publisher import NotPublishedError


@contextmanager
def mistakes_told(outcome: str) -> Iterator[None]:
    """Print what keeps the block's work from being published, and end the command with what came of it."""
    try:
        yield
    except NotPublishedError as error:
        print_text(error.diagnostics)
        raise NotMendedError(outcome) from error
