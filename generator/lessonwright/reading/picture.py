"""Owns whether a file is a picture that page and paper can show: an open file comes in; what is wrong with it goes out.

A picture is followed to its end, and no further: whether its colours make sense is for those who
draw it.
"""

import re
from collections.abc import Callable
from os import SEEK_CUR, SEEK_END
from typing import BinaryIO, NamedTuple
from xml.parsers import expat
from zlib import crc32

_PNG, _GIF, _JPEG = b"\x89PNG\r\n\x1a\n", b"GIF8", b"\xff\xd8\xff"
_AGAIN = "open it in a picture program and save it again"
_BREAKS_OFF = "breaks off before its end", "copy it anew from where it came from, or save it again"
_TAIL = 65_536
"""How far before its end a JPEG may say that it ends: cameras and phones write more behind that."""
_MOST_PARTS = 100_000
_LARGEST_DRAWING = 30_000_000
_DRAWS = ("image", "feImage", "use")
_NAMESPACE = "http://www.w3.org/2000/svg"
_LINK = "http://www.w3.org/1999/xlink href"
_NOUGHT = re.compile(r"\s*(?:-.*|[+]?0*\.?0*\s*(?:px|pt|mm|cm|in|%)?\s*)")
_UNDEFINED_ENTITY = 11
"""What expat calls an entity such as `&nbsp;`, which HTML knows and SVG does not."""

Fault = tuple[str, str]
"""What is wrong with a picture, as the end of a sentence about it, and the mend."""


def kind_of(opening: bytes) -> str | None:
    """Return the kind of picture that begins with these bytes, as its name would end; None for a drawing."""
    if opening.startswith((_PNG, _GIF, _JPEG)):
        return {_PNG[:3]: ".png", _GIF[:3]: ".gif", _JPEG: ".jpg"}[opening[:3]]
    return ".webp" if opening[:4] == b"RIFF" and opening[8:12] == b"WEBP" else None


def picture_fault(name: str, file: BinaryIO) -> Fault | None:
    """Return what keeps a file from being shown, if anything does; browsers alone know about AVIF."""
    opening = file.read(16)
    kind = kind_of(opening)
    if not opening:
        return "is empty", "put the picture there, or take it out of the text until it is made"
    if name.lower().endswith(".svg"):
        return (
            _drawing_fault(file)
            if kind is None
            else (f"is no drawing, but a picture of pixels ({kind})", _RENAME)
        )
    if name.lower().endswith(".avif"):
        return None
    if kind is None:
        return "is no picture of the kind that its ending says", _AGAIN
    file.seek(0)
    return None if _ENDS[kind](file) else _BREAKS_OFF


_RENAME = "let its name end as its kind is called, or save it as SVG"


def _ends_png(file: BinaryIO) -> bool:
    """Return whether the parts of a PNG, each with its length before it and its sum behind it, lead to its end."""
    size = file.seek(0, SEEK_END)
    file.seek(len(_PNG))
    kinds: set[bytes] = set()
    while len(kinds) < _MOST_PARTS and b"IEND" not in kinds:
        head = file.read(8)
        length = int.from_bytes(head[:4])
        if length > size:
            return False
        data, checksum = file.read(length), file.read(4)
        if int.from_bytes(checksum) != crc32(head[4:] + data) or not head[4:].isalpha():
            return False
        kinds.add(head[4:])
    return b"IDAT" in kinds


def _ends_jpeg(file: BinaryIO) -> bool:
    size = file.seek(0, SEEK_END)
    file.seek(max(0, size - _TAIL))
    return b"\xff\xd9" in file.read()


def _ends_webp(file: BinaryIO) -> bool:
    length = int.from_bytes(file.read(8)[4:], "little")
    return file.seek(0, SEEK_END) >= length + 8


def _ends_gif(file: BinaryIO) -> bool:
    """Return whether at least one picture of a GIF is whole."""
    head = file.read(13)
    file.seek(_colours(head[10:11]), SEEK_CUR)
    for _ in range(_MOST_PARTS):
        sign = file.read(1)
        if sign == b"!":
            file.seek(1, SEEK_CUR)
        elif sign == b",":
            file.seek(_colours(file.read(9)[8:]) + 1, SEEK_CUR)
        else:
            return False
        if not _past_blocks(file):
            return False
        if sign == b",":
            return True
    return True


def _colours(flags: bytes) -> int:
    """Return how many bytes a table of colours takes, after the byte that says whether there is one."""
    return 3 << (flags[0] & 7) + 1 if flags and flags[0] & 0x80 else 0


def _past_blocks(file: BinaryIO) -> bool:
    """Go past a row of blocks, each with its length before it, and return whether the row ends."""
    while length := file.read(1):
        if length == b"\0":
            return True
        file.seek(length[0], SEEK_CUR)
    return False


_ENDS: dict[str, Callable[[BinaryIO], bool]] = {
    ".png": _ends_png,
    ".jpg": _ends_jpeg,
    ".gif": _ends_gif,
    ".webp": _ends_webp,
}


def _drawing_fault(file: BinaryIO) -> Fault | None:
    file.seek(0)
    data = file.read(_LARGEST_DRAWING)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return (
            "is a drawing that is not saved as UTF-8",
            "save it again as plain SVG, in the encoding UTF-8",
        )
    if "<" not in text:
        return "is no picture of the kind that its ending says", _AGAIN
    head = re.sub(r"^(<\?xml[^>]*?)\s+encoding=[\"'][^\"']*[\"']", r"\1", text.lstrip()[:200])
    return _read_header(head + text.lstrip()[200:])


class _Found(NamedTuple):
    """What is seen of a drawing: its first element, what that says of itself, and which files it draws on."""

    roots: list[str]
    opening: dict[str, str]
    files: list[str]


def _read_header(text: str) -> Fault | None:
    found = _Found([], {}, [])
    parser = expat.ParserCreate("UTF-8", " ")
    parser.StartElementHandler = lambda name, attributes: _note(found, name, attributes)
    try:
        parser.Parse(text, True)
    except expat.ExpatError as error:
        return _unreadable(text, error)
    namespace, _, root = found.roots[0].rpartition(" ")
    if root != "svg":
        return f"holds no drawing: it begins with `{root}`", "save it again as plain SVG"
    if namespace != _NAMESPACE:
        help_line = f'write `<svg xmlns="{_NAMESPACE}"` in place of its `<svg`'
        return "is a drawing that no page shows, since its `svg` names no namespace", help_line
    if found.files:
        help_line = "put that picture into the drawing (“embed”), or save the whole as PNG"
        return f"draws on another file, `{found.files[0][:60]}`, which no page loads", help_line
    if any(_NOUGHT.fullmatch(found.opening.get(side, "1")[:40]) for side in ("width", "height")):
        return "is a drawing whose width or height is nought", "save it again with a size"
    return None


def _note(found: _Found, name: str, attributes: dict[str, str]) -> None:
    if not found.roots:
        found.roots.append(name)
        found.opening.update(attributes)
    target = attributes.get("href", attributes.get(_LINK, ""))
    if (
        name.rpartition(" ")[2] in _DRAWS
        and target.strip()
        and not target.lstrip().startswith(("#", "data:"))
    ):
        found.files.append(target.strip())


def _unreadable(text: str, error: expat.ExpatError) -> Fault:
    line = text.split("\n")[error.lineno - 1] if error.lineno <= text.count("\n") + 1 else ""
    entity = re.match(r"&\w+;", line[error.offset :])
    if error.code == _UNDEFINED_ENTITY and entity:
        return (
            f"is a drawing with `{entity[0]}`, which SVG does not know",
            "write the character itself in its place",
        )
    where = f"is a drawing that cannot be read from line {error.lineno} on"
    return where, "save it again as plain SVG, or mend it there"
