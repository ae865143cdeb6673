"""Owns which part of the navigation a page shows: every module, and the lessons of its own.

A page's size then does not grow with the number of lessons in other modules.
"""

from collections.abc import Callable
from typing import Any


def nearby(items: list[Any], page: Any | None, section: type[Any], closed: Callable[[Any], Any]) -> list[Any]:
    """Return the top-level items; `closed` stands in for each section that does not hold the page."""
    own = page.parent if page else None
    return [
        closed(item) if isinstance(item, section) and item is not own and not item.active else item for item in items
    ]
