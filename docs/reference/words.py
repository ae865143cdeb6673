"""Owns how the reference speaks of fields: a field's type comes in, what an author writes there comes out."""

import types
from collections.abc import Mapping
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import MaxLen, MinLen
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from docs.reference.places import ANCHOR
from lessonwright.course import base_models_and_field_types as base
from lessonwright.course import course
from lessonwright.course import session_and_training_day as session
from lessonwright.course.base_models_and_field_types import Authored, Whole
from lessonwright.course.block import Block, recording
from lessonwright.course.prompt import Prompt
from lessonwright.course.question import Question
from lessonwright.course.question.choice import Choice

_TYPES: list[tuple[Any, str, str]] = [
    (base.Line, "text on one line", "texts, each on one line"),
    (base.Label, "text on one line", "texts, each on one line"),
    (base.Text, "text in Markdown", "texts in Markdown"),
    (base.Phrase, "text in Markdown", "texts in Markdown"),
    (base.Id, "an id", "ids"),
    (base.FilePath, "a file", "files"),
    (base.Number, "a number", "numbers"),
    (base.Truth, "`true` or `false`", ""),
    (session.Clock, "a time of day such as `9:00` or `13:30`", ""),
    (recording.Moment, "minutes and seconds such as `1:05`", ""),
    (base.WholeTotal, "a whole number from 0", ""),
    (base.Year, "a year", ""),
    (course.Language, "a language tag such as `en` or `pt-BR`", ""),
    (course.Version, "a version such as `1.2`", ""),
    (course.Colour, 'a colour such as `"#00695c"`', ""),
    (course.WebAddress, "a web address", ""),
    (
        Mapping[base.Id, course.LintLevel],
        "[rules](rules.md), each with `off`, `note`, `warning` or `error`",
        "",
    ),
    (Block, "", "[blocks](blocks.md)"),
    (Question, "", "[questions](questions.md)"),
    (Prompt, "", "[prompts](prompts.md)"),
    (Choice, "", "[choices](questions.md#correct)"),
]
"""A type of field, what one of it is called, and what many are called."""


def what(annotation: Any) -> str:
    """Return what an author writes in a field of this type."""
    known = next((one for type_, one, _ in _TYPES if type_ == annotation), None)
    return known if known is not None else _built(annotation, one=True)


def _many(annotation: Any) -> str:
    known = next((many for type_, _, many in _TYPES if type_ == annotation), None)
    return known if known is not None else _built(annotation, one=False)


def _built(annotation: Any, *, one: bool) -> str:
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated and isinstance(inner[1], Whole):
        return f"a whole number from {inner[1].least} to {inner[1].most}"
    if origin is Annotated:
        return what(inner[0]) if one else _many(inner[0])
    if origin in (Union, types.UnionType):
        return what(next(type_ for type_ in inner if type_ is not types.NoneType))
    if origin is tuple:
        return f"a list of {_many(inner[0])}" if one else f"lists of {_many(inner[0])}"
    if origin is Mapping:
        return f"names of your own, each with {what(inner[1])}"
    if origin is Literal:
        return "one of " + ", ".join(f"`{word}`" for word in inner)
    return _part(annotation, one=one)


def _part(model: type[Authored], *, one: bool) -> str:
    noun = model.noun if one else f"{model.noun}s".replace("ys", "ies")
    return f"[{noun}]({ANCHOR[model]})"


def limits(field: FieldInfo, annotation: Any) -> list[str]:
    """Return how many there may be, and what happens when the field is left out."""
    notes = {type(note): note for note in field.metadata}
    is_list = "a list" in what(annotation) or "names of your own" in what(annotation)
    said = []
    if is_list and (note := notes.get(MinLen)) and note.min_length > 1:
        said.append(f"at least {note.min_length}")
    if is_list and (note := notes.get(MaxLen)):
        said.append(f"at most {note.max_length}")
    return [*said, _left_out(field)]


def _left_out(field: FieldInfo) -> str:
    if field.is_required():
        return "**needed**"
    default = field.default
    if default in (None, PydanticUndefined, ()) or isinstance(default, Authored):
        return "may be left out"
    return f"left out: `{_as_written(default)}`"


def _as_written(value: Any) -> str:
    return (
        str(value).lower()
        if isinstance(value, bool)
        else f"{value:g}"
        if isinstance(value, float)
        else str(value)
    )
