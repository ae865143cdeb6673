"""Owns the pages of lessons that were made before, for a site that is served while somebody writes.

An order for a page comes in; the page goes out, made anew where anything that it says may have changed.
"""

from typing import Any

from lessonwright.site.pages import LESSON_PAGE, MODULE_PAGE
from lessonwright.site.templating import FilledPage, PageOrder, Templates


class PageMemory:
    """The pages of one course's modules and lessons as they were made the last time."""

    def __init__(self) -> None:
        self._around: Any = None
        self._pages: dict[str, tuple[Any, FilledPage]] = {}

    def surround(self, around: Any) -> None:
        """Forget all pages, unless all that is said of the course outside of its lessons is the same as before."""
        if around != self._around:
            self._around = around
            self._pages.clear()

    def page(self, templates: Templates, order: PageOrder) -> FilledPage:
        """Return the page that is ordered."""
        if order.template not in (LESSON_PAGE, MODULE_PAGE):
            return templates.page(order)
        said = _said(order)
        before, page = self._pages.get(order.path, (None, None))
        if page is None or before != said:
            page = templates.page(order)
            self._pages[order.path] = said, page
        return page


def _said(order: PageOrder) -> Any:
    """Return what a page says beside what is around all lessons."""
    lessons = order.parts["module"].lessons
    if order.template == MODULE_PAGE:
        return order.parts["number"], lessons
    return order.parts["lesson"], [(other.path, other.title) for other in lessons]
