"""Owns how large pictures are: a file comes in, its size goes out, and a page keeps that room."""

import posixpath
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from html import unescape
from os import SEEK_CUR
from pathlib import Path
from typing import BinaryIO, Literal, NamedTuple
from urllib.parse import unquote, urlsplit

from lessonwright.markup.parsed_text import is_file

_OPENING = 4096
_NO_ELEMENT = re.compile(r"<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)", re.DOTALL)
"""A comment or an instruction; one that does not end in the opening goes on to its end."""
_SVG = re.compile(
    r"(?:[^<]++|<(?!svg\b))*<svg(?P<attributes>(?:\s+[^\s=>\"']+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*)\s*/?>"
)
_ATTRIBUTE = re.compile(r"\s(?P<name>[^\s=>\"']+)\s*=\s*[\"'](?P<value>[^\"']*)[\"']")
_PIXELS = re.compile(r"\s*(?P<number>[0-9]{1,6}(?:\.[0-9]{1,6})?|\.[0-9]{1,6})(?:px)?\s*")
_TURNED = 0x0112
"""The tag under which a photograph says how the camera was held; from 5 on, its width is its
height."""
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
"""The parts of a JPEG that say how large it is."""
_EXIF = 0xE1
_NO_PARTS = {0x00, 0x01, *range(0xD0, 0xDB)}
"""The marks in a JPEG that no length follows, and the one that its pixels follow."""
_MOST_PARTS = 500


class PictureSize(NamedTuple):
    """A width and a height in whole pixels; a picture that `fills` has a shape alone, and takes what width there is."""

    width: int | Decimal
    height: int | Decimal
    fills: bool = False


SizeOf = Callable[[str], PictureSize | None]
"""Returns the size of the picture at a path below the content folder."""


def unknown_size(_: str) -> None:
    """Return no size, where there are no files to look at."""


def sizes_below(content: Path) -> SizeOf:
    """Return what looks the pictures of a content folder up, each once."""
    return cache(lambda path: picture_size(content / path))


def picture_size(path: Path) -> PictureSize | None:
    """Return the size of a picture, if it can be read and known."""
    try:
        with path.open("rb") as file:
            size = _size(path.suffix.lower(), file)
    except (OSError, ValueError):  # a path with a NUL in it is a ValueError
        return None
    return size if size and size.width and size.height else None


def _size(ending: str, file: BinaryIO) -> PictureSize | None:
    opening = file.read(_OPENING)
    if ending == ".svg":
        return _svg(opening.decode(errors="replace"))
    if opening.startswith(b"\xff\xd8"):
        return _jpeg(file)
    found = (read(opening) for begins, read in _OPENINGS.items() if opening.startswith(begins))
    return next(found, None)


def _svg(opening: str) -> PictureSize | None:
    root = _SVG.match(_NO_ELEMENT.sub("", opening))
    given = (
        {found["name"]: found["value"] for found in _ATTRIBUTE.finditer(root["attributes"])}
        if root
        else {}
    )
    if given.keys() & {"preserveAspectRatio", "style"}:
        return None
    if "width" in given or "height" in given:
        sides = _numbers([given.get("width", ""), given.get("height", "")])
        return PictureSize(round(sides[0]), round(sides[1])) if sides else None
    shape = _numbers(given.get("viewBox", "").replace(",", " ").split()[2:])
    return PictureSize(*shape, fills=True) if shape else None


def _numbers(lengths: list[str]) -> tuple[Decimal, Decimal] | None:
    """Return two lengths as they are written, if both are in pixels."""
    match [_PIXELS.fullmatch(length) for length in lengths]:
        case [re.Match() as width, re.Match() as height]:
            return Decimal(width["number"]), Decimal(height["number"])
    return None


def _png(opening: bytes) -> PictureSize | None:
    if opening[12:16] != b"IHDR":
        return None
    return PictureSize(int.from_bytes(opening[16:20]), int.from_bytes(opening[20:24]))


def _gif(opening: bytes) -> PictureSize:
    return PictureSize(_little(opening, 6, 2), _little(opening, 8, 2))


def _webp(opening: bytes) -> PictureSize | None:
    kind = opening[8:16]
    if kind == b"WEBPVP8 ":
        return PictureSize(_little(opening, 26, 2) & 0x3FFF, _little(opening, 28, 2) & 0x3FFF)
    if kind == b"WEBPVP8L":
        sides = _little(opening, 21, 4)
        return PictureSize((sides & 0x3FFF) + 1, (sides >> 14 & 0x3FFF) + 1)
    may_be_turned = _little(opening, 20, 1) & 0x08
    if kind == b"WEBPVP8X" and not may_be_turned:
        return PictureSize(_little(opening, 24, 3) + 1, _little(opening, 27, 3) + 1)
    return None


def _little(data: bytes, start: int, length: int) -> int:
    return int.from_bytes(data[start : start + length], "little")


_OPENINGS: dict[bytes, Callable[[bytes], PictureSize | None]] = {
    b"\x89PNG\r\n\x1a\n": _png,
    b"GIF8": _gif,
    b"RIFF": _webp,
}


def _jpeg(file: BinaryIO) -> PictureSize | None:
    is_turned = False
    file.seek(2)
    for kind, length in _parts(file):
        if kind in _FRAMES:
            frame = file.read(5)
            width, height = int.from_bytes(frame[3:5]), int.from_bytes(frame[1:3])
            return PictureSize(height, width) if is_turned else PictureSize(width, height)
        part = file.read(length) if kind == _EXIF else b""
        file.seek(length - len(part), SEEK_CUR)
        is_turned = is_turned or (part.startswith(b"Exif\0\0") and _is_turned(part[6:]))
    return None


def _parts(file: BinaryIO) -> Iterator[tuple[int, int]]:
    """Yield the kind and the length of each part of a JPEG, with the file at its content: T.81, B.1.1."""
    for _ in range(_MOST_PARTS):
        mark = file.read(2)
        if mark == b"\xff\xff":  # any number of these may stand before a mark
            file.seek(-1, SEEK_CUR)
            continue
        length = int.from_bytes(file.read(2)) - 2
        if length < 0 or mark[0] != 0xFF or mark[1] in _NO_PARTS:
            return
        yield mark[1], length


def _is_turned(exif: bytes) -> bool:
    """Return whether a photograph is shown with its sides changed: TIFF 6.0, section 2; Exif 2.32, section 4.6.4."""
    order: Literal["little", "big"] = "little" if exif[:2] == b"II" else "big"

    def number(start: int, length: int) -> int:
        return int.from_bytes(exif[start : start + length], order)

    first = number(4, 4)
    entries = range(first + 2, min(len(exif), first + 2 + 12 * number(first, 2)), 12)
    return any(number(entry, 2) == _TURNED and number(entry + 8, 2) >= 5 for entry in entries)


_PICTURE = re.compile(
    r"<!--.*?-->|<(?P<other>picture|script|style|textarea)\b.*?</(?P=other)>"
    r"|(?P<opening><img(?P<attributes>(?:\s+[a-z]+=\"[^\"]*\")+))\s*/?>",
    re.DOTALL,
)
"""A picture, or what may hold one that is none, or has several files to choose from."""
_IMG_ATTRIBUTE = re.compile(r"\s(?P<name>[a-z]+)=\"(?P<value>[^\"]*)\"")
_OF_NO_SIZE = {"src", "alt", "title", "loading"}
"""What a picture may have besides; with any other attribute, how large it is shown is up to its
author."""


def with_room(html: str, url: str, size_of: SizeOf) -> str:
    """Return the HTML of the page at `url`, below the site, with the sizes of pictures that their author left alone."""
    return _PICTURE.sub(
        lambda found: _with_dimensions(found, url, size_of) if found["opening"] else found[0], html
    )


def _with_dimensions(found: re.Match[str], url: str, size_of: SizeOf) -> str:
    given = {one["name"]: one["value"] for one in _IMG_ATTRIBUTE.finditer(found["attributes"])}
    source = unescape(given.get("src", ""))
    if given.keys() - _OF_NO_SIZE or not is_file(source):
        return found[0]
    path = posixpath.join(posixpath.dirname(unquote(url)), unquote(urlsplit(source).path))
    size = size_of(posixpath.normpath(path))
    # A drawing of a shape alone is as wide as what it stands in: there, that cannot be told.
    room = f' width="{size.width}" height="{size.height}"' if size and not size.fills else ""
    return f"{found['opening']}{room}{found[0].removeprefix(found['opening'])}"
