"""Owns the navigation as the theme fills it: all of it comes in; what a page shows of it goes out, filled once.

A page shows the lessons of its own module, and of each other module its name. In a large course
these names are most of the navigation, and the same on many pages: the theme fills them once.
"""

import lessonwright.building.mkdocs_or_properdocs  # noqa: F401 - it lets ProperDocs answer to the name of MkDocs

# isort: split

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from jinja2 import ChoiceLoader, DictLoader, Environment, TemplateNotFound
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url, get_theme_dir

_LIST, _ITEM = "partials/nav.html", "partials/nav-item.html"
_LOOP = re.compile(
    r"\{% for nav_item in nav\.items %\}(?P<before>\s*)"
    r'\{% set path = "__nav_" ~ loop\.index %\}(?P<between>\s*)'
    r"\{\{ item\.render\(nav_item, path, 1\) \}\}(?P<after>\s*)\{% endfor %\}"
)
"""Where Material fills the navigation, item by item."""
_FUNCTION = "lessonwright_navigation"
_Run = Sequence[tuple[int, StructureItem]]
"""Items that follow one another, with the numbers of their places."""
RenderItem = Callable[[StructureItem, str, int], str]
"""The theme's macro: it takes an item, the id of its place, and its level."""


class ClosedSection(Link):
    """A section of which a page shows the name alone, which leads to its first page."""


class ThemeNavigation:
    """The navigation of one build, as its pages show it."""

    def __init__(self) -> None:
        self._closed: dict[int, tuple[Section, ClosedSection]] = {}
        self._filled: dict[tuple[str, int], str] = {}
        self._runs: dict[tuple[str, int, int], str] = {}

    @property
    def filled_once(self) -> int:
        """How many closed sections have been filled so far for all pages of a folder as deep."""
        return len(self._filled)

    def at(self, page: Page | None, nav: Navigation) -> Navigation:
        """Return what a page shows: each section that it is not in is closed."""
        own = page.parent if page else None
        items = [self._closed_unless(item, own) for item in nav.items]
        return Navigation(items, nav.pages[:1])

    def _closed_unless(self, item: StructureItem, own: StructureItem | None) -> StructureItem:
        """Return an item, closed where it is a section other than a page's own."""
        if isinstance(item, Section) and item is not own and not item.active:
            return self._close(item)
        return item

    def _close(self, section: Section) -> ClosedSection:
        if id(section) not in self._closed:
            closed = ClosedSection(section.title, _first_url(section))
            self._closed[id(section)] = section, closed
        return self._closed[id(section)][1]

    def speed_up(self, env: Environment, theme: str) -> None:
        """Have closed sections filled once where they come out the same, if the theme fills them as we know it."""
        if not env.loader or not _is_of_theme(env, theme):
            return
        written = env.loader.get_source(env, _LIST)[0]
        loop = _LOOP.search(written)
        if not loop:
            return
        start, end = loop["before"] + loop["between"], loop["after"]

        def fill(render: RenderItem, items: Sequence[StructureItem], page: Page | None) -> str:
            filled = self._fill(render, items, page, (start, end))
            return "".join(filled)

        env.globals[_FUNCTION] = fill
        call = f"{{{{ {_FUNCTION}(item.render, nav.items, page) }}}}"
        quick = written[: loop.start()] + call + written[loop.end() :]
        env.loader = ChoiceLoader([DictLoader({_LIST: quick}), env.loader])

    def _fill(
        self,
        render: RenderItem,
        items: Sequence[StructureItem],
        page: Page | None,
        around: tuple[str, str],
    ) -> Iterator[str]:
        """Yield the items as the theme fills them; those that are closed run by run."""
        start, end = around

        def filled(run: _Run) -> str:
            made = (render(item, f"__nav_{number}", 1) for number, item in run)
            return "".join(f"{start}{item}{end}" for item in made)

        for is_closed, group in groupby(enumerate(items, 1), lambda one: _is_closed(one[1])):
            run = [*group]
            if not is_closed or page is None or _share_a_folder(run, page):
                yield filled(run)
                continue
            key = get_relative_url(".", page.url), run[0][0], run[-1][0]
            if key not in self._runs:
                self._runs[key] = "".join(self._once(key[0], one, filled) for one in run)
            yield self._runs[key]

    def _once(self, top: str, one: tuple[int, StructureItem], filled: Callable[[_Run], str]) -> str:
        """Return a closed item as pages show it from which this leads to the top of the site."""
        key = top, one[0]
        if key not in self._filled:
            self._filled[key] = filled([one])
        return self._filled[key]


def _first_url(section: Section) -> str:
    first = section.children[0]
    return _first_url(first) if isinstance(first, Section) else str(first.url)  # type: ignore[attr-defined]  # a page, or a link


def _is_closed(item: StructureItem) -> bool:
    return isinstance(item, ClosedSection)


def _share_a_folder(run: _Run, page: Page) -> bool:
    """Tell whether a link from this page may be shorter than to the top of the site and down again."""
    top = _top_folder(page.url)
    return any(isinstance(item, Link) and _top_folder(item.url) == top for _, item in run)


def _top_folder(url: str) -> str:
    return url.partition("/")[0]


def _is_of_theme(env: Environment, theme: str) -> bool:
    """Tell whether items are filled by the theme's own template, and not by one of the author's."""
    try:
        file = env.loader.get_source(env, _ITEM)[1] if env.loader else None
    except TemplateNotFound:
        return False
    return bool(file) and Path(get_theme_dir(theme)) in Path(str(file)).parents
