"""Owns the mistake: what pydantic says of one part of a file, put into the words of the lesson language."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, NamedTuple, get_args, get_origin

from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from lessonwright.course.base_models_and_field_types import NAME, TEXT, Named, Whole, first_key
from lessonwright.course.field_descriptions import field_descriptions
from lessonwright.course.model_fields_and_authored_texts import FieldPath, Traced
from lessonwright.reading.yaml_file import YamlFile

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
}
_ANY_WHOLE = Whole(0, 1_000_000)


class Explanation(NamedTuple):
    """What to say about a mistake."""

    rule: str
    message: str
    help: str | None = None
    place: FieldPath | None = None
    """Where, if not at the mistake's own path."""
    at_key: bool = False
    replaces: tuple[str, ...] = ()
    """Fields beside this one of which nothing is to be said, since what would be said only follows
    from this."""


@dataclass(frozen=True)
class Mistake:
    """One error of pydantic's, and where it leads."""

    file: YamlFile
    details: ErrorDetails
    traced: Traced

    @property
    def path(self) -> FieldPath:
        """The way to the part in the file."""
        return self.traced.path

    @property
    def input(self) -> Any:
        """What the author wrote there, as dicts, lists and text."""
        return self.details["input"]

    @property
    def as_written(self) -> Any:
        """What the author wrote there, as the file has it."""
        return self.file.part(self.path)

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
    def _fields(self) -> dict[str, FieldInfo]:
        fields = self.traced.model.model_fields
        return {field.alias or name: field for name, field in fields.items()}

    @property
    def is_named(self) -> bool:
        """Whether the part opens with a name of the author's own."""
        return issubclass(self.traced.model, Named)

    @property
    def names(self) -> list[str]:
        """The names of the model's fields."""
        return [name for name in self._fields if name not in (NAME, TEXT)]

    @property
    def required_names(self) -> list[str]:
        """The names of the model's fields that may not be left out."""
        return [name for name in self.names if self._fields[name].is_required()]

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
        slot = (
            self.traced.slot
            if self.path and isinstance(self.path[-1], int)
            else self.traced.slot.inner
        )
        if slot.model:
            return slot.model.noun
        names = [step for step in self.path if isinstance(step, str)]
        return (
            _ITEMS.get(self.field, self.field.removesuffix("s"))
            if names[-1:] == [self.field]
            else "item"
        )

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
    def source_lines(self) -> list[str]:
        """The lines of a text as the file has them, with the `|` before it where there is one."""
        entry = self.file.places.entry(self.path)
        marks = (entry.value.start_mark.index, entry.value.end_mark.index) if entry else (0, 0)
        return [line for line in self.file.file.text[slice(*marks)].splitlines() if line.strip()]

    @property
    def is_optional(self) -> bool:
        """Whether the field may be left out."""
        field = self._fields.get(self.last)
        return field is not None and not field.is_required()

    @property
    def whole(self) -> Whole:
        """The limits of a field that is a whole number."""
        return self.traced.slot.mark(Whole) or _ANY_WHOLE

    @property
    def names_field(self) -> bool:
        """Whether a list item that should open with a name of its own opens with one of its fields."""
        return (
            self.is_named and isinstance(self.parent, dict) and first_key(self.parent) in self.names
        )

    @property
    def choices(self) -> tuple[str, ...]:
        """The words that the missing field can be, if it is one of a few."""
        annotation = self._fields[self.last].annotation
        return get_args(annotation) if get_origin(annotation) is Literal else ()

    @property
    def holds(self) -> str:
        """What stands below the name of the missing field; empty where its text stands on the same line."""
        if not self.traced.slot.is_many:
            return ""
        return (
            f"each {self.item} after `- `"
            if self.traced.slot.is_list
            else "each line as `a name: what belongs to it`"
        )

    @property
    def about(self) -> str:
        """What the missing field is for, from the model's own documentation."""
        return re.split(r"[.;:](?:\s|$)", field_descriptions(self.traced.model)[self.last])[0]
