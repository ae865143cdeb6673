"""Owns the way along the models: pydantic's steps come in; the model, the type and the path in the file go out.

Pydantic's steps hold more than the file does: the kind that a union chose, `[key]` for a mapping's key.
"""

from functools import cache
from types import UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from lessonwright.spec.authored import Authored, Kind, Markdown
from lessonwright.spec.named import TEXT, Named
from lessonwright.spec.yaml_places import Path, Step

IN_KEY = "[key]"
"""The step by which pydantic names a mapping's key instead of its value."""

Kinds = dict[str, type[Kind]]


class Traced(NamedTuple):
    """Where steps lead to."""

    path: Path
    """The way through the file, without steps that are in no file."""
    model: type[Authored]
    """The model that the last step but one led to, or the last if it led to a model."""
    type: Any
    """The type at the end of the way, with its annotations."""
    field: str
    """The last field of a model on the way; empty at its beginning."""
    kinds: Kinds
    """The kinds there are to choose from, at the last choice on the way."""
    in_key: bool = False
    """Whether a mapping's key is meant, not its value."""


def trace(model: type[Authored], steps: tuple[Step, ...]) -> Traced:
    """Follow steps, as pydantic names them, from a model down."""
    here = Traced((), model, model, "", {})
    for step in steps:
        here = _follow(here, step)
    return here


def follow_path(model: type[Authored], path: Path, content: Any) -> Traced:
    """Follow a path of the file from a model down, through the kinds that the content's first keys name."""
    here = Traced((), model, model, "", {})
    for step in path:
        here = _choose(here, content)
        opens = is_named(here.type) and step == next(iter(content))
        here, content = _follow(here, TEXT if opens else step), content[step]
    return _choose(here, content)


@cache
def fields(model: type[Authored]) -> dict[str, FieldInfo]:
    """Return a model's fields by the names that authors write."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


@cache
def kinds_of(type_: Any) -> Kinds:
    """Return the kinds that a union of kinds is made of, by the keys that name them; none for another type."""
    union = bare(type_)
    if get_origin(union) not in (Union, UnionType):
        return {}
    return {kind.kind: kind for kind in map(bare, get_args(union)) if is_model(kind)}


@cache
def bare(type_: Any) -> Any:
    """Return a type without its annotations and without `| None`."""
    if get_origin(type_) is Annotated:
        return bare(get_args(type_)[0])
    return bare(_without_none(type_)) if _without_none(type_) is not type_ else type_


@cache
def is_markdown(type_: Any) -> bool:
    """Return whether the type is that of Markdown text."""
    given = _without_none(type_)
    return get_origin(given) is Annotated and any(isinstance(note, Markdown) for note in get_args(given))


def is_model(type_: Any) -> bool:
    """Return whether the type is one of the models."""
    return isinstance(type_, type) and issubclass(type_, Authored)


def is_named(type_: Any) -> bool:
    """Return whether the type is a model whose first key is a name of the author's own."""
    return is_model(type_) and issubclass(type_, Named)


def _without_none(type_: Any) -> Any:
    given = [argument for argument in get_args(type_) if argument is not type(None)]
    return given[0] if get_origin(type_) in (Union, UnionType) and len(given) == 1 else type_


def _follow(here: Traced, step: Step) -> Traced:
    kinds = kinds_of(here.type)
    if kinds:
        kind = kinds[str(step)]
        return here._replace(model=kind, type=kind, kinds=kinds)
    if step == IN_KEY:
        return here._replace(in_key=True)
    return _enter(here._replace(path=(*here.path, step)), step)


def _enter(here: Traced, step: Step) -> Traced:
    outer = bare(here.type)
    if not is_model(outer):
        inner = [argument for argument in get_args(outer) if argument is not ...]
        return _at(here, inner[-1] if inner else None)
    field = fields(outer).get(str(step))
    return _at(here._replace(model=outer, field=str(step)), field.rebuild_annotation() if field else None)


def _at(here: Traced, type_: Any) -> Traced:
    model = bare(type_)
    here = here._replace(type=type_, kinds=kinds_of(type_) or here.kinds)
    return here._replace(model=model, kinds={}) if is_model(model) else here


def _choose(here: Traced, content: Any) -> Traced:
    kinds = kinds_of(here.type)
    return _follow(here, next(iter(content))) if kinds else here
