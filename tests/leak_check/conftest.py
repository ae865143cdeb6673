"""Leaks are looked for in what is printed of the same courses as in the tests of handouts."""

from tests.handouts.conftest import content, every_kind

__all__ = ["content", "every_kind"]
