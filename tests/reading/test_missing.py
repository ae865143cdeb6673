"""Whatever required field of whatever model is left out, the message asks for it in the lesson language's words."""

import json
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from lessonwright.course.base_models_and_field_types import NAME, TEXT, Authored, first_key
from lessonwright.course.course import Course
from lessonwright.course.lesson import Lesson
from lessonwright.course.model_fields_and_authored_texts import FieldPath, FieldType
from lessonwright.course.module import Module
from lessonwright.reading.diagnostic import Diagnostic
from lessonwright.reading.file_text_and_mistakes import FileText
from lessonwright.reading.loader import load_course
from lessonwright.reading.yaml_file import parse
from tests.reading.example import Example
from tests.reading.test_everything import models

EVERYTHING = Example.read("good/everything")
FILES: dict[str, type[Authored]] = {
    "course.yml": Course,
    "first/module.yml": Module,
    "second/module.yml": Module,
    "first/one.yml": Lesson,
}


class Field(NamedTuple):
    """A field of a model, and one place where it is written."""

    model: type[Authored]
    name: str
    file: str
    way: FieldPath


def content_of(file: str) -> Any:
    return parse(FileText(file, EVERYTHING.files[file])).content


def required(model: type[Authored]) -> set[str]:
    """Return the fields that a part must have, besides what it opens with."""
    fields = {
        field.alias or name for name, field in model.model_fields.items() if field.is_required()
    }
    return fields - {NAME, TEXT, getattr(model, "kind", NAME)}


def fields(slot: FieldType, content: Any, file: str, way: FieldPath = ()) -> Iterator[Field]:
    """Yield each required field that is written in a content."""
    slot = slot.kinds.get(first_key(content) or "", slot)
    steps = (
        content.items()
        if isinstance(content, dict)
        else enumerate(content)
        if isinstance(content, list)
        else ()
    )
    for step, inner in steps:
        if slot.model and step in required(slot.model):
            yield Field(slot.model, step, file, (*way, step))
        below = slot.fields.get(str(step), FieldType(None)) if slot.model else slot.inner
        yield from fields(below, inner, file, (*way, step))


ALL = {
    (it.model, it.name): it
    for file in FILES
    for it in fields(FieldType(FILES[file]), content_of(file), file)
}


def without(field: Field) -> str:
    """Return a file's text without this field."""
    content = deepcopy(content_of(field.file))
    holder = content
    for step in field.way[:-1]:
        holder = holder[step]
    del holder[field.way[-1]]
    return json.dumps(content, indent=1)


def told_of(field: Field, folder: Path) -> list[Diagnostic]:
    EVERYTHING.write_to(folder)
    (folder / field.file).write_text(without(field), encoding="utf-8")
    return [
        diagnostic
        for diagnostic in load_course(folder).diagnostics
        if diagnostic.rule == "missing-field"
    ]


def test_every_required_field_is_looked_at() -> None:
    assert set(ALL) == {(model, name) for model in models() for name in required(model)}


@pytest.mark.parametrize(
    "field", ALL.values(), ids=lambda field: f"{field.model.noun}-{field.name}"
)
def test_a_missing_field_is_asked_for(field: Field, tmp_path: Path) -> None:
    (told,) = told_of(field, tmp_path)
    assert told.message == f"{field.model.noun} needs `{field.name}`"
    assert (told.help or "").startswith(f"add `{field.name}:")
    for word in (
        "typing",
        "Annotated",
        "object at",
        "Ellipsis",
        "lessonwright",
        "<",
        "[",
        "=",
        "0x",
    ):
        assert word not in (told.help or ""), word
