"""Owns the mistake: what pydantic says of one part of a file, put into the words of the lesson language."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from pydantic_core import ErrorDetails

from lessonwright.spec.authored import first_key
from lessonwright.spec.named import NAME, TEXT
from lessonwright.spec.trace import Traced, fields, is_named
from lessonwright.spec.yaml_file import YamlFile
from lessonwright.spec.yaml_places import Path

_ITEMS = {
    "body": "block",
    "modules": "module id",
    "lessons": "lesson id",
    "scale": "word",
    "accept": "answer",
    "discuss": "question",
    "authors": "author",
    "prepare": "item",
    "sources": "source id",
    "timing": "step",
    "glossary": "term",
}


class Said(NamedTuple):
    """What to say about a mistake."""

    rule: str
    message: str
    mend: str | None = None
    at_key: bool = False
    at_parent: bool = False
    replaces: str | None = None
    """A field that is only missing because its name was misspelt here."""


@dataclass(frozen=True)
class Mistake:
    """One error of pydantic's, and where it leads."""

    file: YamlFile
    details: ErrorDetails
    traced: Traced

    @property
    def path(self) -> Path:
        """The way to the part in the file."""
        return self.traced.path

    @property
    def input(self) -> Any:
        """What the author wrote there, as dicts, lists and text."""
        return self.details["input"]

    @property
    def parent(self) -> Any:
        """What the author wrote around it."""
        return self.file.part(self.path[:-1])

    @property
    def last(self) -> str:
        """The last step of the way."""
        return str(self.path[-1]) if self.path else ""

    @property
    def noun(self) -> str:
        """What the part is called, or for a field, the part that has it."""
        return self.traced.model.noun

    @property
    def names(self) -> list[str]:
        """The names of the model's fields."""
        return [name for name in fields(self.traced.model) if name not in (NAME, TEXT)]

    def limit(self, name: str) -> Any:
        """Return a limit that pydantic names in its error."""
        return self.details.get("ctx", {}).get(name)

    @property
    def field(self) -> str:
        """The field, by the name an author gives it; in a list, the list's."""
        return self.traced.field or self.noun

    @property
    def item(self) -> str:
        """What an item of the list is called."""
        return _ITEMS.get(self.field, self.field.removesuffix("s"))

    @cached_property
    def subject(self) -> str:
        """How a sentence names what is wrong: by its field, as an item of its list, or as the part it is."""
        last = self.path[-1] if self.path else None
        if last in (NAME, TEXT):
            return f"the {'name' if last == NAME else 'text'} of this {self.noun}"
        if isinstance(last, int):
            return f"this {self.item}"
        return f"`{last}`" if last is not None else f"the {self.noun}"

    @property
    def is_flow(self) -> bool:
        """Whether the part was written with brackets or braces on one line."""
        return self.file.places.opens_with(self.path) in ("[", "{")

    @property
    def is_optional(self) -> bool:
        """Whether the field may be left out."""
        field = fields(self.traced.model).get(str(self.path[-1])) if self.path else None
        return field is not None and not field.is_required()

    @property
    def names_field(self) -> bool:
        """Whether a list item that should open with a name of its own opens with one of its fields."""
        return is_named(self.traced.model) and isinstance(self.parent, dict) and first_key(self.parent) in self.names

    @property
    def about(self) -> str:
        """What the missing field is for, from the model's own documentation."""
        field = fields(self.traced.model)[str(self.path[-1])]
        return re.split(r"[.;:](?:\s|$)", field.description or "")[0]
