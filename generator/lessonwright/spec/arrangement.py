"""Owns the order in which items are offered whose right order would give the answer away: the same in every output."""

import hashlib
from collections.abc import Iterable


def arranged(items: Iterable[str], seed: str) -> list[str]:
    """Return the items in an order that is not the given one, and is the same in every output and at every build."""
    given = list(dict.fromkeys(items))
    mixed = sorted(given, key=lambda item: hashlib.sha256(f"{seed}\0{item}".encode()).digest())
    return mixed if mixed != given else mixed[1:] + mixed[:1]
