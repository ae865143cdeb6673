"""Owns the figure: a picture with its alternative text and caption."""

from typing import ClassVar

from pydantic import Field

from lessonwright.course.base import FilePath, Kind, Phrase


class Figure(Kind):
    """A picture that explains something."""

    kind: ClassVar[str] = "figure"
    noun: ClassVar[str] = "figure"

    image: FilePath = Field(alias="figure")
    """The image file (svg, png, jpg, gif or webp; avif where no handouts are made), relative to this lesson's file."""
    alt: Phrase
    """What the picture shows, for those who cannot see it."""
    caption: Phrase | None = None
    """A sentence under the picture."""
