"""Owns what is told of parts that have words of their own, such as questions: two lists come in, sentences go out."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any, TypeVar

from lessonwright.difference.pairing import Pair, paired
from lessonwright.difference.wording import both_quoted
from lessonwright.spec.wording import named, quoted

T = TypeVar("T")

_NOT_PREPARED = {"id", "given_id", "section"}
"""What nobody prepares: names that answers hang on, and where a learner who missed something is sent."""


def part_changes(
    old: Sequence[T], new: Sequence[T], noun: str, same: Callable[[T], Hashable], words: Callable[[T], str]
) -> Iterator[str]:
    """Yield which parts came, went, moved, or are another by their words or in what belongs to them."""
    pairs = paired(old, new, same, words)
    for was, is_ in pairs:
        if was is not None and is_ is not None:
            yield from _changes(was, is_, noun, words)
        elif is_ is not None:
            yield f"{noun} new: {quoted(words(is_))}"
        elif was is not None:
            yield f"{noun} gone: {quoted(words(was))}"
    if in_another_order(old, new, pairs):
        yield f"{noun}s in another order"


def _changes(was: T, is_: T, noun: str, words: Callable[[T], str]) -> Iterator[str]:
    fields = different(was, is_, besides=words(was))
    if as_read(words(was)) != as_read(words(is_)):
        before, now = both_quoted(words(was), words(is_))
        yield f"{noun} reworded: {before} is now {now}" + (f"; {named(fields)} changed, too" if fields else "")
    elif fields:
        yield f"{noun} {quoted(words(is_))}: {named(fields)} changed"


def different(old: Any, new: Any, besides: str = "") -> list[str]:
    """Return the fields, by the names that authors write, in which two versions of a part differ.

    The one that holds the words `besides` is told by whoever asks.
    """
    if type(old) is not type(new):
        return ["kind"]
    names = [name for name in type(old).model_fields if name not in _NOT_PREPARED and getattr(old, name) != besides]
    found = [name for name in names if as_read(getattr(old, name)) != as_read(getattr(new, name))]
    return [type(old).model_fields[name].alias or name for name in found]


def as_read(value: Any) -> Any:
    """Return a value as a trainer reads it: where the lines of a text break makes no difference."""
    return " ".join(value.split()) if isinstance(value, str) else value


def in_another_order(old: Sequence[T], new: Sequence[T], pairs: list[Pair[T]]) -> bool:
    """Return whether what is in both versions stands in another order."""
    stayed = [pair for pair in pairs if pair.old is not None and pair.new is not None]
    before = [id(pair.new) for pair in sorted(stayed, key=lambda pair: _place(old, pair.old))]
    return before != sorted(before, key=[id(part) for part in new].index)


def _place(parts: Sequence[T], part: T | None) -> int:
    return next(n for n, other in enumerate(parts) if other is part)
