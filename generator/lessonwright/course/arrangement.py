"""Owns the order in which items are offered whose right order would give the answer away: the same in every output."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from itertools import chain

_TRIES = 20
"""So many orders are looked at before the first is taken as it is: of two items, each order may tell too much."""


def arrange(
    items: Iterable[str],
    seed: str,
    tells_too_much: Callable[[Sequence[str]], bool] = lambda _: False,
) -> list[str]:
    """Return the items in an order that is not the given one, and is the same in every output and at every build."""
    given = list(dict.fromkeys(items))
    first = _shuffle(given, seed)
    if not tells_too_much(first):
        return first
    others = (_shuffle(given, f"{seed}\0{n}") for n in range(1, _TRIES))
    turned = [
        *given[1:],
        *given[:1],
    ]  # where no mixing will do: each item stands one place from its own
    return next((order for order in chain(others, [turned]) if not tells_too_much(order)), first)


def _shuffle(given: list[str], seed: str) -> list[str]:
    mixed = sorted(given, key=lambda item: hashlib.sha256(f"{seed}\0{item}".encode()).digest())
    return mixed if mixed != given else mixed[1:] + mixed[:1]
