"""Owns what each field is for: a model comes in, the sentences below its fields in the source go out.

Pydantic can read them, too, but does so for every model whenever the program starts. A schema, the
reference and a few messages need them; nothing else has to wait for them.
"""

import ast
import inspect
import sys
from functools import cache
from itertools import pairwise
from types import MappingProxyType, ModuleType
from typing import Any

from lessonwright.course.base import Authored


@cache
def field_descriptions(model: type[Authored]) -> MappingProxyType[str, str]:
    """Return what a model's fields are for, by their attributes; a field that nothing is said of is left out."""
    found: dict[str, str] = {}
    for base in reversed(model.__mro__):
        for name in vars(base).get("__annotations__", ()):
            found.pop(name, None)
        found |= _said_in(base)
    return MappingProxyType({name: found[name] for name in model.model_fields if name in found})


def _said_in(class_: type[Any]) -> dict[str, str]:
    """Return the sentences below the fields that a class itself has."""
    module = sys.modules[class_.__module__]
    body = _classes(module).get(class_.__qualname__, ()) if issubclass(class_, Authored) else ()
    return {
        field.target.id: inspect.cleandoc(below.value.value)
        for field, below in pairwise(body)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(below, ast.Expr)
        and isinstance(below.value, ast.Constant)
        and isinstance(below.value.value, str)
    }


@cache
def _classes(module: ModuleType) -> dict[str, list[ast.stmt]]:
    """Return what stands in each class of a module."""
    tree = ast.parse(inspect.getsource(module))
    return {node.name: node.body for node in tree.body if isinstance(node, ast.ClassDef)}
