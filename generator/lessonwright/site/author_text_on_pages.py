"""Owns how an author's texts read on the site's pages: links lead to pages, terms are explained in place.

In go a text, or a page that the author wrote; out comes HTML or Markdown.
"""

import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, Self
from urllib.parse import quote, unquote
from xml.etree.ElementTree import Element
from xml.sax.saxutils import quoteattr

from markdown import Markdown
from markupsafe import Markup

from lessonwright.course.generated_pages import GLOSSARY
from lessonwright.course.question import FillIn
from lessonwright.markup import Link, Reader
from lessonwright.markup.dialect import ALWAYS, Dialect, link_attribute, read_odd_fences
from lessonwright.markup.parsed_text_and_numbered_lists import (
    Span,
    escape_dialogue,
    keep_list_numbers,
    link_target,
)
from lessonwright.prose.markdown_to_html import GAP_SIGN, Fragments, with_gap_signs
from lessonwright.reading.picture_faults_and_sizes import SizeOf, unknown_size
from lessonwright.site.addresses import Addresses, page_of

ReadText = Callable[[str], str]
"""Returns the text of the file at a path below the content folder; nothing where it cannot be read."""


def texts_below(content: Path) -> ReadText:
    """Return what reads the files of a content folder."""

    def read(path: str) -> str:
        try:
            return (content / path).read_text(encoding="utf-8-sig")
        except (OSError, ValueError):
            return ""

    return read


def no_text(_: str) -> str:
    """Return no text, where there are no files to read."""
    return ""


_MADE_ID = re.compile(
    r"""(?<=[ ])(?:id|for|name|href)="#?(?:__tabbed_|__codelineno-|__span-|fn(?:ref[0-9]*)?:)"""
)
"""Ids that extensions of the parser make: of tabs, of lines of code, and of footnotes."""
_BUTTON = re.compile(r"</?button\b[^>]*>")
_TERM = r'<button [^>]*class="lw-term"[^>]*>(?:(?!</button>).)*</button>'
# In Markdown, `![` opens a picture and `:word:` is an icon: there, these are no signs.
_SIGNS = r"(?:[.,;?…)”\N{RIGHT SINGLE QUOTATION MARK}»]|!(?!\[)|:(?!\w))+"
_TERM_AND_SIGNS = re.compile(f"({_TERM})({_SIGNS})", re.DOTALL)
_GAP_AND_SIGNS = re.compile(f"{GAP_SIGN.pattern}((?:{_SIGNS})?)")


class Gap(NamedTuple):
    """A gap of a fill-in sentence, and the signs that stand right after it."""

    number: int
    signs: str


@dataclass
class PageRecord:
    """What one page has come to hold while it is written from top to bottom."""

    terms: dict[str, None] = field(default_factory=dict)
    """The ids of the glossary terms used so far."""
    pieces: int = 0
    """How many pieces of text on the page have ids that the parser made."""
    notes: int = 0
    """How many texts on the page have footnotes."""
    ids: set[str] = field(default_factory=set)
    """The ids that headings have been given."""


@dataclass(frozen=True)
class PageText:
    """Turns an author's text into what one page shows; `on` returns the same for another page."""

    addresses: Addresses
    reader: Reader
    fragments: Fragments
    size_of: SizeOf = unknown_size
    captions: ReadText = no_text
    page: str = "index.md"
    folder: str = ""
    """Where relative links start from."""
    record: PageRecord = field(default_factory=PageRecord)

    @classmethod
    def of(
        cls,
        dialect: Dialect,
        addresses: Addresses,
        size_of: SizeOf = unknown_size,
        captions: ReadText = no_text,
    ) -> Self:
        """Return what turns texts in this dialect into what the site's first page shows."""
        return cls(addresses, Reader(dialect), Fragments(dialect), size_of, captions)

    def on(self, page: str) -> Self:
        """Return the same for the page at this path, on which nothing is written yet."""
        return replace(self, page=page, folder=posixpath.dirname(page), record=PageRecord())

    def below(self, folder: str) -> Self:
        """Return the same for texts of this page whose links start from another folder."""
        return replace(self, folder=folder)

    @property
    def uses_terms(self) -> bool:
        """Whether the page has used a glossary term so far."""
        return bool(self.record.terms)

    def terms(self) -> Iterator[str]:
        """Yield the ids of the glossary terms used on the page, and of those that their definitions use in turn."""
        done = 0
        while done < len(self.record.terms):
            yield [*self.record.terms][done]
            done += 1

    def url(self, target: str) -> str:
        """Return the relative URL of a page or file below the content folder."""
        return self.addresses.relative(target, self.page)

    def file_url(self, file: str) -> str:
        """Return the URL of a file named relative to the text's own folder."""
        return self.url(self._below_content(file))

    def captions_url(self, file: str) -> str:
        """Return the URL of captions; on a site that opens from a folder, browsers read them in the page alone."""
        path = self._below_content(file)
        text = "" if self.addresses.directory_urls else self.captions(path)
        return f"data:text/vtt;charset=utf-8,{quote(text)}" if text else self.url(path)

    def figure_size(self, file: str) -> Markup:
        """Return the attributes that keep room for a picture as wide as the text, or none where its size is unknown."""
        size = self.size_of(self._below_content(file))
        if size and size.fills:
            return Markup(' style="width:100%;aspect-ratio:auto {}/{}"').format(
                size.width, size.height
            )
        return (
            Markup(' width="{}" height="{}"').format(size.width, size.height) if size else Markup()
        )

    def html(self, text: str, folder: str | None = None) -> Markup:
        """Return block HTML; `folder` is where the text's links start from, if not at the page's own folder."""
        if folder is not None:
            return self.below(folder).html(text)
        if self.fragments.is_unmarked(text):
            return self.fragments.html(text)
        return _kept_whole(self._with_own_ids(self._own_fragments.html(text)))

    def phrasing(self, text: str) -> Markup:
        """Return HTML for a place within a sentence, such as a legend."""
        if self.fragments.is_unmarked(text):
            return self.fragments.phrasing(text)
        return _kept_whole(self._with_own_ids(self._own_fragments.phrasing(text)))

    def label(self, text: str) -> Markup:
        """Return HTML for a label, which may hold no button: terms stay, unexplained."""
        if self.fragments.is_unmarked(text):
            return self.fragments.phrasing(text)
        return Markup(_BUTTON.sub("", self._with_own_ids(self._own_fragments.phrasing(text))))  # noqa: S704 - made by Python-Markdown

    def plain(self, text: str) -> str:
        """Return the words alone."""
        return self._own_fragments.plain(text)

    def pieces(self, question: FillIn) -> list[Markup | Gap]:
        """Return a fill-in sentence as HTML and gaps, in turn."""
        first, *rest = _GAP_AND_SIGNS.split(self.phrasing(with_gap_signs(question.parts)))
        pieces: list[Markup | Gap] = [Markup(first)]  # noqa: S704 - as above
        for number, signs, text in zip(rest[::3], rest[1::3], rest[2::3], strict=True):
            pieces += [Gap(int(number), signs), Markup(text)]  # noqa: S704 - as above
        return pieces

    def markdown(self, text: str) -> Markup:
        """Return Markdown for the page itself."""
        written = with_heading_ids(self._with_own_notes(text), self.reader, self.record.ids)
        return _kept_whole(page_markdown(written, self._rewrite, self.reader))

    def _with_own_notes(self, text: str) -> str:
        """Return a text whose footnotes no other text of the page has, since each may call its first one `[^1]`."""
        if "[^" not in text or not self.reader.dialect.has_footnotes:
            return text
        self.record.notes += 1
        return (
            text
            if self.record.notes == 1
            else renamed_notes(text, f"--{self.record.notes}", self.reader)
        )

    def _with_own_ids(self, html: str) -> str:
        """Return HTML whose ids no other piece of the page has: the parser counts them from one in each."""
        if not _MADE_ID.search(html):
            return html
        self.record.pieces += 1
        return Markup(_MADE_ID.sub(rf"\g<0>p{self.record.pieces}-", str(html)))  # noqa: S704 - as it was

    def _rewrite(self, link: Link) -> str | None:
        target = link_target(link.target)
        if target.term is not None:
            return None if link.is_definition else self._term_button(target.term, link.words)
        return link.to(page_of(target.file) + target.place) if target.file else None

    def _term_button(self, term: str, words: str) -> str:
        attributes = self._explained_by(term).items()
        return f"<button {' '.join(f'{name}={quoteattr(value)}' for name, value in attributes)}>{words}</button>"

    def _explained_by(self, term: str) -> dict[str, str]:
        self.record.terms[term] = None
        return {"type": "button", "class": "lw-term", "popovertarget": f"term-{term}"}

    @cached_property
    def _own_fragments(self) -> Fragments:
        return self.fragments.resolving(self._resolve)

    def _resolve(self, element: Element) -> None:
        attribute = link_attribute(element)
        target = link_target(element.get(attribute, ""))
        if target.term is not None:
            element.tag, element.attrib = "button", self._explained_by(target.term)
        elif target.file:
            element.set(attribute, self.file_url(unquote(target.file)) + target.place)

    def _below_content(self, file: str) -> str:
        return page_of(posixpath.normpath(posixpath.join(self.folder, file)))


def _kept_whole(text: str) -> Markup:
    """Hold a term and the signs after it together: a line may break after a button, and leave a full stop alone."""
    return Markup(_TERM_AND_SIGNS.sub(r'<span class="lw-whole">\1\2</span>', str(text)))  # noqa: S704 - as it was


def own_page(markdown: str, path: str, reader: Reader) -> str:
    """Return the page with links to lessons, and to terms in the glossary, as links to pages."""
    if ".yml" not in markdown and "glossary:" not in markdown.lower():
        return markdown

    def rewritten(link: Link) -> str | None:
        target = link_target(link.target)
        if target.term is not None:
            glossary = posixpath.relpath(GLOSSARY, posixpath.dirname(path) or ".")
            return link.to(f"{glossary}#{target.term}")
        is_part = target.file.endswith(".yml")
        return link.to(page_of(target.file) + target.place) if is_part else None

    return page_markdown(markdown, rewritten, reader.allowing(True))


_TAG_START = re.compile(r"<(?=[a-zA-Z/!?])(?!(?:https?://|mailto:)[^\s<>]*>)")
_HANDLER = re.compile(r"\{(?=:?[^{}\n]*\b(?:on[a-z]+|style)\s*=)", re.IGNORECASE)
_NOTE = re.compile(r"\[\^([^\[\]\s]+)\]")
_HASHES = re.compile(r"[ \t]+#+[ \t]*$")
_ATTRIBUTES = re.compile(r"\{:?[ ]*([^{}\n]*)\}[ \t]*$")
_TAG_LIKE = re.compile(r"\s*<[a-zA-Z/!?]")
Rewrite = Callable[[Link], str | None]
"""Takes a link; returns Markdown to stand in its place, or None to leave it."""


def page_markdown(markdown: str, rewrite: Rewrite, reader: Reader) -> str:
    """Return the Markdown with its links rewritten and, in a course without HTML, with tags shown as text."""
    takes_tags = reader.dialect.raw_html or ("<" not in markdown and "{" not in markdown)
    shown = (
        markdown
        if takes_tags
        else _with_tags_as_text(_rewrite_links(markdown, _without_brackets, reader), reader)
    )
    return _rewrite_links(keep_list_numbers(escape_dialogue(shown)), rewrite, reader)


def renamed_notes(markdown: str, ending: str, reader: Reader) -> str:
    """Return the Markdown with another ending for the name of each footnote, which nobody sees."""
    return _change_spans(
        reader.prose(markdown), markdown, lambda prose: _NOTE.sub(rf"[^\1{ending}]", prose)
    )


def with_heading_ids(markdown: str, reader: Reader, taken: set[str]) -> str:
    """Return the Markdown with an id for each heading that would get one without its letters.

    Python-Markdown leaves all letters out of an id that are not Latin; `taken` holds, and gets, the
    page's own.
    """
    pieces, done = [], 0
    for heading in reader.headings(markdown):
        id_ = reader.dialect.written_id(heading, taken)
        if id_:
            line = _HASHES.sub("", markdown[heading.start : heading.end])
            pieces += [markdown[done : heading.start], _with_id(line, id_)]
            done = heading.end
    return "".join([*pieces, markdown[done:]])


def _with_id(line: str, id_: str) -> str:
    given = _ATTRIBUTES.search(line)
    return f"{line[: given.start()]}{{#{id_} {given[1]}}}" if given else f"{line} {{#{id_}}}"


def _rewrite_links(markdown: str, rewrite: Rewrite, reader: Reader) -> str:
    pieces, done = [], 0
    for link in sorted(reader.links(markdown), key=lambda link: link.whole):
        new = rewrite(link) if link.whole[0] >= done else None
        if new is not None:
            pieces += [markdown[done : link.whole[0]], new]
            done = link.whole[1]
    return "".join([*pieces, markdown[done:]])


def _without_brackets(link: Link) -> str | None:
    bracketed = f"<{link.target}>"
    return (
        link.source.replace(bracketed, quote(link.target, safe="/:#?&=%+,;@~"))
        if bracketed in link.source
        else None
    )


def _with_tags_as_text(markdown: str, reader: Reader) -> str:
    shown = _change_spans(reader.prose(markdown), markdown, _as_text)
    return (
        shown if _holds_no_tag(shown) else _change_spans([(0, len(markdown))], markdown, _as_text)
    )


def _change_spans(spans: list[Span], markdown: str, change: Callable[[str], str]) -> str:
    pieces, done = [], 0
    for start, end in spans:
        pieces += [markdown[done:start], change(markdown[start:end])]
        done = end
    return "".join([*pieces, markdown[done:]])


def _as_text(prose: str) -> str:
    """Return the Markdown without tags, and without attribute lists that would run a script or restyle the page."""
    return _HANDLER.sub("&#123;", _TAG_START.sub("&lt;", prose))


def _holds_no_tag(markdown: str) -> bool:
    """Whether Python-Markdown itself finds no HTML here: better an ugly `&lt;` in code than a live tag."""
    converter = Markdown(extensions=list(ALWAYS))
    read_odd_fences(converter)
    converter.convert(markdown)
    return all(
        str(kept).startswith("<pre")
        for kept in converter.htmlStash.rawHtmlBlocks
        if _TAG_LIKE.match(str(kept))
    )
