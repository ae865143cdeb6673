"""Owns the way along the models: pydantic's steps come in; the model, the type and the path in the file go out.

Pydantic's steps hold more than the file does: the kind that a union chose, `[key]` for a mapping's key.
"""

from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from types import MappingProxyType, UnionType
from typing import Annotated, Any, NamedTuple, TypeVar, Union, get_args, get_origin

from lessonwright.course.base import Authored

M = TypeVar("M")

PathStep = str | int
FieldPath = tuple[PathStep, ...]
"""The way to a part of a file: the keys and positions that lead to it."""

IN_KEY = "[key]"
"""The step by which pydantic names a mapping's key instead of its value."""


class FieldType:
    """A place for what an author writes: its type, and where each step from it leads."""

    def __init__(self, type_: Any) -> None:
        self._type, self._notes = _bare(type_)

    @cached_property
    def model(self) -> type[Authored] | None:
        """The model, if the type is one."""
        type_ = self._type
        return type_ if isinstance(type_, type) and issubclass(type_, Authored) else None

    def is_marked(self, mark: type) -> bool:
        """Return whether the type carries this mark: `Markdown`, or `OneLine`."""
        return self.mark(mark) is not None

    def mark(self, kind: type[M]) -> M | None:
        """Return the first mark of this kind that the type carries, if there is one."""
        return next((note for note in self._notes if isinstance(note, kind)), None)

    @cached_property
    def is_many(self) -> bool:
        """Whether it is a list or a mapping."""
        return get_origin(self._type) in (tuple, Mapping)

    @property
    def is_list(self) -> bool:
        """Whether it is a list."""
        return get_origin(self._type) is tuple

    @cached_property
    def kinds(self) -> "dict[str, FieldType]":
        """The kinds that a union is made of, by the keys that name them; none for another type."""
        if get_origin(self._type) not in (Union, UnionType):
            return {}
        slots = map(FieldType, get_args(self._type))
        return {
            slot.model.kind: slot for slot in slots if slot.model and hasattr(slot.model, "kind")
        }

    @cached_property
    def fields(self) -> "dict[str, FieldType]":
        """The fields of a model, by the names that authors write."""
        return dict(field_types(self.model).values()) if self.model else {}

    @cached_property
    def key(self) -> "FieldType":
        """What the keys of a mapping are; of any other type, nothing."""
        is_mapping = get_origin(self._type) is Mapping
        return FieldType(get_args(self._type)[0] if is_mapping else None)

    @cached_property
    def inner(self) -> "FieldType":
        """What a list holds, or what stands behind the keys of a mapping."""
        arguments = [argument for argument in get_args(self._type) if argument is not ...]
        return FieldType(arguments[-1] if arguments else None)


@cache
def field_types(model: type[Authored]) -> dict[str, tuple[str, FieldType]]:
    """Return the fields of a model by their attributes: each with the name that authors write, and its type."""
    return {
        name: (field.alias or name, FieldType(field.rebuild_annotation()))
        for name, field in model.model_fields.items()
    }


def marked_fields(slot: FieldType, mark: type) -> Iterator[str]:
    """Yield the names of the fields below a part whose text, or the texts in which, carry a mark."""
    for name, inner in slot.fields.items():
        if any(one.is_marked(mark) for one in (inner, inner.inner, inner.inner.inner)):
            yield name
        yield from marked_fields(inner, mark)
        yield from marked_fields(inner.inner, mark)
    for kind in (*slot.kinds.values(), *slot.inner.kinds.values()):
        yield from marked_fields(kind, mark)


def _bare(type_: Any, notes: tuple[Any, ...] = ()) -> tuple[Any, tuple[Any, ...]]:
    """Return a type without what is noted of it and without that it may be left out, and all the notes."""
    if get_origin(type_) is Annotated:
        inner, *more = get_args(type_)
        return _bare(inner, (*notes, *more))
    given = [argument for argument in get_args(type_) if argument is not type(None)]
    is_optional = get_origin(type_) in (Union, UnionType) and len(given) == 1
    return _bare(given[0], notes) if is_optional else (type_, notes)


class Traced(NamedTuple):
    """Where steps lead to."""

    path: FieldPath
    """The way through the file, without steps that are in no file."""
    model: type[Authored]
    """The model that the last step but one led to, or the last if it led to a model."""
    slot: FieldType
    """What may stand at the end of the way."""
    field: str = ""
    """The last field of a model on the way; empty at its beginning."""
    kinds: Mapping[str, FieldType] = MappingProxyType({})
    """The kinds there are to choose from, at the last choice on the way."""
    in_key: bool = False
    """Whether a mapping's key is meant, not its value."""


def trace(model: type[Authored], steps: tuple[PathStep, ...]) -> Traced:
    """Follow steps, as pydantic names them, from a model down."""
    here = Traced((), model, _field_type(model))
    for step in steps:
        here = _follow(here, step)
    return here


@cache
def _field_type(model: type[Authored]) -> FieldType:
    return FieldType(model)


def _follow(here: Traced, step: PathStep) -> Traced:
    path, model, slot, field, kinds, _ = here
    if slot.kinds:
        chosen = slot.kinds[str(step)]
        return Traced(path, chosen.model or model, chosen, field, slot.kinds)
    if step == IN_KEY and not slot.model:
        return here._replace(in_key=True)
    if slot.model:
        return _arrive(
            Traced(
                (*path, step), slot.model, slot.fields.get(str(step), _NOTHING), str(step), kinds
            )
        )
    return _arrive(Traced((*path, step), model, slot.inner, field, kinds))


def _arrive(here: Traced) -> Traced:
    slot = here.slot
    if slot.model:
        return here._replace(model=slot.model, kinds={})
    return here._replace(kinds=slot.kinds) if slot.kinds else here


_NOTHING = FieldType(None)
