"""Owns which part of the navigation a page shows: its own module, and the pages about the whole course.

A page's size then does not grow with the course.
"""

from typing import Any


def nearby(items: list[Any], page: Any | None, section: type[Any]) -> list[Any]:
    """Return the top-level items that are no section, and the section that holds the page, if there is a page."""
    own = page.parent if page else None
    return [item for item in items if not isinstance(item, section) or item is own or item.active]
