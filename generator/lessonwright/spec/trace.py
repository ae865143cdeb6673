"""Owns the way along the models: a place that pydantic names comes in; the model, its field and the path in the file go out."""

from collections.abc import Iterator
from functools import cache
from types import UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from lessonwright.spec.authored import Authored, Kind
from lessonwright.spec.yaml_places import Path, Step

IN_KEY = "[key]"
"""The step by which pydantic names a mapping's key instead of its value."""


class Traced(NamedTuple):
    """Where a place in the models leads."""

    path: Path
    """The way through the file, without what is in no file."""
    model: type[Authored]
    """The innermost model on the way."""
    field: str | None
    """The name, as authors write it, of the model's field on the way."""
    type: Any
    """The type at the end of the way."""
    in_key: bool = False
    """Whether a mapping's key is meant."""


def trace(model: type[Authored], steps: tuple[Step, ...]) -> Traced:
    """Follow pydantic's steps from a model down."""
    here = Traced((), model, None, model)
    for step in steps:
        here = _follow(here, step)
    return here


def fields(model: type[Authored]) -> dict[str, FieldInfo]:
    """Return a model's fields by the names that authors write."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def _follow(here: Traced, step: Step) -> Traced:
    kinds = kinds_of(here.type)
    if kinds:
        kind = kinds.get(str(step))
        return here._replace(model=kind, field=None, type=kind) if kind else here
    if step == IN_KEY:
        return here._replace(in_key=True)
    here = here._replace(path=(*here.path, step))
    if is_model(here.type):
        return _into_field(here, str(step))
    return here._replace(type=_inner(here.type))


def _into_field(here: Traced, name: str) -> Traced:
    field = fields(here.type).get(name)
    inner = bare(field.annotation) if field else None
    here = here._replace(model=here.type, field=name, type=inner)
    return here._replace(model=inner, field=None) if is_model(inner) else here


def _inner(outer: Any) -> Any:
    arguments = [argument for argument in get_args(outer) if argument is not ...]
    return bare(arguments[-1]) if arguments else None


def is_model(type_: Any) -> bool:
    """Return whether the type is one of the models."""
    return isinstance(type_, type) and issubclass(type_, Authored)


def bare(type_: Any) -> Any:
    """Return a type without its annotations and without `| None`."""
    if get_origin(type_) is Annotated:
        return bare(get_args(type_)[0])
    if get_origin(type_) in (Union, UnionType):
        given = [argument for argument in get_args(type_) if argument is not type(None)]
        return bare(given[0]) if len(given) == 1 else type_
    return type_


def kinds_of(type_: Any) -> dict[str, type[Kind]]:
    """Return the kinds that a union of kinds is made of, by the keys that name them."""
    if get_origin(type_) not in (Union, UnionType):
        return {}
    return {kind.kind: kind for kind in map(bare, get_args(type_)) if is_model(kind)}
