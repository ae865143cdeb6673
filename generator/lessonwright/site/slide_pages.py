"""Owns slides as pages of their own, for the browser: a course comes in; pages and what they show come out.

They stand in a folder that can be copied as it is, beside the PDFs, and need no theme and no site.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

from markupsafe import Markup

from lessonwright.course.course import Course
from lessonwright.course.glossary import link_target
from lessonwright.course.slides import FOLDER, slides, slides_file
from lessonwright.markup.dialect import Dialect, link_attribute
from lessonwright.prose.direction import direction, with_directions
from lessonwright.prose.words import words
from lessonwright.site.addresses import Addresses
from lessonwright.site.pages import font_files
from lessonwright.site.scripts import lone_script
from lessonwright.site.stylesheets import brand_css, lone_sheet
from lessonwright.site.templating import Templates
from lessonwright.site.text_for_page import PageText, ReadText

_ASSETS = f"{FOLDER}/assets"
_STYLE, _SCRIPT = f"{_ASSETS}/slides.css", f"{_ASSETS}/slides.js"
_FILES = f"{_ASSETS}/pictures"

ReadFile = Callable[[str], bytes]
"""Takes a path below the content folder; returns the bytes of the file."""


@dataclass(frozen=True)
class SlideText(PageText):
    """Turns an author's text into what a slide shows: nothing on it leads away, nor opens."""

    shown: dict[str, None] = field(default_factory=dict)
    """The paths of the pictures and recordings shown so far."""

    def phrase(self, text: str) -> Markup:
        """Return block HTML of a text that, where it is one line, opens no list, heading or quotation."""
        return self._own_fragments.phrase(text)

    def shown_file(self, file: str) -> str:
        """Return the URL of a picture or a recording, which is to come along, named relative to the lesson's folder."""
        path = self._below_content(file)
        self.shown[path] = None
        return self.url(f"{_FILES}/{path}")

    def _resolve(self, element: Element) -> None:
        attribute = link_attribute(element)
        target = link_target(element.get(attribute, ""))
        if element.tag == "img" and target.file:
            element.set(attribute, self.shown_file(target.file))
        elif target.term is not None or target.file:
            element.tag, element.attrib = "span", {}


def slide_pages(course: Course, dialect: Dialect, read: ReadFile) -> dict[str, str | bytes]:
    """Return the slides of each lesson as a page, and what the pages need, by their paths among the handouts."""
    shown: dict[str, None] = {}
    made: dict[str, str | bytes] = dict(
        _pages(course, dialect, lambda path: read(path).decode("utf-8-sig"), shown)
    )
    parts = ("base/fonts", "spans/spans", "slides")
    made[_STYLE] = lone_sheet(*parts) + brand_css(course)
    made[_SCRIPT] = lone_script("slides")
    made |= {f"{_ASSETS}/fonts/{name}": font for name, font in font_files()}
    return made | {f"{_FILES}/{path}": read(path) for path in shown}


def _pages(
    course: Course, dialect: Dialect, captions: ReadText, shown: dict[str, None]
) -> Iterator[tuple[str, str]]:
    text = PageText.of(dialect, Addresses(directory_urls=False))
    language = {"language": course.language, "direction": direction(course.language)}
    given: dict[str, Any] = {**language, "style": _STYLE, "script": _SCRIPT}
    for module in course.modules:
        for lesson in module.lessons:
            path = slides_file(lesson, ".html")
            own = SlideText(
                text.addresses,
                text.reader,
                text.fragments,
                page=path,
                folder=module.id,
                captions=captions,
                shown=shown,
            )
            templates = Templates(own, course=course, words=words(course.language), handouts={})
            page = templates.fill(
                "slides.html.j2",
                own,
                module=module,
                lesson=lesson,
                slides=slides(module, lesson),
                **given,
            )
            yield path, with_directions(page, direction(course.language))
