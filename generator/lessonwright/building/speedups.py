"""Owns the short ways of a build: navigation, search index and HTML come out as others would make them, in less time.

A page shows the lessons of its own module, and of each other module its name. In a large course
these names are most of the navigation, and the same on many pages: the theme fills them once.

The search index stays Material's own, with all that its plugin does to an entry; only the reading of a
page's HTML is ours. Where this version of Material reads it otherwise, or a page is not plainly
well-formed, Material reads it.

Nine tenths of a course's page are HTML that templates have written; Python-Markdown goes through all
of it, tag by tag, to find where it ends, and then puts it back as it was. Here, as an extension of
Python-Markdown, a block that is plainly whole is put aside in one piece, just as that would store it.
A page with any HTML that is not plainly so, or read by an extension that nobody here knows, goes the
long way, and comes out the same.
"""

import lessonwright.building.mkdocs_or_properdocs  # noqa: F401 - it lets ProperDocs answer to the name of MkDocs

# isort: split

import re
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from itertools import dropwhile, groupby
from pathlib import Path
from typing import Any
from weakref import WeakSet

from jinja2 import ChoiceLoader, DictLoader, Environment, TemplateNotFound
from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.fenced_code import FencedBlockPreprocessor
from markdown.inlinepatterns import InlineProcessor, Pattern
from markdown.preprocessors import NormalizeWhitespace, Preprocessor
from markdown.util import ETX, STX
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url, get_theme_dir

from lessonwright.building.page_cache import HtmlCache
from lessonwright.markup.text_structure import WHOLE_TAG, end_of_block
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

_Read = Callable[[list[str]], list[str]]
"""How Python-Markdown's readers go over the lines of a page."""


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


_MARK_OF_SEARCH = re.compile(r'data-search-\w+="')
"""How what begins that Material takes out of a page, once it has been read."""


def speed_up_search(
    search: Any, finished: HtmlCache | None = None, aside: "HtmlAside | None" = None
) -> bool:
    """Let a search plugin of Material's make the same entries in less time; return whether that can be.

    The entries of finished pages are made already. A page in which Material would look for its own
    marks, and find none, waits aside meanwhile.
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
        if aside and not _MARK_OF_SEARCH.search(page.content or ""):
            aside.hold(page)

    index.add_entry_from_context = add
    return True


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


HTML_BLOCKS = "lessonwright.building.speedups"
"""What mkdocs.yml would call the extension."""
_BEFORE_HTML_IS_READ = 22
"""After blocks of code (25), in which HTML is only shown, and before any look at HTML (21)."""
_KNOWN = ("lessonwright.", "markdown.", "mkdocs.", "properdocs.", "pymdownx.")
"""Where readers of a page are from that take a block of HTML as it is."""

_LINE_START = re.compile(r"^ {0,3}</?([a-zA-Z!?][^\s/>]*)", re.MULTILINE)
_ID = re.compile(r' id="([^"<>]*)"')


def anchor_ids(html: str) -> set[str]:
    """Return the ids in a piece of HTML, to which links may lead: of each tag the first."""
    ids, last = set(), -1
    for found in _ID.finditer(html):
        opening = html.rfind("<", last + 1, found.start())
        if opening >= 0 and _begins_tag(html, opening, found.start()):
            ids.add(found[1])
            last = opening
    return ids


def _begins_tag(html: str, opening: int, end: int) -> bool:
    """Tell whether from here to `end` there is nothing but the name of a tag, and what it says."""
    return "a" <= html[opening + 1] <= "z" and html.find(">", opening, end) < 0


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
        self._held: tuple[Page, str | None] | None = None

    def came_to(self, page: Page) -> None:
        """Put the HTML of the page before this one aside, and let go of all that was put aside of it."""
        before, self._last = self._last, page
        if before and before.content:
            self._html[before.file.src_uri] = before.content.encode(errors="surrogatepass")
            before.content = ""
        forget_blocks()

    def hold(self, page: Page) -> None:
        """Keep the HTML of a page from whoever comes next, until it is let go."""
        self._held = page, page.content
        page.content = ""

    def let_go(self, page: Page) -> None:
        """Let a page have its HTML again, if it was held."""
        if self._held and self._held[0] is page:
            page.content = self._held[1]
        self._held = None

    def give_back(self, page: Page) -> None:
        """Give a page the HTML back that was put aside."""
        html = self._html.pop(page.file.src_uri, None)
        if html is not None:
            page.content = html.decode(errors="surrogatepass")


class HtmlBlocks(Extension):
    """Puts whole blocks of HTML aside before Python-Markdown looks for them."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's word
        """Let a converter put aside whole blocks of HTML, and pass over what it need not look for."""
        md.preprocessors.register(_PutAside(md), HTML_BLOCKS, _BEFORE_HTML_IS_READ)
        for reader in md.preprocessors:
            has_work, added = _WORK_OF.get(type(reader), (None, ""))
            if has_work:
                vars(reader)["run"] = _only_where(has_work, reader.run, added)
        for name, sign in _SIGN_OF.items():
            patterns = [md.inlinePatterns[name]] if name in md.inlinePatterns else []
            for pattern in filter(_may_be_signed, patterns):
                vars(pattern)["compiled_re"] = _Signed(pattern.getCompiledRegExp(), sign)


def _may_be_signed(pattern: Pattern) -> bool:
    return isinstance(pattern, InlineProcessor) and _is_known(pattern)


def _is_known(part: object) -> bool:
    return f"{type(part).__module__}.".startswith(_KNOWN)


_SIGN_OF = {
    "backtick": "`",
    "reference": "[",
    "link": "[",
    "short_reference": "[",
    "magic-mail": "@",
}
"""What must stand in a text that one of these patterns finds, so that it is looked for first."""


class _Signed:
    """A pattern that looks only into texts with a sign without which it finds nothing."""

    def __init__(self, pattern: re.Pattern[str], sign: str) -> None:
        self._pattern, self._sign = pattern, sign

    def finditer(self, text: str, start: int = 0) -> Iterator[re.Match[str]]:
        """Yield what is found in a text from a place on."""
        return self._pattern.finditer(text, start) if self._sign in text else iter(())


def _only_where(has_work: Callable[[str], bool], run: _Read, added: str) -> _Read:
    """Return a reader of lines that runs where there is work for it, and else only adds what it always adds."""

    def quickly(lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        return run(lines) if has_work(text) else f"{text}{added}".split("\n")

    return quickly


def _has_odd_blanks(text: str) -> bool:
    """Tell whether there is a blank that would be another, or a line of nothing but blanks."""
    return any(sign in text for sign in ("\t", "\r", " \n", STX, ETX)) or text.endswith(" ")


def _has_fences(text: str) -> bool:
    """Tell whether there may be a block of code between fences."""
    return "```" in text or "~~~" in text


_WORK_OF: dict[type[Preprocessor], tuple[Callable[[str], bool], str]] = {
    NormalizeWhitespace: (_has_odd_blanks, "\n\n"),
    FencedBlockPreprocessor: (_has_fences, ""),
}
"""When Python-Markdown's own readers have something to do in a page, and what they add to each."""


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
        tag = WHOLE_TAG.match(text, at)
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
        return not all(map(_is_known, following))


def _between(text: str, spans: list[tuple[int, int]]) -> Iterator[str]:
    """Yield what stands before, between and after these places of a text."""
    done = 0
    for start, end in spans:
        yield text[done:start]
        done = end
    yield text[done:]
