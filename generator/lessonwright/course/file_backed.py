"""Owns where a part of the course stands: the id and path that its file's name gives it.

They are no fields, since an author does not write them; the loader hands them over as validation context.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Self

from pydantic import PrivateAttr

from lessonwright.course.base_models_and_field_types import Authored
from lessonwright.course.model_fields_and_authored_texts import (
    AuthoredText,
    MarkdownText,
    markdown_texts,
    texts,
)
from lessonwright.markup import PLAIN, Reader


@dataclass(frozen=True)
class Place:
    """The id of a part, its file under the content folder, and what belongs to the part beside its fields."""

    id: str
    path: str
    parts: tuple[Any, ...] = ()
    unlinked: tuple[str, ...] = ()
    """The files below the content folder that nothing links to."""
    large_pictures: Mapping[str, int] = field(default_factory=dict)
    """How many bytes each large picture below the content folder has, by its path."""
    reader: Reader = PLAIN
    """Who reads the Markdown of its texts."""


class FileBacked(Authored):
    """A part of the course that has a file of its own."""

    _place: Place = PrivateAttr()

    def model_post_init(self, context: Place) -> None:
        """Take the place that the loader gave as validation context."""
        self._place = context

    def holding(self, parts: Iterable[Any]) -> Self:
        """Return the same part with the modules or lessons that stand below it."""
        return self._placed(parts=tuple(parts))

    def beside(self, unlinked: tuple[str, ...], large_pictures: Mapping[str, int]) -> Self:
        """Return the same part with what is to be known of the files beside it."""
        return self._placed(unlinked=unlinked, large_pictures=large_pictures)

    def _placed(self, **known: Any) -> Self:
        whole = self.model_copy()
        whole._place = replace(self._place, **known)
        return whole

    @cached_property
    def texts(self) -> tuple[AuthoredText, ...]:
        """Every Markdown text of the part, with its path in the file."""
        return texts(self)

    @cached_property
    def markdown_texts(self) -> tuple[MarkdownText, ...]:
        """Every text and label of the part in which pages read Markdown, with its path in the file."""
        return markdown_texts(self)

    @cached_property
    def reader(self) -> Reader:
        """Who reads the Markdown of the part's texts, as its pages show it."""
        return self._place.reader

    def forget_texts(self) -> None:
        """Let go of what was found out about the texts: it takes up more memory than they do, and is found again."""
        for name in ("texts", "markdown_texts"):
            self.__dict__.pop(name, None)
        for part in self._place.parts:
            part.forget_texts()

    @cached_property
    def id(self) -> str:
        """The file's or folder's name, which is its URL too."""
        return self._place.id

    @cached_property
    def path(self) -> str:
        """The file, relative to the content folder, with forward slashes."""
        return self._place.path
