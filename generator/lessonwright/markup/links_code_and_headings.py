"""Owns the reader: Markdown comes in; where its links, its code and its headings stand goes out."""

import html
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any, cast
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.toc import render_inner_html, strip_tags

from lessonwright.markup.dialect import FENCED_CODE, HARMLESS, Dialect, Fences
from lessonwright.markup.parsed_text_and_numbered_lists import (
    Heading,
    Link,
    ParsedText,
    Span,
    escape_dialogue,
    gaps_between,
)
from lessonwright.markup.parsing_cost import Excess, excess, is_unusual
from lessonwright.markup.position_markers import (
    FENCE,
    Mark,
    MarkedSource,
    Outcome,
    mark_source,
    numbers,
    outcome,
    remove_marks,
)

Closing = Callable[[str, int], tuple[str, str | None, int, bool]]
"""Takes a text and the place of a round bracket; returns the target, the title, where the link
ends, and if it does."""
_ESCAPED = re.compile(r"\\[\\`*_{}\[\]()>#+.!|-]")
_ESCAPE = re.compile("\x02(\\d+)\x03")
_HEADING_OPENS = re.compile(r"[ \t>]*(?:[-*+][ \t]+|\d+[.)][ \t]+)*(?:#{1,6})?[ \t]*")
_DEFINITION = re.compile(r"[^\s>]+")


def code_spans(source: MarkedSource, found: Outcome) -> tuple[Span, ...]:
    """Return the spans of code: each goes from a mark that came out in code to the next one that did not."""
    spans: list[Span] = []
    marks = source.marks
    fence: re.Match[str] | None = None
    for number, mark in enumerate(marks):
        if number in found.code:
            start = _code_start(source, mark, marks[number - 1] if number else None)
            end = _code_end(source, mark, marks[number + 1] if number + 1 < len(marks) else None)
            fence = FENCE.match(source.source, start) or fence
            end = _fence_end(source.source, fence, mark.place, end) if fence else end
            if spans and start <= spans[-1][1]:
                spans[-1] = spans[-1][0], max(end, spans[-1][1])
            else:
                spans.append((start, end))
    return tuple(spans)


def _code_start(source: MarkedSource, mark: Mark, before: Mark | None) -> int:
    if mark.kind != "line":
        ticks = source.source[: mark.place]
        return len(ticks.rstrip("`")) if mark.kind == "ticks" else mark.place
    line = source.line(mark.place)
    after = before.place if before else 0
    fences = [match.start() for match in FENCE.finditer(source.source, after, line)]
    return fences[-1] if fences else line


def _code_end(source: MarkedSource, mark: Mark, after: Mark | None) -> int:
    if after is None:
        return len(source.source)
    if after.kind in ("line", "definition"):
        return max(mark.place, source.line(after.place))
    return after.place


def _fence_end(source: str, opening: re.Match[str], place: int, end: int) -> int:
    """Return where the code of a fence ends, by `end`: the line after it may be one that takes no mark."""
    signs = opening[0].lstrip(" \t>")
    length = len(signs) - len(signs.lstrip(signs[0]))
    for line in FENCE.finditer(source, place, end):
        closing = line[0].strip(" \t>")
        if closing.startswith(signs[:length]) and not closing.strip(signs[0]):
            return line.end() if source[line.end() : end].strip() else end
    return end


def headings(source: MarkedSource, found: Outcome, converter: Markdown) -> tuple[Heading, ...]:
    """Return the headings, each with the line that opens it."""
    return tuple(filter(None, (_heading(source, element, converter) for element in found.headings)))


def _heading(source: MarkedSource, element: Element, converter: Markdown) -> Heading | None:
    places = [source.marks[number].place for text in element.itertext() for number in numbers(text)]
    if not places:
        return None
    start = source.line(places[0])
    end = source.line_end(start)
    words = _heading_words(source.source[start:end])
    name = html.unescape(remove_marks(strip_tags(render_inner_html(element, converter))))
    level = int(element.tag[1])
    return Heading(level, words, start, end, name, element.get("id"))


def _heading_words(line: str) -> str:
    """Return the words of a heading's line, without its signs and the attributes behind them."""
    opens = _HEADING_OPENS.match(line)
    words = line[opens.end() if opens else 0 :].rstrip(" \t")
    attributes = words.rfind("{") if words.endswith("}") else -1
    if attributes >= 0 and "}" not in words[attributes:-1]:
        words = words[:attributes].rstrip(" \t")
    return words.rstrip("#").rstrip(" \t")


def links(
    source: MarkedSource, found: Outcome, code: Sequence[Span], converter: Markdown
) -> tuple[Link, ...]:
    """Return the links, the images and the definitions of links, in the order of the source."""
    masked = _mask_code(source.source, code)
    closing: Closing = cast(Any, converter.inlinePatterns["link"]).getLink
    all_found: list[Link] = []
    for number, mark in enumerate(source.marks):
        if mark.kind == "link" and number in found.targets:
            all_found.append(
                _link(
                    source.source,
                    masked,
                    mark,
                    found.targets[number],
                    number in found.images,
                    closing,
                )
            )
        elif mark.kind == "definition" and number in found.definitions:
            is_image, is_used = number in found.images, number in found.targets
            all_found.append(
                _definition(source.source, mark, found.definitions[number], is_image, is_used)
            )
    return tuple(all_found)


def _mask_code(source: str, code: Sequence[Span]) -> str:
    """Return the source with letters in place of code and escaped signs, which open and close nothing."""
    pieces, done = [], 0
    for start, end in code:
        pieces += [_without_escapes(source[done:start]), "x" * (end - start)]
        done = end
    return "".join([*pieces, _without_escapes(source[done:])])


def _without_escapes(text: str) -> str:
    return _ESCAPED.sub("xx", text) if "\\" in text else text


def _link(
    source: str,
    masked: str,
    mark: Mark,
    address: str,
    is_image: bool,
    closing: Closing,
) -> Link:
    bracket = masked.rfind("](", 0, mark.place + 1)
    opening = _opening(masked, bracket)
    target, _, end, _ = closing(masked, bracket + 1)
    start = opening - 1 if is_image and masked[opening - 1 : opening] == "!" else opening
    whole = (start, max(end, mark.place))
    return Link(
        _resolve_address(address),
        source[opening + 1 : bracket],
        mark.place,
        mark.place + len(target),
        whole,
        source[slice(*whole)],
        is_image,
    )


def _opening(masked: str, bracket: int) -> int:
    """Return where the bracket opens that is closed here."""
    depth = 0
    for place in range(bracket, -1, -1):
        depth += {"]": 1, "[": -1}.get(masked[place], 0)
        if depth == 0:
            return place
    return bracket


def _definition(source: str, mark: Mark, address: str, is_image: bool, is_used: bool) -> Link:
    start = source.rfind("[", 0, source.rfind("]:", 0, mark.place))
    target = _DEFINITION.match(source, mark.place)
    end = target.end() if target else mark.place
    whole = (start, end + (source[end : end + 1] == ">"))
    words = source[start + 1 : source.find("]", start)]
    return Link(
        _resolve_address(address),
        words,
        mark.place,
        end,
        whole,
        source[slice(*whole)],
        is_image,
        True,
        is_used,
    )


def _resolve_address(address: str) -> str:
    """Return an address without marks, its escapes resolved."""
    return _ESCAPE.sub(lambda match: chr(int(match[1])), remove_marks(address))


_DOUBTFUL = re.compile(
    r"[`<\\{|\t]|~~~|    |\]:|^\*\[|--8<--|^ *(?:!!!|\?\?\?|===|///)|^ *(?:[-=] *)+$", re.MULTILINE
)
"""What may make a text more than paragraphs, lists, headings and links."""
_BRACKET = re.compile(r"[\[\]]")
_LINK = re.compile(
    r"!?\[(?P<words>(?:[^\[\]()\n]|(?<=\S)\n *(?=[^\W\d_]))+)\]\((?P<target>[^\s()<>\[\]\"']+)\)"
)
_HEADING_LINE = re.compile(
    r"^(?P<level>#{1,6})(?!#)[ ]*(?P<words>(?![^\n]*(?://|www\.))[^\s#*_\[\]@&][^#\n*_\[\]@&]*)$",
    re.MULTILINE,
)
_HASHES = re.compile(r"^ *[>\d.)*+ -]*#", re.MULTILINE)
_CODE_SIGNS = re.compile(r"`|~~~|    |\t")

_REMEMBERED = 10_000
_DEEPEST = 40
"""How deep elements may lie in one another; nobody writes ten."""


class Reader:
    """Reads the texts of one course, each once, as its dialect wants it."""

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        self._readings: dict[str, ParsedText] = {}
        self._is_usual = set(dialect.extensions) <= HARMLESS

    def allowing(self, raw_html: bool) -> "Reader":
        """Return the reader of a course whose author may, or may not, write HTML."""
        return (
            self
            if self.dialect.raw_html == raw_html
            else Reader(replace(self.dialect, raw_html=raw_html))
        )

    def links(self, text: str) -> tuple[Link, ...]:
        """Return every link, image and link definition of a text."""
        if "](" not in text and "]:" not in text:
            return ()
        if self._is_simple(text):
            found = tuple(map(_simple_link, _LINK.finditer(text)))
            if 2 * len(found) == len(_BRACKET.findall(text)):
                return found
        return self.reading(text).links if escape_dialogue(text) == text else ()

    def code(self, text: str) -> tuple[Span, ...]:
        """Return the spans of a text that are code: blocks of it and spans within a line."""
        return self.reading(text).code if _CODE_SIGNS.search(text) else ()

    def prose(self, text: str) -> list[Span]:
        """Return the spans of a text that are no code."""
        return gaps_between(self.code(text), len(text))

    def headings(self, text: str) -> tuple[Heading, ...]:
        """Return the headings of a text."""
        if "#" not in text and "\n=" not in text and "\n-" not in text:
            return ()
        if self._is_simple(text):
            found = tuple(map(_simple_heading, _HEADING_LINE.finditer(text)))
            if len(found) == len(_HASHES.findall(text)):
                return found
        return self.reading(text).headings

    def reading(self, text: str) -> ParsedText:
        """Return all that a text comes to, as the parser has it."""
        if text not in self._readings:
            if len(self._readings) >= _REMEMBERED:
                self._readings.clear()
            self._readings[text] = self._read(text)
        return self._readings[text]

    def excess(self, text: str) -> Iterator[Excess]:
        """Yield the first place at which a text is too tangled to be read, if there is one."""
        if not is_unusual(text):
            return
        found = next(excess(text), None)
        if found:
            yield found
        elif self.reading(text).depth > _DEEPEST:
            yield Excess("deep", 0, len(text))

    def odd_fences(self, text: str) -> Iterator[Span]:
        """Yield the options of blocks of code, in braces, at which the making of a page would end."""
        if "{" in text and FENCE.search(text):
            fences = self._markdown.preprocessors[FENCED_CODE]
            if isinstance(fences, Fences):
                yield from fences.odd_options(text)

    def _is_simple(self, text: str) -> bool:
        return self._is_usual and not _DOUBTFUL.search(text)

    @cached_property
    def _markdown(self) -> Markdown:
        return self.dialect.reading()

    def _read(self, text: str) -> ParsedText:
        source = mark_source(text, raw_html=self.dialect.raw_html)
        try:
            found = outcome(self._markdown, source)
        except RecursionError:
            return ParsedText(depth=len(text))
        code = code_spans(source, found)
        linked, titled = (
            links(source, found, code, self._markdown),
            headings(source, found, self._markdown),
        )
        return ParsedText(
            linked,
            code,
            titled,
            frozenset(found.ids),
            tuple(found.emoji),
            max(found.depths),
            found.blocks(source),
        )


PLAIN = Reader(Dialect())
"""Reads what every course can count on: for whoever has a text alone, and not the course that it is
from."""


def _simple_link(match: re.Match[str]) -> Link:
    is_image = match[0].startswith("!")
    return Link(
        match["target"], match["words"], *match.span("target"), match.span(), match[0], is_image
    )


def _simple_heading(match: re.Match[str]) -> Heading:
    words = match["words"].strip()
    return Heading(len(match["level"]), words, *match.span(), words)
