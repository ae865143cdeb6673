"""Owns what each field is for: a model comes in, the sentences below its fields in the source go out.

Pydantic can read them, too, but does so for every model whenever the program starts. A schema, the
reference and a few messages need them; nothing else has to wait for them.
"""

import ast
import inspect
import sys
from collections.abc import Mapping
from functools import cache
from itertools import zip_longest
from types import MappingProxyType, ModuleType
from typing import Any

from lessonwright.course.base_models_and_field_types import Authored


@cache
def field_descriptions(model: type[Authored]) -> Mapping[str, str]:
    """Return what the fields of a model are for, by the names that authors write; empty where nothing is said."""
    said: dict[str, str] = {}
    for class_ in reversed(model.__mro__):
        if issubclass(class_, Authored):
            said |= _said_in(class_)
    fields = model.model_fields.items()
    return MappingProxyType({field.alias or name: said.get(name, "") for name, field in fields})


def _said_in(class_: type[Any]) -> dict[str, str]:
    """Return what stands below each field that a class itself has."""
    body = _classes(sys.modules[class_.__module__])[class_.__qualname__]
    return {
        field.target.id: _text(below)
        for field, below in zip_longest(body, body[1:])
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
    }


def _text(below: ast.stmt | None) -> str:
    match below:
        case ast.Expr(value=ast.Constant(value=str(text))):
            return inspect.cleandoc(text)
    return ""


@cache
def _classes(module: ModuleType) -> dict[str, list[ast.stmt]]:
    """Return what stands in each class of a module."""
    tree = ast.parse(inspect.getsource(module))
    return {node.name: node.body for node in tree.body if isinstance(node, ast.ClassDef)}
