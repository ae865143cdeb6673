"""Owns the JSON Schemas by which editors complete and check: a file's kind comes in, its schema goes out.

They are made from the models. A file names its schema in a comment: `# yaml-language-server:
$schema=…`.
"""

from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from lessonwright.course.base_models_and_field_types import Authored
from lessonwright.course.course import Course
from lessonwright.course.field_descriptions import field_descriptions
from lessonwright.course.file_backed import FileBacked
from lessonwright.course.lesson import Lesson
from lessonwright.course.module import Module

_MODELS: dict[str, type[FileBacked]] = {"lesson": Lesson, "module": Module, "course": Course}


def json_schema(which: str) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a `lesson`, a `module` or a `course`."""
    model = _MODELS[which]
    schema = model.model_json_schema(schema_generator=_Schema)
    head = {
        "$schema": GenerateJsonSchema.schema_dialect,
        "$id": f"urn:lessonwright:{which}",
        "title": f"Lessonwright {which}",
    }
    return head | {key: value for key, value in schema.items() if key not in head}


class _Schema(GenerateJsonSchema):
    """Pydantic's own, but in the words that authors know, and strict about the keys of mappings."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        model: type[Authored] = schema["cls"]
        made = super().model_schema(schema) | {"title": model.noun}
        for name, description in field_descriptions(model).items():
            if description:
                made["properties"][name]["description"] = description
        return made

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        keys, values = (
            self.generate_inner(schema["keys_schema"]),
            self.generate_inner(schema["values_schema"]),
        )
        made = {
            key: value
            for key, value in super().dict_schema(schema).items()
            if key != "patternProperties"
        }
        return made | {"propertyNames": keys, "additionalProperties": values}
