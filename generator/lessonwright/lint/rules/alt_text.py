"""Alternative text that is missing, repeats the caption, opens with "image of", or is a file's name.

Who cannot see a picture has only its alternative text. A screen reader says "image" by itself and
reads the caption as well.

Source: WCAG 2.2, success criterion 1.1.1 (non-text content), and its techniques and failures, among
them F30: a file's name is no text alternative.

Passes:

    body:
      - text: |
          ![The forms A to F in the rack, with B in the second place.](images/rack.png)

Fails:

    body:
      - text: |
          ![Picture of the rack](images/rack.png)

Says: a screen reader says "image" by itself, and then reads `Picture of`
"""

import re
from collections.abc import Iterator

from lessonwright.course.base_models_and_field_types import same_words
from lessonwright.course.block import Figure
from lessonwright.course.course import Course
from lessonwright.course.lesson import Lesson
from lessonwright.lint.rule import Finding, excerpt_of
from lessonwright.message_wording import quote

GROUP = "text"
SCOPE = "lesson"
LEVEL = "warning"

_OPENS = re.compile(
    r"\s*(?:an? |the )?(?:image|picture|photo|photograph|graphic|screenshot|icon) (?:of|showing|that shows|with)\b",
    re.IGNORECASE,
)
_FILE_NAME = re.compile(
    r"\s*\S+\.(?:svg|png|jpe?g|gif|webp|avif)\s*|\s*(?:IMG|DSC|image|screenshot)[-_ ]?\d+\s*",
    re.IGNORECASE,
)
_SAY = "say in a sentence what one learns from the picture"


def findings(course: Course) -> Iterator[Finding]:
    """Yield the pictures, in figures and in Markdown, whose alternative text does not stand in for them."""
    for lesson in course.lessons:
        yield from _figures(lesson)
        for path, text in lesson.texts:
            if "![" in text:
                for link in lesson.reader.links(text):
                    said = _weakness(link.words, None) if link.is_image else None
                    if said:
                        yield Finding(
                            lesson.path,
                            path,
                            *said,
                            passage=excerpt_of(text, link.target, link.start),
                        )


def _figures(lesson: Lesson) -> Iterator[Finding]:
    for n, block in enumerate(lesson.body):
        said = _weakness(block.alt, block.caption) if isinstance(block, Figure) else None
        if said:
            yield Finding(lesson.path, ("body", n, "alt"), *said)


def _weakness(alt: str, caption: str | None) -> tuple[str, str] | None:
    if not alt.strip():
        return "this picture has no alternative text", _SAY
    if _FILE_NAME.fullmatch(alt):
        return f"{quote(alt)} is the name of a file", _SAY
    opens = _OPENS.match(alt)
    if opens:
        return (
            f'a screen reader says "image" by itself, and then reads {quote(opens[0])}',
            "begin with what there is to see",
        )
    if caption and same_words(alt) == same_words(caption):
        return (
            "the alternative text repeats the caption",
            f"{_SAY}; the caption is read out as well",
        )
    return None
