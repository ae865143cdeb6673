"""Owns the signs that keep the places of gaps in a text: pieces and gaps come in, one text comes out."""

import re
from collections.abc import Iterable
from typing import Protocol

_OPEN, _CLOSE = "\ue000", "\ue001"
GAP_SIGN = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")
"""The sign of a gap, with its number: Markdown leaves it as it is."""


class NumberedGap(Protocol):
    """A gap, as far as this room needs to know it."""

    @property
    def number(self) -> int:
        """Where it stands among the gaps of its sentence, from 1."""


def with_gap_signs(pieces: Iterable[str | NumberedGap]) -> str:
    """Return a sentence with a sign for each gap; what looks like one in its text is left out."""
    return "".join(
        GAP_SIGN.sub("", piece) if isinstance(piece, str) else f"{_OPEN}{piece.number}{_CLOSE}"
        for piece in pieces
    )
