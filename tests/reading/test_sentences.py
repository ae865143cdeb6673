"""Every mistake that a model of the lesson language can find has its sentence; one without is a mistake of ours."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError, model_validator
from pydantic_core import PydanticCustomError

import lessonwright.course
from lessonwright.course.block.scenario import SceneChoice
from lessonwright.course.course import Course
from lessonwright.course.lesson import Lesson
from lessonwright.course.module import Module
from lessonwright.reading.file_text_and_mistakes import FileText
from lessonwright.reading.validation_messages import SENTENCES, explain
from lessonwright.reading.yaml_file import parse

COURSE = Path(lessonwright.course.__file__).parent
OF_A_SCHEMA = {
    ("str", ""): "string_type",
    ("str", "min_length"): "string_too_short",
    ("str", "max_length"): "string_too_long",
    ("str", "pattern"): "string_pattern_mismatch",
    ("tuple", ""): "tuple_type",
    ("tuple", "min_length"): "too_short",
    ("tuple", "max_length"): "too_long",
    ("dict", ""): "dict_type",
    ("dict", "min_length"): "too_short",
    ("int", "ge"): "greater_than_equal",
    ("int", "le"): "less_than_equal",
    ("float", "ge"): "greater_than_equal",
    ("literal", ""): "literal_error",
    ("tagged-union", ""): "union_tag_invalid",
    ("tagged-union", "discriminator"): "union_tag_not_found",
    ("model", ""): "model_type",
    ("model-fields", ""): "extra_forbidden",
    ("model-field", ""): "missing",
}
"""What pydantic finds by the parts and limits of its schemas."""
HARMLESS = {
    "bool",
    "int",
    "float",
    "nullable",
    "default",
    "definitions",
    "definition-ref",
    "no-info",
}
HARMLESS |= {"function-after", "function-before"}
"""What finds nothing itself: the functions' own mistakes are looked for in the code, and they hand
on nothing but numbers and truths."""
LIMITS = (
    "min_length",
    "max_length",
    "pattern",
    "ge",
    "le",
    "gt",
    "lt",
    "multiple_of",
    "discriminator",
)


def own_mistakes() -> Iterator[str]:
    """Yield what validators of ours find, by its name."""
    for file in sorted(COURSE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "PydanticCustomError":
                yield ast.literal_eval(node.args[0])


def schemas(part: Any) -> Iterator[tuple[str, str]]:
    """Yield each type of schema below a part, alone and with each limit that it has."""
    if isinstance(part, dict):
        if isinstance(type_ := part.get("type"), str):
            yield type_, ""
            yield from ((type_, limit) for limit in LIMITS if limit in part)
        for inner in part.values():
            yield from schemas(inner)
    elif isinstance(part, list | tuple):
        for inner in part:
            yield from schemas(inner)


def test_what_our_validators_find_has_a_sentence() -> None:
    found = set(own_mistakes())
    assert len(found) >= 14
    assert found - set(SENTENCES) == set()


def test_what_pydantic_finds_has_a_sentence() -> None:
    used = {
        it for model in (Course, Module, Lesson) for it in schemas(model.__pydantic_core_schema__)
    }
    unknown = {it for it in used - set(OF_A_SCHEMA) if it[1] or it[0] not in HARMLESS}
    assert unknown == set()
    assert {OF_A_SCHEMA[it] for it in used & set(OF_A_SCHEMA)} - set(SENTENCES) == set()


def test_every_sentence_is_of_something_that_can_be_found() -> None:
    assert set(SENTENCES) - {"mapping_type"} == {*own_mistakes(), *OF_A_SCHEMA.values()}


class Unsaid(SceneChoice):
    """A choice with a validator of which no sentence tells."""

    @model_validator(mode="after")
    def _is_never_right(self) -> "Unsaid":
        raise PydanticCustomError("never-right", "there is always something")


def test_a_validator_without_a_sentence_is_a_mistake_of_ours() -> None:
    file = parse(FileText("first/one.yml", "say: Go on.\nthen: there\n"))
    with pytest.raises(ValidationError) as found:
        Unsaid.model_validate(file.content)
    with pytest.raises(KeyError, match="never-right"):
        explain(file, Unsaid, found.value)
