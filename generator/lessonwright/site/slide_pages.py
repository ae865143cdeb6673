"""Owns slides for the browser: a course comes in; a page for each lesson and review, and what it needs, comes out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

from markupsafe import Markup

from lessonwright.course.course import Course
from lessonwright.course.lesson_and_review_slides import (
    FOLDER,
    has_review_slides,
    review_slides,
    review_slides_file,
    slides,
    slides_file,
)
from lessonwright.course.questions_asked_again import reviews
from lessonwright.markup.dialect import Dialect, link_attribute
from lessonwright.markup.parsed_text_and_numbered_lists import link_target
from lessonwright.prose.words import direction, with_directions, words
from lessonwright.site.addresses import Addresses
from lessonwright.site.author_text_on_pages import PageText, ReadText
from lessonwright.site.pages_navigation_and_assets import font_files
from lessonwright.site.script_bundles import lone_script
from lessonwright.site.stylesheets import brand_css, lone_sheet
from lessonwright.site.templating import Templates

_SLIDE_ASSETS = f"{FOLDER}/assets"
_SLIDE_STYLE, _SLIDE_SCRIPT = f"{_SLIDE_ASSETS}/slides.css", f"{_SLIDE_ASSETS}/slides.js"
_SLIDE_PICTURES = f"{_SLIDE_ASSETS}/pictures"

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
        return self.url(f"{_SLIDE_PICTURES}/{path}")

    def _resolve(self, element: Element) -> None:
        attribute = link_attribute(element)
        target = link_target(element.get(attribute, ""))
        if element.tag == "img" and target.file:
            element.set(attribute, self.shown_file(target.file))
        elif target.term is not None or target.file:
            element.tag, element.attrib = "span", {}


def slide_pages(course: Course, dialect: Dialect, read: ReadFile) -> dict[str, str | bytes]:
    """Return the slides of lessons and reviews as pages, and what the pages need, by their paths among the handouts."""
    shown: dict[str, None] = {}
    made: dict[str, str | bytes] = dict(
        _pages(course, dialect, lambda path: read(path).decode("utf-8-sig"), shown)
    )
    parts = ("base/fonts", "spans/spans", "slides")
    made[_SLIDE_STYLE] = lone_sheet(*parts) + brand_css(course)
    made[_SLIDE_SCRIPT] = lone_script("slides")
    made |= {f"{_SLIDE_ASSETS}/fonts/{name}": font for name, font in font_files()}
    return made | {f"{_SLIDE_PICTURES}/{path}": read(path) for path in shown}


def _pages(
    course: Course, dialect: Dialect, captions: ReadText, shown: dict[str, None]
) -> Iterator[tuple[str, str]]:
    text = PageText.of(dialect, Addresses(directory_urls=False))
    language = {"language": course.language, "direction": direction(course.language)}
    given: dict[str, Any] = {**language, "style": _SLIDE_STYLE, "script": _SLIDE_SCRIPT}

    def page(path: str, folder: str, **shown_on: Any) -> tuple[str, str]:
        own = SlideText(
            text.addresses,
            text.reader,
            text.fragments,
            page=path,
            folder=folder,
            captions=captions,
            shown=shown,
        )
        templates = Templates(own, course=course, words=words(course.language), handouts={})
        filled = templates.fill("slides.html.j2", own, **shown_on, **given)
        return path, with_directions(filled, direction(course.language))

    for module in course.modules:
        for lesson in module.lessons:
            path = slides_file(lesson, ".html")
            deck = slides(module, lesson)
            yield page(path, module.id, module=module, title=lesson.title, slides=deck)
    for review in filter(has_review_slides, reviews(course)):
        module, deck = review.module, review_slides(review)
        title = f"{words(course.language)('review')}: {module.title}"
        path = review_slides_file(module, ".html")
        yield page(path, module.id, module=module, title=title, slides=deck)
