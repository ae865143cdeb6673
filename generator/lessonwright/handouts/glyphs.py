"""Owns whether paper can show a text: the text and the fonts come in; the characters that no font has come out."""

import struct
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from fontTools.ttLib import TTCollection, TTFont, TTLibError

if TYPE_CHECKING:
    from typst import FontInfo

_INVISIBLE = {"Cc", "Cf", "Zl", "Zp", "Zs"}
_FONT_FILES = {".ttf", ".otf", ".ttc", ".otc"}
_EMOJI_STYLES = "\ufe0e\ufe0f"


def missing(text: str, fonts: tuple[str, ...] = ()) -> list[str]:
    """Return the characters of a text that no font has, in the order of their code points."""
    unknown = {ord(char) for char in set(text) if _is_visible(char)}
    for covered in _each_covered(fonts):
        unknown -= covered
        if not unknown:
            break
    return [chr(code) for code in sorted(unknown)]


def _is_visible(char: str) -> bool:
    return unicodedata.category(char) not in _INVISIBLE and char not in _EMOJI_STYLES


def font_families(folder: Path) -> tuple[str, ...]:
    """Return the names of the families of fonts in a folder, as Typst knows them: without words such as Light."""
    return tuple(dict.fromkeys(font.family for font in _taken(folder)))


def _taken(folder: Path) -> "list[FontInfo]":
    """Return the fonts in a folder that Typst takes: it refuses those that lack a name."""
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]).fonts()


def _taken_files(folder: Path) -> list[Path]:
    taken = {Path(font.path).resolve() for font in _taken(folder) if font.path}
    return [path for path in _files(folder) if path.resolve() in taken]


def _each_covered(fonts: tuple[str, ...]) -> Iterator[frozenset[int]]:
    """Yield what each font covers, ours first; most texts need no more than one, and to read all takes a while."""
    names = sorted(file.name for file in (files("lessonwright.handouts") / "fonts").iterdir())
    yield from map(_covered_by_ours, filter(_is_text_font, names))
    yield from map(_covered_by, fonts)


@cache
def _covered_by_ours(name: str) -> frozenset[int]:
    return _covered(_faces((files("lessonwright.handouts") / "fonts" / name).read_bytes(), ".ttf"))


@cache
def _covered_by(folder: str) -> frozenset[int]:
    return _covered(face for path in _taken_files(Path(folder)) for face in _faces(path.read_bytes(), path.suffix))


def _covered(faces: Iterable[TTFont]) -> frozenset[int]:
    return frozenset(code for face in faces for code in face.getBestCmap())


def broken_fonts(folder: Path) -> list[Path]:
    """Return the files in a folder that call themselves fonts and cannot be read as one."""
    return [path for path in _files(folder) if not _faces(path.read_bytes(), path.suffix)]


def refused_fonts(folder: Path) -> list[Path]:
    """Return the files in a folder that can be read as fonts, and that Typst does not take."""
    known = {*_taken_files(folder), *broken_fonts(folder)}
    return [path for path in _files(folder) if path not in known]


def _is_text_font(name: str) -> bool:
    """Tell whether a file is one of the fonts that every text falls back on."""
    return name.endswith("Regular.ttf")


def _faces(raw: bytes, ending: str) -> list[TTFont]:
    """Return the fonts in a file; none where it holds no font, which `broken_fonts` tells of."""
    try:
        if ending.lower() in (".ttc", ".otc"):
            faces = list(TTCollection(BytesIO(raw), lazy=True).fonts)
        else:
            faces = [TTFont(BytesIO(raw), lazy=True)]
        return [face for face in faces if face.getBestCmap()]
    except (TTLibError, KeyError, struct.error):
        return []


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix.lower() in _FONT_FILES)
