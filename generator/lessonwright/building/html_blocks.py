"""Owns the blocks of HTML in a page: Markdown comes in; what is plainly HTML is put aside, and not read tag by tag.

Nine tenths of a course's page are HTML that templates have written; Python-Markdown goes through all
of it, tag by tag, to find where it ends, and then puts it back as it was. Here, as an extension of
Python-Markdown, a block that is plainly whole is put aside in one piece, just as that would store it.
A page with any HTML that is not plainly so, or read by an extension that nobody here knows, goes the
long way, and comes out the same.
"""

import lessonwright.building.mkdocs_or_properdocs  # noqa: F401 - it lets ProperDocs answer to the name of MkDocs

# isort: split

import re
from collections.abc import Iterator
from itertools import dropwhile
from typing import Any
from weakref import WeakSet

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from mkdocs.structure.pages import Page

from lessonwright.markup.dialect import VOID_ELEMENTS

HTML_BLOCKS = "lessonwright.building.html_blocks"
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
