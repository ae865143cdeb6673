"""Owns which part of an old version became which of a new one: two lists come in, pairs of parts go out."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from difflib import get_close_matches
from functools import partial
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")

_ALIKE = 0.6
"""From which likeness on, between 0 and 1, two texts count as one that was reworded."""
_COMPARED = 199
"""How many characters of a text are looked at for that: from 200 on, difflib leaves out the most frequent ones."""

_MOST_PAIRS = 10_000
"""How many pairs are compared word by word: a hundred questions, all of them reworded, take seconds."""


class Pair(NamedTuple, Generic[T]):
    """A part as it was and as it is; None where it was not there before, or is gone."""

    old: T | None
    new: T | None


def paired(
    old: Sequence[T], new: Sequence[T], same: Callable[[T], Hashable], words: Callable[[T], str]
) -> list[Pair[T]]:
    """Return pairs of what is the same by `same`, or by its words, or alike by them; then what came and what went."""
    pairs: list[Pair[T]] = []
    for how in (partial(_equal, same), partial(_equal, words), partial(_alike, words)):
        pairs += how(_left(old, (pair.old for pair in pairs)), _left(new, (pair.new for pair in pairs)))
    came = [Pair(None, part) for part in _left(new, (pair.new for pair in pairs))]
    went = [Pair(part, None) for part in _left(old, (pair.old for pair in pairs))]
    return [*pairs, *came, *went]


def _equal(same: Callable[[T], Hashable], old: list[T], new: list[T]) -> Iterator[Pair[T]]:
    by_key = {same(part): part for part in reversed(new)}
    for part in old:
        if same(part) in by_key:
            yield Pair(part, by_key.pop(same(part)))


def _alike(words: Callable[[T], str], old: list[T], new: list[T]) -> Iterator[Pair[T]]:
    """Yield each old part with the new one that is most like it, each used once; nothing where all is rewritten."""
    if len(old) * len(new) > _MOST_PAIRS:
        return
    free = {words(part)[:_COMPARED]: part for part in reversed(new)}
    for part in old:
        for near in get_close_matches(words(part)[:_COMPARED], free, n=1, cutoff=_ALIKE):
            yield Pair(part, free.pop(near))


def _left(parts: Iterable[T], used: Iterable[T | None]) -> list[T]:
    taken = {id(part) for part in used}
    return [part for part in parts if id(part) not in taken]
