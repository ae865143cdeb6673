"""Owns which part of an old version became which of a new one: two lists come in, pairs of parts go out."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")

_ALIKE = 0.6
"""From which likeness on, between 0 and 1, two texts count as one that was reworded."""
_COMPARED = 400
"""How many characters of a text are looked at for that."""


class Pair(NamedTuple, Generic[T]):
    """A part as it was and as it is; None where it was not there before, or is gone."""

    old: T | None
    new: T | None


def paired(
    old: Sequence[T], new: Sequence[T], same: Callable[[T], Hashable], words: Callable[[T], str]
) -> list[Pair[T]]:
    """Return pairs of what is the same part by `same`, or at least alike by its words; then what came and what went."""
    pairs = [*_equal(old, new, same)]
    pairs += _alike(_left(old, (pair.old for pair in pairs)), _left(new, (pair.new for pair in pairs)), words)
    came = [Pair(None, part) for part in _left(new, (pair.new for pair in pairs))]
    went = [Pair(part, None) for part in _left(old, (pair.old for pair in pairs))]
    return [*pairs, *came, *went]


def _equal(old: Sequence[T], new: Sequence[T], same: Callable[[T], Hashable]) -> Iterator[Pair[T]]:
    by_key = {same(part): part for part in reversed(new)}
    for part in old:
        if same(part) in by_key:
            yield Pair(part, by_key.pop(same(part)))


def _alike(old: list[T], new: list[T], words: Callable[[T], str]) -> Iterator[Pair[T]]:
    """Yield each old part with the new one that is most like it, each used once."""
    free = list(new)
    for part in old:
        near = max(free, key=lambda other: _likeness(words(part), words(other)), default=None)
        if near is not None and _likeness(words(part), words(near)) >= _ALIKE:
            free = _left(free, [near])
            yield Pair(part, near)


def _left(parts: Iterable[T], used: Iterable[T | None]) -> list[T]:
    taken = {id(part) for part in used}
    return [part for part in parts if id(part) not in taken]


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one[:_COMPARED], other[:_COMPARED], autojunk=False).ratio()
