"""Owns pictures as files: a file comes in; what keeps page and paper from showing it, or how large it is, goes out.

A picture is followed to its end, and no further: whether its colours make sense is for those who
draw it.
"""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from os import SEEK_CUR, SEEK_END
from pathlib import Path
from typing import BinaryIO, Literal, NamedTuple
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
_MOST_PARTS_OF_JPEG = 500


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
    for _ in range(_MOST_PARTS_OF_JPEG):
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
