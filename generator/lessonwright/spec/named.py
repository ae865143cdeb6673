"""Owns list items whose first key is a name of the author's own: `- self-compassion: Meeting your own …`.

In goes the mapping as written; the model sees the name and the text under `NAME` and `TEXT`, two keys that no
author can write, and messages find their place again through the mapping's first key.
"""

from itertools import combinations
from typing import Any

from pydantic import ConfigDict, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from lessonwright.spec.authored import Authored

NAME = "\0name"
TEXT = "\0text"


class Named(Authored):
    """A list item that opens with a name of the author's own and the text that belongs to it."""

    model_config = ConfigDict(json_schema_extra={"minProperties": 1})

    @model_validator(mode="before")
    @classmethod
    def _open_first_key(cls, item: Any) -> Any:
        if not isinstance(item, dict) or not item:
            return item
        (name, text), *rest = item.items()
        return {NAME: name, TEXT: text, **dict(rest)}

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        schema = handler.resolve_ref_schema(handler(core_schema))
        properties = schema["properties"]
        name, text = properties.pop(NAME), properties.pop(TEXT)
        schema["required"] = [key for key in schema["required"] if key not in (NAME, TEXT)]
        schema["additionalProperties"] = text
        schema["propertyNames"] = {"anyOf": [{"enum": list(properties)}, name]}
        schema["anyOf"] = _one_name_beside(properties, schema["required"])
        return schema


def _one_name_beside(properties: JsonSchemaValue, required: list[str]) -> list[JsonSchemaValue]:
    """Return the alternatives that allow exactly one key beside any mixture of the optional ones."""
    optional = [key for key in properties if key not in required]
    mixtures = [given for count in range(len(optional) + 1) for given in combinations(optional, count)]
    return [_with(given, [key for key in optional if key not in given], 1 + len(required)) for given in mixtures]


def _with(given: tuple[str, ...], absent: list[str], others: int) -> JsonSchemaValue:
    size = others + len(given)
    schema: JsonSchemaValue = {"required": [*given], "minProperties": size, "maxProperties": size}
    return schema | ({"not": {"anyOf": [{"required": [key]} for key in absent]}} if absent else {})
