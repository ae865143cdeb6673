"""Owns a source: whose work a course rests on."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from lessonwright.spec.authored import Id, Line, Year
from lessonwright.spec.named import NAME, TEXT, Named

SourceKind = Literal["article", "book", "standard", "study", "talk", "website"]

WebAddress = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"]+$", max_length=2000)]


class Source(Named):
    """A work that the course rests on: `- ncsa-self-mentorship: Cultivating self-mentorship`, by whom, which kind."""

    noun: ClassVar[str] = "source"

    id: Id = Field(alias=NAME)
    """The name that lessons, claims and quotes use to point at it."""
    title: Line = Field(alias=TEXT)
    """The title of the work."""
    by: Line
    """Who wrote or published it."""
    kind: SourceKind
    """What kind of work it is: article, book, standard (a law or a guideline, too), study, talk or website."""
    year: Year | None = None
    """The year it was published."""
    url: WebAddress | None = None
    """Where it can be read, starting with https:// or http://."""
