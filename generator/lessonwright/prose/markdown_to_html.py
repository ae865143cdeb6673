"""Owns the HTML of an author's text: Markdown comes in; block HTML, phrasing HTML or plain text comes out."""

import html
import re
from collections.abc import Iterable
from copy import copy
from functools import lru_cache
from typing import Protocol, Self

from markdown import Markdown
from markupsafe import Markup

from lessonwright.markup.dialect import HARMLESS, Dialect, Resolve, convert, leave_alone
from lessonwright.markup.parsed_text_and_numbered_lists import escape_dialogue, keep_list_numbers

_UNMARKED = re.compile(
    r"(?!.*\bwww\.)[\"'(\u201c\u2018]?(?:[^\W\d_]|\d+(?![.)\d]))"
    r"(?:[^\n\\`*_{}\[\]<>&#|~^=$+@:/!]|:(?= )|!(?!\[)|/(?!/))*"
)
"""One line that Python-Markdown returns as it is, within `<p>`, whatever extensions of `HARMLESS`
are on."""

_PRE = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)
_PARAGRAPH = re.compile(r"<p>((?:(?!</?p>).)*)</p>", re.DOTALL)
_BLOCK = re.compile(
    r"<(/?)(address|article|aside|blockquote|dd|details|div|dl|dt|figcaption|figure|footer|h[1-6]|header|hr|li|ol|p|"
    r"pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)\b([^>]*)>"
)
_BLOCK_TAG = re.compile(re.sub(r"\((?!\?)", "(?:", _BLOCK.pattern))
_TAG = re.compile(r"<[^>]*>")
_PICTURE = re.compile(r'<img\b[^>]*?\balt="([^"]*)"[^>]*>')
_START = re.compile(r' start="([0-9]{1,6})"')
_KEPT = re.compile(r' style="text-align: (?:left|right|center);"| id="fn:[^"]*"')
"""What a span takes over from its element: to which side a cell keeps, and where a footnote's
number leads."""
_FORMULA = re.compile(r"\b(?:arithmatex|MathJax_Preview)\b")
"""The classes by which a script finds the formulas that it draws."""


class Fragments:
    """Turns pieces of text into HTML, one dialect and one way to resolve links for all of them."""

    def __init__(self, dialect: Dialect, resolve: Resolve = leave_alone) -> None:
        self._resolve = resolve
        self._converter = dialect.fragment()
        self._sentence = dialect.sentence()
        self._may_pass = set(dialect.extensions) <= HARMLESS

    def resolving(self, resolve: Resolve) -> Self:
        """Return the same with another way to resolve links."""
        bound = copy(self)
        bound._resolve = resolve
        return bound

    def html(self, text: str) -> Markup:
        """Return block HTML."""
        return self._html(text, self._converter)

    def phrase(self, text: str) -> Markup:
        """Return block HTML; a text of one line opens no list, heading or quotation."""
        return self._html(text, self._converter if "\n" in text else self._sentence)

    def is_unmarked(self, text: str) -> bool:
        """Tell whether a text is one line of words that mean nothing but themselves."""
        return self._may_pass and _is_unmarked(text)

    def _html(self, text: str, converter: Markdown) -> Markup:
        if self.is_unmarked(text):
            return Markup(f"<p>{text}</p>")  # noqa: S704 - the pattern admits no markup
        made = convert(keep_list_numbers(escape_dialogue(text)), converter, self._resolve)
        return Markup(on_one_line(made))  # noqa: S704 - made by Python-Markdown

    def phrasing(self, text: str) -> Markup:
        """Return HTML that may stand within a label, a legend or a sentence."""
        if self.is_unmarked(text):
            return Markup(text)  # noqa: S704 - the pattern admits no markup
        block = self.phrase(text)
        only = _PARAGRAPH.fullmatch(block)
        return Markup(only[1] if only else _in_spans(block))  # noqa: S704 - as above

    def plain(self, text: str) -> str:
        """Return the words alone, on one line; for a picture, those that stand for it."""
        if self.is_unmarked(text):
            return " ".join(text.split())
        shown = _PICTURE.sub(r"\1", str(self.phrasing(text)))
        return " ".join(html.unescape(_TAG.sub("", shown)).split())

    def blocks(self, text: str) -> list[str]:
        """Return the words of each paragraph, item and cell, each on one line."""
        parts = _BLOCK_TAG.split(_PICTURE.sub(r"\1", str(self.html(text))))
        words = (" ".join(html.unescape(_TAG.sub("", part)).split()) for part in parts)
        return [block for block in words if block]


@lru_cache(maxsize=4096)
def _is_unmarked(text: str) -> bool:
    return bool(_UNMARKED.fullmatch(text)) and not text.endswith(" ")


def on_one_line(block: str) -> str:
    """Return the HTML with no line break in it; within `<pre>` each becomes a character reference."""
    parts = _PRE.split(block)
    parts[1::2] = [part.replace("\n", "&#10;") for part in parts[1::2]]
    parts[::2] = [part.replace("\n", " ") for part in parts[::2]]
    return "".join(parts)


def _in_spans(block: str) -> str:
    """Return block HTML with spans for its elements; items of a numbered list keep their numbers as text."""
    lists: list[int] = []

    def as_span(tag: re.Match[str]) -> str:
        name = tag[2]
        if tag[1]:
            if name in ("ol", "ul") and lists:
                lists.pop()
            return "</span>"
        if name in ("ol", "ul"):
            start = _START.search(tag[3])
            lists.append(int(start[1]) if start else int(name == "ol"))
        kept = "".join(_KEPT.findall(tag[3]))
        within = "</span>" if name == "hr" else ""
        if name == "li" and lists:
            within = _number(lists)
        classes = " ".join((f"lw-as-{name}", *_FORMULA.findall(tag[3])))
        return f'<span class="{classes}"{kept}>{within}'

    return _BLOCK.sub(as_span, block)


def _number(lists: list[int]) -> str:
    """Return the number of the next item of the innermost list, and count on; a list with bullets has none."""
    number = lists[-1]
    if not number:
        return ""
    lists[-1] += 1
    return f'<span class="lw-as-number">{number}.</span> '


_OPEN, _CLOSE = "\ue000", "\ue001"
GAP_SIGN = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")
"""The sign of a gap, with its number: Markdown leaves it as it is."""


class NumberedGap(Protocol):
    """A gap, as far as this room needs to know it."""

    @property
    def number(self) -> int:
        """Where it stands among the gaps of its sentence, from 1."""


def with_gap_signs(pieces: Iterable[str | NumberedGap]) -> str:
    """Return a sentence with a sign for each gap; what looks like one in its text is left out."""
    return "".join(
        GAP_SIGN.sub("", piece) if isinstance(piece, str) else f"{_OPEN}{piece.number}{_CLOSE}"
        for piece in pieces
    )
