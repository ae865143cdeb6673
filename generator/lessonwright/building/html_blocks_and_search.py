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
from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import dropwhile
from typing import Any
from weakref import WeakSet

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.fenced_code import FencedBlockPreprocessor
from markdown.inlinepatterns import InlineProcessor, Pattern
from markdown.preprocessors import NormalizeWhitespace, Preprocessor
from markdown.util import ETX, STX
from mkdocs.structure.pages import Page

from lessonwright.building.page_cache import HtmlCache
from lessonwright.markup.dialect import VOID_ELEMENTS
from lessonwright.site.search_sections import SearchSection, search_sections

HTML_BLOCKS = "lessonwright.building.html_blocks_and_search"
"""What mkdocs.yml would call the extension."""
_Read = Callable[[list[str]], list[str]]
"""How Python-Markdown's readers go over the lines of a page."""
_BEFORE_HTML_IS_READ = 22
"""After blocks of code (25), in which HTML is only shown, and before any look at HTML (21)."""
_KNOWN = ("lessonwright.", "markdown.", "mkdocs.", "properdocs.", "pymdownx.")
"""Where readers of a page are from that take a block of HTML as it is."""

_TAG = re.compile(
    r"""<(?P<end>/?)(?P<name>[a-z][a-z0-9-]*)"""
    r"""(?:\s+[a-z_:][a-zA-Z0-9_:.-]*(?:="[^"<>`]*")?)*\s*(?P<empty>/?)>"""
)
"""A tag as templates write it, with nothing in it that could be anything else."""
_SPECIAL = re.compile(
    r"<(?=[st])(?:(?:style|title)\b|(?P<name>textarea|script)\b[^<>]*>(?!</(?P=name)>))"
)
"""What is not read as HTML."""
_MARKDOWN = re.compile(r"\smarkdown\b")
"""What asks for the content of an element to be read as Markdown."""
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


def end_of_block(text: str, start: int) -> int:
    """Return where the element ends that begins here, if each tag in it is closed in its turn; else where it began."""
    free_line = text.find("\n\n", start)
    if free_line > 0 and _is_one_element(text, start, free_line):
        return start if _is_special(text, start, free_line) else free_line
    return _end_tag_by_tag(text, start)


def _is_one_element(text: str, start: int, end: int) -> bool:
    """Tell whether between these places there is one element, in which each tag is closed in its turn.

    To be asked for all tags at once, a search takes half the time of one that stops at each.
    """
    last = text.rfind("<", start, end)
    tags = _TAG.findall(text, start, end)
    if not tags or len(tags) != text.count("<", start, end):
        return False
    name_of_last = tags.pop()[1]
    if text[last:end] != f"</{name_of_last}>":
        return False
    open_tags: list[str] = []
    for closing, name, empty in tags:
        if closing:
            if not open_tags or open_tags.pop() != name:
                return False
        elif not empty and name not in VOID_ELEMENTS:
            open_tags.append(name)
        if not open_tags:
            return False
    return open_tags == [name_of_last]


def _is_special(text: str, start: int, end: int) -> bool:
    is_markdown = text.find("markdown", start, end) > 0 and _MARKDOWN.search(text, start, end)
    return bool(is_markdown or _SPECIAL.search(text, start, end))


def _end_tag_by_tag(text: str, start: int) -> int:
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
            plain = count == text.count("<", start, end) and not _is_special(text, start, end)
            return end if plain else start
    return start


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
        return not all(map(_is_known, following))


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
