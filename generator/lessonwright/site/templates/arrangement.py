"""Owns the order in which a page shows items whose right order would give the answer away."""

import hashlib
from collections.abc import Iterable


def arranged(items: Iterable[str], seed: str) -> list[str]:
    """Return the items in an order that is not the given one, and stays the same when the page is built again."""
    given = list(dict.fromkeys(items))
    mixed = sorted(given, key=lambda item: hashlib.sha256(f"{seed}\0{item}".encode()).digest())
    return mixed if mixed != given else mixed[1:] + mixed[:1]
