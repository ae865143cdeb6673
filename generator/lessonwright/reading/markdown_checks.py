"""Owns what is wrong in Markdown as such: tangled texts, lone HTML tags, options of code, own pages' links."""

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from lessonwright.course.file_backed import FileBacked
from lessonwright.course.model_fields_and_authored_texts import lines
from lessonwright.markup import Link, Reader
from lessonwright.markup.dialect import VOID_ELEMENTS
from lessonwright.markup.parsed_text_and_numbered_lists import Span
from lessonwright.markup.parsing_cost import DEEPEST, MOST_LINES, MOST_SIGNS, Excess
from lessonwright.reading.broken_links import (
    PlaceLink,
    ReferenceTargets,
    linked_place,
    passage_of,
    wrong_link,
)
from lessonwright.reading.diagnostic import Diagnostic, Severity
from lessonwright.reading.file_text_and_mistakes import FileText, Spot
from lessonwright.reading.yaml_file import YamlFile

_TAG = re.compile(
    r"<!--|(?<!\\)<(?P<end>/?)(?P<name>[a-zA-Z][\w-]*)(?![\w.+-]*[:@])(?P<rest>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>",
    re.DOTALL,
)
_COMMENT_END = "-->"
_END_BY_THEMSELVES = {
    "li",
    "dt",
    "dd",
    "tr",
    "td",
    "th",
    "thead",
    "tbody",
    "tfoot",
    "option",
    "optgroup",
    "rt",
    "rp",
}
"""Elements whose end tag may be left out, and which end where their parent does (HTML,
13.1.2.4)."""


class LoneTag(NamedTuple):
    """A tag that nothing closes, or that closes nothing."""

    name: str
    start: int
    end: int
    is_end: bool


def lone_tags(text: str, prose: Sequence[Span]) -> Iterator[LoneTag]:
    """Yield the tags outside code that have no partner, in the order of the text; `--` stands for a comment."""
    opened: list[LoneTag] = []
    lone: list[LoneTag] = []
    for start, end in prose:
        for match in _tags(text, start, end):
            _pair(match, opened, lone)
    yield from sorted(
        [*lone, *(tag for tag in opened if tag.name not in _END_BY_THEMSELVES)],
        key=lambda tag: tag.start,
    )


def _tags(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the tags of a stretch, and comments that do not end; what stands in a comment is none."""
    while match := _TAG.search(text, start, end):
        start = match.end()
        if not match["name"]:
            closed = text.find(_COMMENT_END, start)
            if closed >= 0:
                start = closed + len(_COMMENT_END)
                continue
        yield match


def _pair(match: re.Match[str], opened: list[LoneTag], lone: list[LoneTag]) -> None:
    name = (match["name"] or "--").lower()
    tag = LoneTag(name, match.start(), match.end(), bool(match["end"]))
    if name == "--":
        lone.append(tag)
    elif tag.is_end:
        _close(tag, opened, lone)
    elif name not in VOID_ELEMENTS and not (match["rest"] or "").endswith("/"):
        opened.append(tag)


def _close(tag: LoneTag, opened: list[LoneTag], lone: list[LoneTag]) -> None:
    if not any(other.name == tag.name for other in opened):
        lone.append(tag)
        return
    while (last := opened.pop()).name != tag.name:
        if last.name not in _END_BY_THEMSELVES:
            lone.append(last)


WORDS = {
    "signs": (
        "this paragraph has more than a thousand of the signs that Markdown gives a meaning",
        "divide it by empty lines; for code, write ``` on a line above it and below it",
    ),
    "open": (
        "from here on, very many brackets or backticks open something that nothing closes",
        "delete what is not meant; for code, write ``` on a line above it and below it",
    ),
    "long": (
        f"this text has more than {MOST_LINES:,} lines",
        "divide it into several lessons, or save it as a file and link to that",
    ),
    "deep": (
        f"here, lists, quotations or emphasis lie more than {DEEPEST} deep in one another",
        "write it flatter: learners follow two levels, seldom three",
    ),
}
"""What is said of each kind of excess, and the mend."""
_SHOWN = 40
_SHORT = 60
_SIGNS = "[`*_<"
"""Signs of which titles and names hold so few that they need no look of their own, unless a file
has very many."""


def tangle_problems(part: FileBacked, file: YamlFile) -> Iterator[Diagnostic]:
    """Yield the place in each text of a part from which on it would take far too long to read."""
    reader, has_many = part.reader, sum(map(file.file.text.count, _SIGNS)) > MOST_SIGNS
    for path, text in (*part.texts, *lines(part)) if has_many else part.texts:
        for found in reader.excess(text) if len(text) > _SHORT else ():
            message, help_line = WORDS[found.kind]
            yield file.diagnostic(
                path, "too-tangled", message, help_line, passage=_passage(text, found)
            )


def _passage(text: str, found: Excess) -> tuple[str, int]:
    words = text[found.start : found.end].lstrip()[:_SHOWN].partition("\n")[0]
    return (words, text[: found.start].count(words)) if words else (text[:1], 0)


def html_problems(part: FileBacked, file: YamlFile) -> Iterator[Diagnostic]:
    """Yield the tags that would swallow what follows on the page, or break it."""
    if not part.reader.dialect.raw_html:
        return
    for path, text, at_key in part.markdown_texts:
        for tag in lone_tags(text, part.reader.prose(text)) if "<" in text else ():
            words = text[tag.start : tag.end]
            where = None if at_key else (words, text[: tag.start].count(words))
            message, help_line = _tag_message(tag)
            yield file.diagnostic(
                path, "lone-tag", message, help_line, at_key=at_key, passage=where
            )


def _tag_message(tag: LoneTag) -> tuple[str, str]:
    if tag.name == "--":
        return (
            "this comment does not end in this text, so all that follows is hidden",
            "write `-->` where it ends",
        )
    if tag.is_end:
        return (
            f"this tag closes nothing: no `<{tag.name}>` is open",
            "delete it, or open the element before",
        )
    message = (
        f"this `<{tag.name}>` is not closed in this text, so what follows on the page ends up in it"
    )
    return (
        message,
        f"write `</{tag.name}>` where it ends; to show the tag itself, put it in backticks",
    )


_FENCE_OPTION = (
    "fence-option",
    "these options of a block of code cannot be read",
    "write the language alone, as in ```py; or turn on `pymdownx.highlight` and"
    " `pymdownx.superfences` under `markdown_extensions:` in mkdocs.yml, which read them",
)


def fence_problems(part: FileBacked, file: YamlFile) -> Iterator[Diagnostic]:
    """Yield the options of blocks of code at which the making of the page would end."""
    for path, text in part.texts:
        for start, end in part.reader.odd_fences(text):
            words = text[start:end]
            yield file.diagnostic(path, *_FENCE_OPTION, passage=(words, text[:start].count(words)))


_FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_STOPS_A_BUILD = {"fence-option", "link-address", "too-tangled"}


@dataclass(frozen=True)
class OwnPage:
    """A page of the author's own: its path below the content folder, its text, and who reads it."""

    path: str
    file: FileText
    reader: Reader

    @cached_property
    def markdown(self) -> str:
        """The text, with empty lines in place of what stands above it for MkDocs alone."""
        front = _FRONT_MATTER.match(self.file.text)
        return (
            "\n" * front[0].count("\n") + self.file.text[front.end() :] if front else self.file.text
        )

    @cached_property
    def tangle(self) -> Diagnostic | None:
        """The place from which on it would take far too long to read."""
        found = next(self.reader.excess(self.markdown), None)
        if found is None or found.kind == "long":
            return None
        return self._problem_at(found.start, 1, "too-tangled", *WORDS[found.kind])

    def problems(self, around: ReferenceTargets) -> Iterator[Diagnostic]:
        """Yield what is wrong with the page's links and its blocks of code."""
        for start, end in self.reader.odd_fences(self.markdown):
            yield self._problem_at(start, end - start, *_FENCE_OPTION)
        for link in self.reader.links(self.markdown):
            wrong = wrong_link(link, posixpath.dirname(self.path), around)
            if wrong:
                yield self._at(link, *wrong)

    def place_links(self) -> Iterator[PlaceLink]:
        """Yield the page's links to places on pages, and to pages that may not be made."""
        for link in self.reader.links(self.markdown):
            to = linked_place(link, self.path)
            if to:
                yield PlaceLink(*to, lambda *said, link=link: self._at(link, *said))

    def diagnostic(
        self, start: int, length: int, rule: str, message: str, help_line: str, severity: Severity
    ) -> Diagnostic:
        """Return a problem at an offset of the text."""
        before = self.markdown[:start].split("\n")
        return self.file.diagnostic(
            Spot(len(before), len(before[-1]) + 1, length), rule, message, help_line, severity
        )

    def _at(self, link: Link, rule: str, message: str, help_line: str) -> Diagnostic:
        words, _ = passage_of(link, self.markdown)
        start = link.start if link.end > link.start else link.whole[0]
        return self._problem_at(start, len(words), rule, message, help_line)

    def _problem_at(
        self, start: int, length: int, rule: str, message: str, help_line: str
    ) -> Diagnostic:
        severity: Severity = "error" if rule in _STOPS_A_BUILD else "warning"
        return self.diagnostic(start, length, rule, message, help_line, severity)
