"""Owns places on pages: links with a `#` come in; those whose place is not there go out as warnings.

Which headings a page has is known only when its part has been read, so the links are collected first.
"""

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple
from urllib.parse import unquote

from lessonwright.markup import Link, Reader
from lessonwright.markup.reading import is_file
from lessonwright.spec.block import TextBlock
from lessonwright.spec.course import Course
from lessonwright.spec.diagnostic import Diagnostic
from lessonwright.spec.lesson import Lesson
from lessonwright.spec.made import GLOSSARY, made_places
from lessonwright.spec.wording import did_you_mean, named

_RAW_ID = re.compile(r"\bid=[\"']?([^\s\"'<>]+)")
_OTHERS = ("fn:", "fnref:", "__", ":~:")
"""How places begin that are made by the parser, or by the browser."""
_TOP = "top"
"""Every page has it, whatever its headings (HTML, scrolling to a fragment)."""
_MOST = 6


class PlaceLink(NamedTuple):
    """A link to a place on a page: the page's path in the content folder, the place, and what tells of it."""

    page: str
    place: str
    tell: Callable[[str, str, str], Diagnostic]


def place_of(link: Link, here: str) -> tuple[str, str] | None:
    """Return the page, as `folder/name.md`, and the place that a link on the page `here` leads to."""
    way, _, place = link.target.partition("#")
    if not place or place == _TOP or place.startswith(_OTHERS) or link.is_image or not (way == "" or is_file(way)):
        return None
    path = posixpath.normpath(posixpath.join(posixpath.dirname(here), unquote(way))) if way else here
    stem, ending = posixpath.splitext(path)
    return (f"{stem}.md", unquote(place)) if ending in (".md", ".yml") else None


def place_problems(
    links: Iterable[PlaceLink], course: Course, lessons: Iterable[Lesson], pages: Mapping[str, tuple[str, Reader]]
) -> Iterator[Diagnostic]:
    """Yield a warning for each link to a place that its page does not have."""
    by_page = {f"{lesson.path.removesuffix('.yml')}.md": lesson for lesson in lessons}
    known: dict[str, list[str]] = {}
    for link in links:
        if link.page not in known:
            known[link.page] = [*_places(link.page, course, by_page, pages)]
        places = known[link.page]
        if places and link.place not in places:
            yield replace(link.tell("unknown-place", *_said(link.place, places)), severity="warning")


def _said(place: str, places: list[str]) -> tuple[str, str]:
    shown = [f"#{name}" for name in places[:_MOST]]
    mend = did_you_mean(f"#{place}", [f"#{name}" for name in places]) or f"the page has {named(shown)}"
    return f"there is no place `#{place}` on that page", mend


def _places(
    page: str, course: Course, lessons: Mapping[str, Lesson], pages: Mapping[str, tuple[str, Reader]]
) -> Iterator[str]:
    """Yield the places of a page, those of its headings first; none for a page of which they are not known."""
    if page in lessons:
        yield from _in_lesson(lessons[page])
    elif page in pages:
        text, reader = pages[page]
        yield from _in_texts([text], [text], reader, set())
    elif page == GLOSSARY:
        yield from course.term_by_id


def _in_lesson(lesson: Lesson) -> Iterator[str]:
    shown = [block.text for block in lesson.body if isinstance(block, TextBlock)]
    made = made_places(lesson)
    sections: set[str] = {name for name in ("quiz", "worksheet", "sources") if name in made}
    yield from _in_texts(shown, [written.text for written in lesson.texts], lesson.reader, sections)
    yield from made


def _in_texts(shown: list[str], all_texts: list[str], reader: Reader, taken: set[str]) -> Iterator[str]:
    """Yield the ids of headings as the page counts them: first those that are given, then those that are made."""
    headings = [heading for text in shown for heading in reader.headings(text)]
    given = {id_ for text in all_texts for id_ in _given_ids(text, reader)}
    written: set[str] = set()
    ids = {id(heading): reader.dialect.written_id(heading, written) for heading in headings}
    taken = taken | given | written
    for heading in headings:
        yield heading.id or ids[id(heading)] or reader.dialect.heading_id(heading, taken)
    yield from sorted(given)


def _given_ids(text: str, reader: Reader) -> Iterator[str]:
    if "{" in text and "#" in text:
        yield from reader.reading(text).ids
    if reader.dialect.raw_html and "<" in text:
        yield from _RAW_ID.findall(text)
