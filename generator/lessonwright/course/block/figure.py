"""Owns the figure: a picture with its alternative text and caption."""

from typing import ClassVar

from pydantic import Field

from lessonwright.course.base_models_and_field_types import FilePath, Phrase
from lessonwright.course.block.base import ShownBlock
from lessonwright.course.kind_facts import Reference


class Figure(ShownBlock):
    """A picture that explains something."""

    kind: ClassVar[str] = "figure"
    noun: ClassVar[str] = "figure"
    teaches: ClassVar[bool] = True
    known_by: ClassVar[str | None] = "alt"

    image: FilePath = Field(alias="figure")
    """The image file (svg, png, jpg, gif or webp; avif where no handouts are made), relative to this lesson's file."""
    alt: Phrase
    """What the picture shows, for those who cannot see it."""
    caption: Phrase | None = None
    """A sentence under the picture."""

    @property
    def references(self) -> tuple[Reference, ...]:
        """Its picture."""
        return (Reference(("figure",), "picture", self.image),)
