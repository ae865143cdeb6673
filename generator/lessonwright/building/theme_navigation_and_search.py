"""Owns the short ways to the theme's navigation and search: both come out as Material makes them, in less time.

A page shows the lessons of its own module, and of each other module its name. In a large course
these names are most of the navigation, and the same on many pages: the theme fills them once.

The search index stays Material's own, with all that its plugin does to an entry; only the reading of a
page's HTML is ours. Where this version of Material reads it otherwise, or a page is not plainly
well-formed, Material reads it.
"""

import lessonwright.building.mkdocs_or_properdocs  # noqa: F401 - it lets ProperDocs answer to the name of MkDocs

# isort: split

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from itertools import groupby
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, DictLoader, Environment, TemplateNotFound
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url, get_theme_dir

from lessonwright.building.page_cache import HtmlCache
from lessonwright.site.search_sections import SearchSection, search_sections

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


_SPECIMEN = """\
<p>Before <code>any</code> heading.</p>
<h1 id="title">One <em>title</em> &amp; more<a class="headerlink" href="#title" title="Link">¶</a></h1>
<div><h2 id="in-a-box">In a box</h2><p>Words\nin <b>it</b></p><p> </p><ul><li>Item</li></ul></div>
<p>After &lt;it&gt;</p> <p data-search-exclude>Not <i>found</i><p>nor this</p></p> <p>but this</p>
<div><h3>No id</h3></div><h2 id="left-out" data-search-exclude>Left out</h2><p>No, but\n</p>
<pre><span></span>a\n  b</pre><img src="a.png" alt="A"><br /><script defer src="a.js"></script>
<h2 id="last">Last</h2><h2 class="again">Again</h2><details><summary>S</summary><p>D<sup>2</sup></p></details>
"""
"""HTML in which each rule matters by which Material cuts a page."""


def speed_up_search(search: Any, finished: HtmlCache | None = None) -> bool:
    """Let a search plugin of Material's make the same entries in less time; return whether that can be.

    The entries of finished pages are made already.
    """
    index = getattr(search, "search_index", None)
    if index is None or not _reads_alike(search):
        return False
    add_by_material = index.add_entry_from_context

    def add_anew(page: Page) -> None:
        excluded = (page.meta.get("search") or {}).get("exclude")
        found = None if excluded else search_sections(page.content or "")
        if found is None:
            add_by_material(page)
            return
        for section in found:
            if not section.excluded:
                index.create_entry_for_section(section, page.toc, page.url, page)

    def add(page: Page) -> None:
        known = finished.entries(page) if finished else None
        if known is not None:
            index.entries += known
            return
        before = len(index.entries)
        add_anew(page)
        if finished:
            finished.take_entries(page, index.entries[before:])

    index.add_entry_from_context = add
    return True


@contextmanager
def replacing_page(search: Any, url: str) -> Iterator[None]:
    """Let what is added for a page in this block take the place of what was there of it."""
    index = getattr(search, "search_index", None)
    if index is None:
        yield
        return
    before = index.entries
    kept = [entry for entry in before if entry["location"].partition("#")[0] != url]
    places = (at for at, entry in enumerate(before) if entry["location"].partition("#")[0] == url)
    place = next(places, len(kept))
    index.entries = [*kept]
    yield
    rest, added = index.entries[: len(kept)], index.entries[len(kept) :]
    index.entries = [*rest[:place], *added, *rest[place:]]


def _reads_alike(search: Any) -> bool:
    """Tell whether this version of Material cuts pages as we do."""
    module = import_module(type(search).__module__)
    if not hasattr(module, "Parser"):
        return False
    parser = module.Parser()
    parser.feed(_SPECIMEN)
    parser.close()
    theirs = [(part.is_excluded(), part.id, part.title, part.text) for part in parser.data]
    return theirs == [*map(_told, search_sections(_SPECIMEN) or ())]


def _told(section: SearchSection) -> tuple[bool, str | None, list[str], list[str]]:
    return section.excluded, section.id, section.title, section.text
