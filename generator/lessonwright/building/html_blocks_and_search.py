"""Owns the short ways through a page's HTML: pages and their search index come out as others would make them.

Nine tenths of a course's page are HTML that templates have written; Python-Markdown goes through all
of it, tag by tag, to find where it ends, and then puts it back as it was. Here, as an extension of
Python-Markdown, a block that is plainly whole is put aside in one piece, just as that would store it.
A page with any HTML that is not plainly so, or read by an extension that nobody here knows, goes the
long way, and comes out the same.

The search index stays Material's own, with all that its plugin does to an entry; only the reading of a
page's HTML is ours. Where this version of Material reads it otherwise, or a page is not plainly
well-formed, Material reads it.
"""

import lessonwright.building.mkdocs_or_properdocs  # noqa: F401 - it lets ProperDocs answer to the name of MkDocs

# isort: split

import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from itertools import dropwhile
from typing import Any
from weakref import WeakSet

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from mkdocs.structure.pages import Page

from lessonwright.building.page_cache import HtmlCache
from lessonwright.markup.dialect import VOID_ELEMENTS
from lessonwright.site.search_sections import SearchSection, search_sections

HTML_BLOCKS = "lessonwright.building.html_blocks_and_search"
"""What mkdocs.yml would call the extension."""
_BEFORE_HTML_IS_READ = 22
"""After blocks of code (25), in which HTML is only shown, and before any look at HTML (21)."""
_KNOWN = ("lessonwright.", "markdown.", "mkdocs.", "properdocs.", "pymdownx.")
"""Where readers of a page are from that take a block of HTML as it is."""

_TAG = re.compile(
    r"""<(?P<end>/?)(?P<name>[a-z][a-z0-9-]*)"""
    r"""(?:\s+[a-z_:][a-zA-Z0-9_:.-]*(?:="[^"<>`]*")?)*\s*(?P<empty>/?)>"""
)
_SPECIAL = re.compile(
    r"<(?:style|title)\b|<(?P<name>textarea|script)\b[^<>]*>(?!</(?P=name)>)|\smarkdown\b"
)
"""What is not read as HTML, or asks for its content to be read as Markdown."""
_LINE_START = re.compile(r"^ {0,3}</?([a-zA-Z!?][^\s/>]*)", re.MULTILINE)
_ID = re.compile(r'<[a-z][^<>]*? id="([^"<>]*)"')


def anchor_ids(html: str) -> set[str]:
    """Return the ids in a piece of HTML, to which links may lead."""
    return set(_ID.findall(html))


_HOLDING: WeakSet[Markdown] = WeakSet()
"""Converters that hold what was put aside."""


def forget_blocks() -> None:
    """Let go of all that was put aside, once a page is made: a converter points to itself, and stays for long."""
    for converter in _HOLDING:
        converter.htmlStash.reset()
    _HOLDING.clear()


class HtmlAside:
    """The HTML of pages that MkDocs has read and not yet written, in less room: it reads all before it writes one."""

    def __init__(self) -> None:
        self._last: Page | None = None
        self._html: dict[str, bytes] = {}

    def came_to(self, page: Page) -> None:
        """Put the HTML of the page before this one aside, and let go of all that was put aside of it."""
        before, self._last = self._last, page
        if before and before.content:
            self._html[before.file.src_uri] = before.content.encode(errors="surrogatepass")
            before.content = ""
        forget_blocks()

    def give_back(self, page: Page) -> None:
        """Give a page the HTML back that was put aside."""
        html = self._html.pop(page.file.src_uri, None)
        if html is not None:
            page.content = html.decode(errors="surrogatepass")


def end_of_block(text: str, start: int) -> int:
    """Return where the element ends that begins here, if each tag in it is closed in its turn; else where it began."""
    open_tags: list[str] = []
    count = 0
    for tag in _TAG.finditer(text, start):
        count, name = count + 1, tag["name"]
        if tag["end"]:
            if not open_tags or open_tags.pop() != name:
                break
        elif name not in VOID_ELEMENTS and not tag["empty"]:
            open_tags.append(name)
        if not open_tags:
            end = tag.end()
            plain = count == text.count("<", start, end) and not _SPECIAL.search(text, start, end)
            return end if plain else start
    return start


class HtmlBlocks(Extension):
    """Puts whole blocks of HTML aside before Python-Markdown looks for them."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's word
        """Let a converter put aside whole blocks of HTML."""
        md.preprocessors.register(_PutAside(md), HTML_BLOCKS, _BEFORE_HTML_IS_READ)


def makeExtension(**settings: Any) -> HtmlBlocks:  # noqa: N802 - Python-Markdown's word
    """Return the extension, as Python-Markdown asks for it."""
    return HtmlBlocks(**settings)


class _PutAside(Preprocessor):
    md: Markdown

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with a placeholder for each whole block; unchanged where one is in doubt."""
        text = "\n".join(lines)
        spans = [*self._blocks(text)]
        rest = "".join(_between(text, spans))
        if not spans or self._may_open_html(rest) or self._is_read_by_others():
            return lines
        _HOLDING.add(self.md)
        pieces = _between(text, spans)
        written = [next(pieces)]
        for start, end in spans:
            # As Python-Markdown writes it, with the line that is free after the block.
            written += ["\n", self.md.htmlStash.store(text[start:end] + "\n"), "\n\n", next(pieces)]
        return "".join(written).split("\n")

    def _blocks(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where whole blocks stand, each with a free line before and after it."""
        at = 0 if text.startswith("<") else text.find("\n\n<") + 2
        while at != 1:
            end = end_of_block(text, at) if self._opens_block(text, at) else at
            if end > at and text.startswith("\n\n", end):
                yield at, end
            at = text.find("\n\n<", max(at, end)) + 2

    def _opens_block(self, text: str, at: int) -> bool:
        tag = _TAG.match(text, at)
        return bool(tag and not tag["end"] and self.md.is_block_level(tag["name"]))

    def _may_open_html(self, rest: str) -> bool:
        """Tell whether HTML begins in what is left, in which a block might then stand."""
        return "markdown=" in rest or any(
            name[0] in "!?" or self.md.is_block_level(name.lower())
            for name in _LINE_START.findall(rest)
        )

    def _is_read_by_others(self) -> bool:
        """Tell whether somebody unknown wants to read the text after this."""
        following = dropwhile(lambda reader: reader is not self, self.md.preprocessors)
        return not all(f"{type(reader).__module__}.".startswith(_KNOWN) for reader in following)


def _between(text: str, spans: list[tuple[int, int]]) -> Iterator[str]:
    """Yield what stands before, between and after these places of a text."""
    done = 0
    for start, end in spans:
        yield text[done:start]
        done = end
    yield text[done:]


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
