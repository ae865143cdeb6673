"""Owns the short way into Material's search index: its plugin comes in, and from then on adds pages faster.

The index stays Material's own, with all that its plugin does to an entry; only the reading of a
page's HTML is ours. Where this version of Material reads it otherwise, or a page is not plainly
well-formed, Material reads it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from mkdocs.structure.pages import Page

from lessonwright.building.html_cache import HtmlCache
from lessonwright.site.search_sections import SearchSection, search_sections

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


def speed_up(search: Any, finished: HtmlCache | None = None) -> bool:
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
