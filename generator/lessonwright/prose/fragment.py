"""Owns the forms of a piece of an author's text: block HTML, phrasing HTML (for a label or a legend), plain text.

In goes Markdown; out comes HTML on one line, so that it can stand in a Markdown page without being read again.
"""

import html
import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markupsafe import Markup

from lessonwright.numbering import numbers_kept
from lessonwright.prose.dialect import Dialect

_UNMARKED = re.compile(
    r"[\"'(\u201c\u2018]?(?:[^\W\d_]|\d+(?![.)\d]))(?:[^\n\\`*_{}\[\]<>&#|~^=$+@:/!]|:(?= )|!(?!\[)|/(?!/))*"
)
"""One line that Python-Markdown returns as it is, within `<p>`, whatever extensions of `_HARMLESS` are on."""

_HARMLESS = {
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "fenced_code",
    "footnotes",
    "md_in_html",
    "meta",
} | {
    "sane_lists",
    "tables",
    "toc",
    "pymdownx.details",
    "pymdownx.highlight",
    "pymdownx.inlinehilite",
    "pymdownx.superfences",
    "pymdownx.tabbed",
    "pymdownx.tasklist",
}

_PRE = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)
_PARAGRAPH = re.compile(r"<p>((?:(?!</?p>).)*)</p>", re.DOTALL)
_BLOCK = re.compile(
    r"<(/?)(address|article|aside|blockquote|dd|details|div|dl|dt|figcaption|figure|footer|h[1-6]|header|hr|li|ol|p|"
    r"pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)\b([^>]*)>"
)
_TAG = re.compile(r"<[^>]*>")


class Fragments:
    """Turns pieces of text into HTML, one dialect and one way to resolve links for all of them."""

    def __init__(self, dialect: Dialect, resolve: Callable[[Element], None]) -> None:
        self._converter = dialect.fragment(resolve)
        self._sentence = dialect.sentence(resolve)
        self._may_pass = set(dialect.extensions) <= _HARMLESS

    def html(self, text: str) -> Markup:
        """Return block HTML."""
        return self._html(text, self._converter)

    def phrase(self, text: str) -> Markup:
        """Return block HTML; a text of one line opens no list, heading or quotation."""
        return self._html(text, self._converter if "\n" in text else self._sentence)

    def _html(self, text: str, converter: Markdown) -> Markup:
        if self._may_pass and _UNMARKED.fullmatch(text) and not text.endswith(" "):
            return Markup(f"<p>{text}</p>")  # noqa: S704 - the pattern admits no markup
        return Markup(on_one_line(converter.reset().convert(numbers_kept(text))))  # noqa: S704 - made by Python-Markdown

    def phrasing(self, text: str) -> Markup:
        """Return HTML that may stand within a label, a legend or a sentence."""
        block = self.phrase(text)
        only = _PARAGRAPH.fullmatch(block)
        return Markup(only[1] if only else _BLOCK.sub(_as_span, block))  # noqa: S704 - as above

    def plain(self, text: str) -> str:
        """Return the words alone, on one line."""
        return " ".join(html.unescape(_TAG.sub("", str(self.phrasing(text)))).split())


def on_one_line(block: str) -> str:
    """Return the HTML with no line break in it; within `<pre>` each becomes a character reference."""
    parts = _PRE.split(block)
    parts[1::2] = [part.replace("\n", "&#10;") for part in parts[1::2]]
    parts[::2] = [part.replace("\n", " ") for part in parts[::2]]
    return "".join(parts)


def _as_span(tag: re.Match[str]) -> str:
    if tag[1]:
        return "</span>"
    empty = "</span>" if tag[2] == "hr" else ""
    return f'<span class="lw-as-{tag[2]}">{empty}'
