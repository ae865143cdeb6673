"""Owns what all sheets of a course have in common: a course comes in; names, colours, paper and words come out."""

import io
import re
from dataclasses import dataclass

import segno

from lessonwright.course.course import Course
from lessonwright.course.lesson import Lesson
from lessonwright.handouts.sheet_text import SheetData, Url
from lessonwright.prose.words import Words, direction

_MASK = 2


@dataclass(frozen=True)
class Frame:
    """A course, its words and, where it is published, the addresses of its lessons."""

    course: Course
    words: Words
    logo: str | None = None
    fonts: tuple[str, ...] = ()
    """Families of fonts that the course brings with it."""
    url: Url = lambda path: None

    @property
    def data(self) -> SheetData:
        """What every template reads: it is the same on every sheet."""
        language, region = _language(self.course.language)
        return {
            "course": self.course.title,
            "authors": self.course.authors,
            "colour": self.course.brand.main_colour,
            "logo": self.logo,
            "fonts": self.fonts,
            "paper": self.course.handouts.paper,
            "language": language,
            "region": region,
            "direction": direction(self.course.language),
            "words": self.words.phrases,
            "letters": self.course.handouts.slides != "none",
        }

    def address(self, lesson: Lesson) -> SheetData | None:
        """Return the lesson's address on the web, short and as a QR code."""
        return self.address_of(lesson.path)

    def address_of(self, path: str) -> SheetData | None:
        """Return the same of the page that is made from the file at this path, or is that file."""
        url = self.url(path)
        return (
            {"url": url, "short": re.sub(r"^https?://|/$", "", url), "qr": qr_code(url)}
            if url
            else None
        )


def cited_sources(course: Course, lesson: Lesson) -> dict[str, SheetData]:
    """Return the sources that a lesson names, by their ids."""
    fields = ("title", "by", "kind", "year", "url")
    sources = ((name, course.source_by_id[name]) for name in lesson.cited)
    return {name: {field: getattr(source, field) for field in fields} for name, source in sources}


def _language(tag: str) -> tuple[str, str | None]:
    language, *rest = tag.split("-")
    return language, next((part.upper() for part in rest if len(part) == 2), None)


def qr_code(url: str) -> str:
    """Return a QR code (ISO/IEC 18004, a quarter of it redundant) as SVG, with the white border that scanners need."""
    drawn = io.BytesIO()
    # Any of the eight masks can be read; to weigh them against one another takes longer than all
    # the rest.
    segno.make_qr(url, error="q", mask=_MASK).save(
        drawn, kind="svg", border=2, svgns=True, xmldecl=False, light="#fff"
    )
    return drawn.getvalue().decode()
