"""Owns the levels of a sheet's headings: data comes in; out it goes with a level at each heading, and none left out.

A reader with a screen reader goes from heading to heading; PDF/UA-1 (7.4.2) allows no level to be skipped.
"""

from collections.abc import Iterable
from typing import Any

from lessonwright.prose.typeset import HEADINGS


class Levels:
    """Gives levels in reading order, from the sheet's title down."""

    def __init__(self) -> None:
        self._last = 1

    def level(self, wanted: int) -> int:
        """Return the level that the next heading gets."""
        self._last = max(2, min(wanted, self._last + 1))
        return self._last

    def set_in(self, part: Any) -> None:
        """Give every heading of an author's texts, within this data, its level."""
        if isinstance(part, dict):
            tag = part.get("tag")
            if tag in HEADINGS:
                part["level"] = self.level(int(tag[1]))
            self._each(part.values())
        elif isinstance(part, list | tuple):
            self._each(part)

    def _each(self, parts: Iterable[Any]) -> None:
        for part in parts:
            if isinstance(part, dict | list | tuple):
                self.set_in(part)
