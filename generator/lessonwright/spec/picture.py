"""Owns what a picture's file begins with: its name and first bytes come in; whether it can be a picture goes out.

Whether it can be read to its end is for those who need that: `handouts/` sets it, and a browser shows what it can.
"""

_PIXELS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8")
"""How PNG, JPEG and GIF begin; a program that shows one of them shows the others, whatever the name says."""


def is_picture(name: str, opening: bytes) -> bool:
    """Return whether a file can be a picture; an empty one is a place kept for a picture that is still to come."""
    if not opening or name.lower().endswith(".avif"):
        return True
    if name.lower().endswith(".svg"):
        return b"<" in opening
    return opening.startswith(_PIXELS) or (opening[:4] == b"RIFF" and opening[8:12] == b"WEBP")
