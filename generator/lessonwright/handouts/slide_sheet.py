"""Owns slides on paper: a lesson comes in; the data of `slides.typ`, and where a guide finds its slides, come out."""

import posixpath
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import quote

from lessonwright.course.course import Course
from lessonwright.course.lesson import Lesson
from lessonwright.course.lesson_and_review_slides import (
    review_slides,
    review_slides_file,
    slides,
    slides_file,
)
from lessonwright.course.module import Module
from lessonwright.course.questions_asked_again import ModuleReview
from lessonwright.course.slide_and_question_slides import Entry, Listing, Slide, Wording
from lessonwright.handouts.sheet_text_and_pictures import SheetData
from lessonwright.handouts.template_data import Frame, Parts, cited_sources
from lessonwright.prose.html_to_paper_tree import Tree

SlideLinks = Callable[[Lesson | Module], SheetData | None]
"""Returns where the slides of a lesson or of a review are, as a guide says it; None where there are none."""


def slide_sheet(module: Module, lesson: Lesson, frame: Frame, parts: Parts) -> SheetData:
    """Return the data for `slides.typ`."""
    of_lesson = replace(parts, text=parts.text.within(lesson.path).without_terms())
    sources = cited_sources(frame.course, lesson)
    return {
        "title": lesson.title,
        "description": of_lesson.text.text(lesson.summary)["plain"],
        "module": module.title,
        "address": frame.address(lesson),
        "slides": [
            _slide(of_lesson, slide) | {"source": sources.get(slide.source)}
            for slide in slides(module, lesson)
        ],
    }


def review_slide_sheet(review: ModuleReview, frame: Frame, parts: Parts) -> SheetData:
    """Return the data for `slides.typ` of a module's review, whose questions are from several lessons."""
    title = f"{frame.words('review')}: {review.module.title}"

    def shown(slide: Slide) -> SheetData:
        path = f"{slide.folder}/" if slide.folder else review.module.path
        of_lesson = replace(parts, text=parts.text.within(path).without_terms())
        return _slide(of_lesson, slide) | {"source": None}

    return {
        "title": title,
        "description": title,
        "module": review.module.title,
        "address": frame.address_of(f"{review.module.id}/review.md"),
        "slides": [*map(shown, review_slides(review))],
    }


def _slide(parts: Parts, slide: Slide) -> SheetData:
    words, figure = parts.words, slide.figure
    return {
        "id": slide.id,
        "look": slide.look,
        "label": words(slide.label) if slide.label else "",
        "by_label": slide.is_known_by_label,
        "number": slide.number,
        "of": slide.of,
        "duration": words.duration(slide.minutes) if slide.minutes else "",
        "setting": words(f"setting-{slide.setting}") if slide.setting else "",
        "title": _wording(parts, slide.title) if slide.title else None,
        "picture": parts.text.picture(figure.image) if figure else None,
        "alt": parts.text.phrase(figure.alt)["plain"] if figure else "",
        "recording": parts.fields(slide.recording)["address"] if slide.recording else None,
        "text": _text(parts, slide.text) if slide.text else None,
        "task": words(slide.task) if slide.task else "",
        "lists": [_listing(parts, listing) for listing in slide.lists],
        "note": _text(parts, slide.note) if slide.note else None,
        "onward": slide.onward,
        "scene": slide.scene,
    }


def _text(parts: Parts, markdown: str) -> SheetData:
    text = parts.text.text(markdown)
    return text | {"tree": _without_stress(text["tree"])}


def _phrase(parts: Parts, markdown: str) -> SheetData:
    phrase = parts.text.phrase(markdown)
    return phrase | {"tree": _without_stress(phrase["tree"])}


_LOOKS = {"strong": "bold", "em": "italic"}


def _without_stress(nodes: Tree) -> Tree:
    """Return a tree in which stressed words look so, and have no tag of their own.

    Where a page has few words, programs that check PDFs for screen readers take such a tag for one
    that is out of its order.
    """
    return [
        node
        if isinstance(node, str)
        else {**node, "tag": _LOOKS.get(node["tag"], node["tag"]), "c": _without_stress(node["c"])}
        for node in nodes
    ]


def _listing(parts: Parts, listing: Listing) -> SheetData:
    return {
        "heading": _wording(parts, listing.heading) if listing.heading else None,
        "entries": [_entry(parts, entry) for entry in listing.entries],
    }


def _entry(parts: Parts, entry: Entry) -> SheetData:
    return _wording(parts, entry.wording) | {"sign": entry.sign, "to": entry.leads_to}


def _wording(parts: Parts, wording: Wording) -> SheetData:
    return _FORMS[wording.form](parts, wording)


def _plain(text: str) -> SheetData:
    return {"tree": [text], "plain": text}


_FORMS: dict[str, Callable[[Parts, Wording], SheetData]] = {
    "markdown": lambda parts, wording: _phrase(parts, wording.text),
    "line": lambda _, wording: _plain(wording.text),
    "word": lambda parts, wording: _plain(parts.words(wording.text)),
    "quantity": lambda parts, wording: _plain(
        parts.words.quantity(wording.number, wording.text or None)
    ),
}


def slide_links(course: Course, guide_file: str) -> SlideLinks:
    """Return where slides are, those of a lesson or of a module's review, as a guide in this file says it."""
    folder = posixpath.dirname(guide_file) or "."

    def link(part: Lesson | Module, ending: str) -> str:
        if isinstance(part, Module):
            return quote(posixpath.relpath(review_slides_file(part, ending), folder))
        return quote(posixpath.relpath(slides_file(part, ending), folder))

    def links(part: Lesson | Module) -> SheetData | None:
        if course.handouts.slides == "none":
            return None
        return {"page": link(part, ".html"), "pdf": link(part, ".pdf")}

    return links
