"""Owns the ways into an author's models: steps or a model come in; types, paths in the file and texts at them go out.

Pydantic's steps hold more than the file does: the kind that a union chose, `[key]` for a mapping's key.
"""

from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from types import MappingProxyType, UnionType
from typing import Annotated, Any, NamedTuple, TypeVar, Union, get_args, get_origin

from lessonwright.course.base_models_and_field_types import (
    Authored,
    Markdown,
    OneLine,
    ReadAsMarkdown,
)

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


class AuthoredText(NamedTuple):
    """A text of an author's, and the way to it through the file."""

    path: FieldPath
    text: str


class MarkdownText(NamedTuple):
    """A text in which the pages read Markdown, and the way to it; `at_key` where it is the last key of that way."""

    path: FieldPath
    text: str
    at_key: bool = False


def texts(part: Authored) -> tuple[AuthoredText, ...]:
    """Return every Markdown text below a part, in the order of the models' fields."""
    return _below(part, Markdown)


def lines(part: Authored) -> tuple[AuthoredText, ...]:
    """Return every title, name and label below a part, in the order of the models' fields."""
    return _below(part, OneLine)


def keys(part: Authored) -> tuple[AuthoredText, ...]:
    """Return every name that an author made up and pages show: an item to match, a group."""
    return _below(part, _KeyOfLabels)


def markdown_texts(part: Authored) -> tuple[MarkdownText, ...]:
    """Return everything below a part in which pages read Markdown: its texts, its labels, and keys that are labels."""
    labels = _below(part, ReadAsMarkdown)
    return (
        *(MarkdownText(*written) for written in (*texts(part), *labels)),
        *(MarkdownText(*written, at_key=True) for written in keys(part)),
    )


class _KeyOfLabels:
    """Stands for the mark of a mapping whose keys are labels; what is found there are the keys."""


def _below(part: Authored, mark: type) -> tuple[AuthoredText, ...]:
    found: list[AuthoredText] = []
    _add_part(part, (), mark, found)
    return tuple(found)


def _add_part(part: Authored, path: FieldPath, mark: type, found: list[AuthoredText]) -> None:
    for attribute, key in _holders(type(part), mark):
        value = getattr(part, attribute)
        if mark is _KeyOfLabels and attribute in _keyed_by_labels(type(part)):
            found.extend(AuthoredText((*path, key, name), name) for name in value)
        elif type(value) is str:
            found.append(AuthoredText((*path, key), value))
        elif value:
            _add(value, (*path, key), mark, found)


def _add(value: Any, path: FieldPath, mark: type, found: list[AuthoredText]) -> None:
    if type(value) is str:
        found.append(AuthoredText(path, value))
    elif isinstance(value, Authored):
        _add_part(value, path, mark, found)
    else:
        for step, item in value.items() if isinstance(value, Mapping) else enumerate(value):
            _add(item, (*path, step), mark, found)


@cache
def _holders(model: type[Authored], mark: type) -> tuple[tuple[str, str], ...]:
    """Return the fields that are or hold such texts: the attribute, and the key in the file."""
    return tuple(
        (name, key) for name, (key, slot) in field_types(model).items() if _holds(slot, mark)
    )


@cache
def _keyed_by_labels(model: type[Authored]) -> frozenset[str]:
    """Return the fields that are mappings whose keys are labels."""
    return frozenset(
        name for name, (_, slot) in field_types(model).items() if slot.key.is_marked(ReadAsMarkdown)
    )


def _holds(slot: FieldType, mark: type) -> bool:
    if slot.model:
        return bool(_holders(slot.model, mark))
    if slot.kinds:
        return any(_holds(kind, mark) for kind in slot.kinds.values())
    if mark is _KeyOfLabels and slot.key.is_marked(ReadAsMarkdown):
        return True
    return slot.is_marked(mark) or (slot.is_many and _holds(slot.inner, mark))
