"""Owns what is told of parts that have words of their own, such as questions: two lists come in, sentences go out."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from operator import attrgetter
from typing import Any, TypeVar

from lessonwright.difference.pairing import Pair, paired
from lessonwright.difference.reading import as_read, in_words
from lessonwright.difference.wording import both_quoted
from lessonwright.spec.wording import named, quoted

T = TypeVar("T")

_NOT_PREPARED = {"id", "given_id", "section"}
"""What nobody prepares: names that answers hang on, and where a learner who missed something is sent."""


def part_changes(
    old: Sequence[T], new: Sequence[T], noun: str, same: Callable[[T], Hashable], main: str
) -> Iterator[str]:
    """Yield which parts came, went, moved, or are another by their words or in what belongs to them.

    `main` is the field that holds the words which a part is known by.
    """
    words = attrgetter(main)
    pairs = paired(old, new, same, words)
    for was, is_ in pairs:
        if was is not None and is_ is not None:
            yield from _changes(was, is_, noun, main)
        elif is_ is not None:
            yield f"{noun} new: {quoted(words(is_))}"
        elif was is not None:
            yield f"{noun} gone: {quoted(words(was))}"
    if in_another_order(old, new, pairs):
        yield f"{noun}s in another order"


def _changes(was: T, is_: T, noun: str, main: str) -> Iterator[str]:
    fields = different(was, is_, besides=main)
    old, new = getattr(was, main), getattr(is_, main)
    if in_words(old) != in_words(new):
        before, now = both_quoted(old, new)
        yield f"{noun} reworded: {before} is now {now}" + (f"; {named(fields)} changed, too" if fields else "")
        return
    if as_read(old) != as_read(new):
        yield f"{noun} {quoted(new)}: its paragraphs or lists changed"
    if fields:
        yield f"{noun} {quoted(new)}: {named(fields)} changed"


def different(old: Any, new: Any, besides: str = "") -> list[str]:
    """Return the fields, by the names that authors write, in which two versions of a part differ.

    The field `besides` is told of by whoever asks.
    """
    if type(old) is not type(new):
        return ["kind"]
    names = [name for name in type(old).model_fields if name not in {besides, *_NOT_PREPARED}]
    found = [name for name in names if as_read(getattr(old, name)) != as_read(getattr(new, name))]
    return [type(old).model_fields[name].alias or name for name in found]


def in_another_order(old: Sequence[T], new: Sequence[T], pairs: list[Pair[T]]) -> bool:
    """Return whether what is in both versions stands in another order."""
    stayed = [pair for pair in pairs if pair.old is not None and pair.new is not None]
    before = [id(pair.new) for pair in sorted(stayed, key=lambda pair: _place(old, pair.old))]
    return before != sorted(before, key=[id(part) for part in new].index)


def _place(parts: Sequence[T], part: T | None) -> int:
    return next(n for n, other in enumerate(parts) if other is part)
