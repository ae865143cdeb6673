"""Owns video: something to watch."""

from typing import ClassVar

from pydantic import ConfigDict, Field

from lessonwright.course.base_models_and_field_types import FilePath
from lessonwright.course.block.recording import Recording, captions_or_address
from lessonwright.course.kind_facts import FileTarget, Reference


class Video(Recording):
    """A film to watch, such as a talk at a counter, with what is said and shown in it in writing."""

    model_config = ConfigDict(json_schema_extra=captions_or_address("video"))

    kind: ClassVar[str] = "video"
    noun: ClassVar[str] = "video"
    target: ClassVar[FileTarget] = "video"

    file: FilePath = Field(alias="video")
    """The film (mp4 or webm) beside this lesson's file, or the address of a page elsewhere (https://…)."""
    poster: FilePath | None = None
    """A picture from the film, shown until it begins, and on paper."""

    @property
    def references(self) -> tuple[Reference, ...]:
        """Its files, its picture among them, and the questions that it stops for."""
        poster = (Reference(("poster",), "picture", self.poster),) if self.poster else ()
        return (*super().references, *poster)
