"""Owns links: a text comes in; those that lead nowhere, and what was meant, go out."""

import posixpath
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from lessonwright.course.block import TextBlock
from lessonwright.course.course import Course, term_id
from lessonwright.course.file_backed import FileBacked
from lessonwright.course.generated_pages import (
    COURSE_PAGES,
    GLOSSARY,
    MODULE_PAGES,
    generated_anchors,
    may_be_absent,
)
from lessonwright.course.lesson import Lesson
from lessonwright.course.model_fields_and_authored_texts import FieldPath
from lessonwright.markup import Link, Reader
from lessonwright.markup.parsed_text_and_numbered_lists import is_file, term_named
from lessonwright.message_wording import did_you_mean, join_names, nearest, quote
from lessonwright.reading.content_folder import Folder, is_course_file
from lessonwright.reading.diagnostic import Diagnostic
from lessonwright.reading.listed_and_stray_files import Listing
from lessonwright.reading.yaml_file import YamlFile


@dataclass(frozen=True)
class ReferenceTargets:
    """What is around a part; None where a mistake elsewhere leaves unknown what there is."""

    folder: Folder
    modules: Collection[str] | None
    sources: Collection[str] | None
    terms: Collection[str] | None
    answers: str | None = None
    """Where the course's answers are printed, as its `handouts` say."""

    @classmethod
    def of(cls, folder: Folder, course: Course | None, modules: Listing) -> "ReferenceTargets":
        """Return what is around the parts of a course, as far as the course could be read."""
        names = dict.fromkeys(modules.names) if modules.is_known else None
        if course is None:
            return cls(folder, names, None, None)
        answers = course.handouts.answers
        return cls(folder, names, course.source_by_id, course.term_by_id, answers)


_RAW_ID = re.compile(r"\bid=[\"']?([^\s\"'<>]+)")
_OTHERS = ("fn:", "fnref:", "__", ":~:")
"""How places begin that are made by the parser, or by the browser."""
_TOP = "top"
"""Every page has it, whatever its headings (HTML, scrolling to a fragment)."""
_MOST_PLACES = 6


class PlaceLink(NamedTuple):
    """A link to a place on a page: the page's path in the content folder, the place, and what tells of it.

    Without a place, it is a link to a page that is made only where the course asks for it.
    """

    page: str
    place: str
    tell: Callable[[str, str, str], Diagnostic]


def linked_place(link: Link, here: str) -> tuple[str, str] | None:
    """Return the page, as `folder/name.md`, and the place that a link on the page `here` leads to.

    Of a link to a page as such, only where the page may not be made; the place is empty then.
    """
    way, _, place = link.target.partition("#")
    if place.startswith(_OTHERS) or link.is_image or not (way == "" or is_file(way)):
        return None
    path = (
        posixpath.normpath(posixpath.join(posixpath.dirname(here), unquote(way))) if way else here
    )
    stem, ending = posixpath.splitext(path)
    if ending not in (".md", ".yml"):
        return None
    page = f"{stem}.md"
    if place and place != _TOP:
        return page, unquote(place)
    return (page, "") if ending == ".md" and way and may_be_absent(page) else None


def place_problems(
    links: Iterable[PlaceLink],
    course: Course,
    lessons: Iterable[Lesson],
    pages: Mapping[str, tuple[str, Reader]],
    absent: Mapping[str, str],
) -> Iterator[Diagnostic]:
    """Yield a problem for each link to an absent page, and a warning for each to a place that its page does not have.

    `absent` has, for each page that is not made, what would make it.
    """
    by_page = {f"{lesson.path.removesuffix('.yml')}.md": lesson for lesson in lessons}
    known: dict[str, list[str]] = {}
    for link in links:
        if link.page in absent and link.page not in by_page and link.page not in pages:
            message = f"the site has no page {quote(link.page)}, since nothing asks for it"
            help_line = f"{absent[link.page]}, or take the link out"
            yield link.tell("unknown-file", message, help_line)
        elif link.place:
            yield from _place_problem(
                link, known, lambda page: _places(page, course, by_page, pages)
            )


def _place_problem(
    link: PlaceLink, known: dict[str, list[str]], places_on: Callable[[str], Iterator[str]]
) -> Iterator[Diagnostic]:
    """Yield a warning where the page does not have the place; `known` remembers the places of pages."""
    if link.page not in known:
        known[link.page] = [*places_on(link.page)]
    places = known[link.page]
    if places and link.place not in places:
        yield replace(
            link.tell("unknown-place", *_anchor_message(link.place, places)), severity="warning"
        )


def _anchor_message(place: str, places: list[str]) -> tuple[str, str]:
    shown = [f"#{name}" for name in places[:_MOST_PLACES]]
    help_line = (
        did_you_mean(f"#{place}", [f"#{name}" for name in places])
        or f"the page has {join_names(shown)}"
    )
    return f"there is no place `#{place}` on that page", help_line


def _places(
    page: str,
    course: Course,
    lessons: Mapping[str, Lesson],
    pages: Mapping[str, tuple[str, Reader]],
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
    made = generated_anchors(lesson)
    sheets = {placed.anchor for placed in lesson.placed_sheets}
    sections: set[str] = {name for name in ("quiz", *sheets, "sources") if name in made}
    yield from _in_texts(shown, [written.text for written in lesson.texts], lesson.reader, sections)
    yield from made


def _in_texts(
    shown: list[str], all_texts: list[str], reader: Reader, taken: set[str]
) -> Iterator[str]:
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


IMAGES = (".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif")
_FOR_PAPER_TOO = IMAGES[:-1]
"""Those that a PDF can show as well."""
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_PLACE = re.compile(r"[/#:@]|\.\w+$")
"""What an address holds, and a word of a dialogue hardly ever."""
_ELSEWHERE = {"http", "https", "mailto", "tel"}


class BrokenLink(NamedTuple):
    """What is wrong with a link: the rule, the message and the mend."""

    rule: str
    message: str
    help: str


def image_problem(
    name: str, path: FieldPath, here: str, file: YamlFile, folder: Folder
) -> Iterator[Diagnostic]:
    """Yield what is wrong with the name of a picture's file, relative to the folder `here`."""
    wrong = _wrong_image(name, here, folder)
    if wrong:
        yield file.diagnostic(path, *wrong)


def link_problems(
    part: FileBacked, file: YamlFile, around: ReferenceTargets
) -> Iterator[Diagnostic]:
    """Yield what is wrong with the links in all Markdown text of a part's file."""
    here, reader = posixpath.dirname(part.path), part.reader
    for path, text, at_key in part.markdown_texts:
        for link in reader.links(text) if "](" in text or "]:" in text else ():
            wrong = wrong_link(link, here, around)
            if wrong:
                where = None if at_key else passage_of(link, text)
                yield file.diagnostic(path, *wrong, at_key=at_key, passage=where)


def place_links(part: FileBacked, file: YamlFile) -> Iterator[PlaceLink]:
    """Yield the links of a part to places on pages, and to pages that may not be made."""
    reader, page = part.reader, f"{part.path.removesuffix('.yml')}.md"
    for path, text, at_key in part.markdown_texts:
        for link in reader.links(text) if "]" in text and ("#" in text or ".md" in text) else ():
            to = linked_place(link, page)
            if to:
                where = None if at_key else passage_of(link, text)
                tell = partial(_tell_at, file, path, at_key, where)
                yield PlaceLink(*to, tell)


def _tell_at(
    file: YamlFile,
    path: FieldPath,
    at_key: bool,
    passage: tuple[str, int] | None,
    *said: str,
) -> Diagnostic:
    return file.diagnostic(path, *said, at_key=at_key, passage=passage)


def passage_of(link: Link, text: str) -> tuple[str, int]:
    """Return the words of the text that the message points at: the target, or the whole link where it has none."""
    start, end = (link.start, link.end) if link.end > link.start else link.whole
    words = text[start:end]
    return words, text[:start].count(words)


def wrong_link(link: Link, here: str, around: ReferenceTargets) -> BrokenLink | None:
    """Return what is wrong with a link in a file of the folder `here`."""
    wrong = None if _is_footnote(link) else _wrong_target(link, here, around)
    return _swallowed_link(link) if wrong and _is_speech(link) else wrong


def _wrong_target(link: Link, here: str, around: ReferenceTargets) -> BrokenLink | None:
    target = unquote(link.target)
    if not _is_address(target):
        return BrokenLink(
            "link-address", f"{quote(target)} is no address", "copy it from the browser once more"
        )
    scheme = _SCHEME.match(target)
    if scheme:
        return _wrong_scheme(scheme[1].lower(), link, around)
    if target.startswith(("#", "?", "//")):
        return None
    if link.is_image:
        return _wrong_image(target, here, around.folder)
    return _wrong_sign(link.target, here, around.folder) or wrong_file(
        _file_of(link.target), here, around.folder
    )


def _file_of(target: str) -> str:
    """Return the file that a link leads to, without what follows `?` or `#`; `%23` is a `#` of the file's own."""
    return unquote(re.split(r"[?#]", target)[0])


def _wrong_sign(target: str, here: str, folder: Folder) -> BrokenLink | None:
    """Return what to say of a `#` or `?` in a file's name, which opens something else in a link."""
    sign = re.search(r"[?#]", target)
    path = posixpath.normpath(posixpath.join(here, unquote(target)))
    if not sign or not folder.has_file(path):
        return None
    message = f"in a link, `{sign[0]}` ends the name of a file"
    better = f"write `{'%23' if sign[0] == '#' else '%3F'}` in its place, or give the file a name without it"
    return BrokenLink("unknown-file", message, better)


def _is_footnote(link: Link) -> bool:
    return link.is_definition and link.words.startswith("^")


def _is_speech(link: Link) -> bool:
    """Tell whether a definition is none, but a line such as `[Anna]: Hello.`."""
    return link.is_definition and not link.is_used and not _PLACE.search(link.target)


def _swallowed_link(link: Link) -> BrokenLink:
    message = f"learners do not see this line: `[{link.words}]:` opens the address of a link, and no link uses it"
    return BrokenLink(
        "unused-definition", message, f"to show it, write `\\[{link.words}]:`; else delete it"
    )


def _is_address(target: str) -> bool:
    try:
        urlsplit(target)
    except ValueError:
        return False
    return True


def _wrong_scheme(scheme: str, link: Link, around: ReferenceTargets) -> BrokenLink | None:
    term = term_named(link.target)
    if term is not None:
        return _wrong_term(term, link, around)
    if scheme in _ELSEWHERE:
        return None
    message = f"a link cannot begin with `{scheme}:`"
    return BrokenLink(
        "link-scheme",
        message,
        "link to a web address, a file beside this one, `mailto:` or `glossary:`",
    )


def _wrong_term(term: str, link: Link, around: ReferenceTargets) -> BrokenLink | None:
    if link.is_image or link.is_definition:
        message = "a glossary term is explained where its words stand, by a link of its own"
        return BrokenLink("link-scheme", message, f"write `[the words](glossary:{term})`")
    terms = around.terms
    if terms is None or term in terms:
        return None
    choose = "write it under `glossary:` in course.yml"
    meant = (
        f"did you mean `{term_id(term)}`?" if term_id(term) in terms else did_you_mean(term, terms)
    )
    return BrokenLink("unknown-term", f"there is no glossary term {quote(term)}", meant or choose)


def _wrong_image(name: str, here: str, folder: Folder) -> BrokenLink | None:
    if _SCHEME.match(name):
        help_line = "save the picture beside this file, and write its name as it is seen from here: `images/desk.jpg`"
        return BrokenLink("unknown-file", f"{quote(name)} is no picture of this course", help_line)
    if not name.lower().endswith(IMAGES):
        help_line = f"use a picture whose name ends in {join_names(_FOR_PAPER_TOO, 'or')}"
        return BrokenLink(
            "image-type", f"{quote(name)} is not a picture that every browser shows", help_line
        )
    wrong = wrong_file(name, here, folder)
    fault = None if wrong else folder.picture_fault(posixpath.normpath(posixpath.join(here, name)))
    if fault:
        wrong = BrokenLink("broken-picture", f"{quote(name)} {fault[0]}", fault[1])
    return wrong


def wrong_file(name: str, here: str, folder: Folder) -> BrokenLink | None:
    """Return what is wrong with the name of a file that is to be there."""
    if not name:
        return BrokenLink(
            "no-address",
            "this link leads nowhere",
            "write where it leads between the round brackets",
        )
    if "\\" in name:
        better = name.replace("\\", "/")
        return BrokenLink(
            "unknown-file",
            f"{quote(name)} has a backslash, which leads nowhere on the web",
            f"write `{better}`",
        )
    if name.startswith("/"):
        help_line = "write the way from this file: `../` goes one folder up"
        return BrokenLink(
            "no-address",
            f"{quote(name)} begins with `/`, which is no place in the course",
            help_line,
        )
    path = posixpath.normpath(posixpath.join(here, name))
    if path.startswith("..") or not folder.is_inside(path):
        help_line = "copy the file into the content folder, and link to it there"
        return BrokenLink(
            "outside-content", f"{quote(name)} lies outside the content folder", help_line
        )
    if name.endswith("/"):
        return _wrong_folder(name.rstrip("/"), path, folder)
    return None if _is_there(path, folder) else _absent(name, path, folder)


def wrong_own_file(name: str, folder: Folder) -> BrokenLink | None:
    """Return what is wrong with the name of a page or file that an author has put beside the course."""
    path = posixpath.normpath(name)
    wrong = wrong_file(name, "", folder)
    if wrong or (folder.has_file(path) and not is_course_file(path)):
        return wrong
    message = f"{quote(name)} is made of the course, and no page or file of your own"
    return BrokenLink(
        "unknown-file",
        message,
        "name one of your own, or pack a part with `--module` or `--lesson`",
    )


def _wrong_folder(name: str, path: str, folder: Folder) -> BrokenLink:
    ways = (".md", ".yml", "/module.yml", "/index.md")
    better = next((way for way in ways if folder.has_file(f"{path}{way}")), None)
    help_line = (
        f"write `{name}{better}`"
        if better
        else "name the file: a page ends in `.md`, a lesson in `.yml`"
    )
    message = f"{quote(f'{name}/')} names a folder, which leads nowhere once the site is opened from a disk"
    return BrokenLink("unknown-file", message, help_line)


def _is_there(path: str, folder: Folder) -> bool:
    above, last = posixpath.split(path)
    name, ending = posixpath.splitext(last)
    return folder.has_file(path) or (ending == ".md" and _becomes_page(above, name, folder))


def _becomes_page(above: str, name: str, folder: Folder) -> bool:
    """Return whether the built site has a page of this name that is not written as one."""
    made = {"": COURSE_PAGES}.get(above, MODULE_PAGES if above in folder.modules else ())
    return name in made or f"{name}.yml" in folder.names(above)


def _absent(name: str, path: str, folder: Folder) -> BrokenLink:
    above, last = posixpath.split(path)
    near = nearest(last, folder.names(above))
    help_line = "look at the spelling, and at the way to it: `../` goes one folder up"
    if near:
        help_line = f"did you mean `{posixpath.join(posixpath.dirname(name), near)}`?"
    return BrokenLink("unknown-file", f"there is no file {quote(name)}", help_line)
