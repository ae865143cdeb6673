"""Owns the drawings within a style sheet: each becomes a file of its own, which `default-src 'self'` lets in.

In goes a style sheet; out come the style sheet without them, and the files. For pages that are opened from a folder
they stay where they are, because a browser takes no mask from a file there.
"""

import hashlib
import re
from urllib.parse import unquote

_DRAWING = re.compile(r"url\('data:image/svg\+xml,(<svg.*?</svg>)'\)")


def without_drawings(style: str, up: str = "") -> tuple[str, dict[str, str]]:
    """Return the style sheet and its drawings, by their paths below the folder that `up` leads to from the sheet."""
    drawings: dict[str, str] = {}

    def moved_out(found: re.Match[str]) -> str:
        drawing = unquote(found[1])
        path = f"drawings/{hashlib.sha256(drawing.encode()).hexdigest()[:8]}.svg"
        drawings[path] = drawing
        return f'url("{up}{path}")'

    return _DRAWING.sub(moved_out, style), drawings
