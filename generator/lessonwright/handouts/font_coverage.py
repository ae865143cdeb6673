"""Owns whether paper can show a text: text and fonts come in; what no font has, spelled out, comes out."""

import html
import re
import struct
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fontTools.ttLib import TTCollection, TTFont, TTLibError

from lessonwright.course.course import Course
from lessonwright.course.model_fields_and_authored_texts import texts
from lessonwright.handouts.paper_text_scan import FONTS
from lessonwright.handouts.sheet_text_and_pictures import SheetData
from lessonwright.markup.dialect import Dialect
from lessonwright.prose.markdown_to_html import Fragments
from lessonwright.reading.diagnostic import Diagnostic
from lessonwright.reading.locate_words import file_as_a_whole, locate_words

if TYPE_CHECKING:
    from typst import FontInfo

_INVISIBLE = {"Cc", "Cf", "Zl", "Zp", "Zs"}
_FONT_FILES = {".ttf", ".otf", ".ttc", ".otc"}
_EMOJI_STYLES = "\ufe0e\ufe0f"


def missing_characters(text: str, fonts: tuple[str, ...] = ()) -> list[str]:
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
    return tuple(dict.fromkeys(font.family for font in _usable_fonts(folder)))


def _usable_fonts(folder: Path) -> "list[FontInfo]":
    """Return the fonts in a folder that Typst takes: it refuses those that lack a name."""
    import typst

    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]
    ).fonts()


def _taken_files(folder: Path) -> list[Path]:
    taken = {Path(font.path).resolve() for font in _usable_fonts(folder) if font.path}
    return [path for path in _files(folder) if path.resolve() in taken]


def _each_covered(fonts: tuple[str, ...]) -> Iterator[frozenset[int]]:
    """Yield what each font covers, ours first; most texts need no more than one, and to read all takes a while."""
    names = sorted(file.name for file in (files("lessonwright.handouts") / "fonts").iterdir())
    yield from map(_covered_by_ours, filter(_is_text_font, names))
    yield from map(_covered_by, fonts)


@cache
def _covered_by_ours(name: str) -> frozenset[int]:
    return _coverage(_faces((files("lessonwright.handouts") / "fonts" / name).read_bytes(), ".ttf"))


@cache
def _covered_by(folder: str) -> frozenset[int]:
    return _coverage(
        face
        for path in _taken_files(Path(folder))
        for face in _faces(path.read_bytes(), path.suffix)
    )


def _coverage(faces: Iterable[TTFont]) -> frozenset[int]:
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


_SIGNS = {
    "pymdownx.arithmatex": re.compile(r"\$|\\\(|\\\[|\\begin"),
    "pymdownx.superfences": re.compile("mermaid"),
}
"""What a text has at the least that one of these extensions makes such a thing of."""
_DRAWN = re.compile(r'<\w+ class="(?P<kind>arithmatex|mermaid)">(?:<[^>]*>)*(?P<source>[^<]+)')
_NAMES = {"arithmatex": "formula", "mermaid": "diagram"}
_MARKS = "\\()[] \n"


def undrawn_notes(course: Course, content: Path, dialect: Dialect) -> Iterator[Diagnostic]:
    """Yield a note on each kind of formula and diagram in each text of a course."""
    signs = [sign for name, sign in _SIGNS.items() if name in dialect.extensions]
    fragments = Fragments(dialect, lambda element: None)
    for part in (course, *course.modules, *course.lessons) if signs else ():
        for _, text in texts(part):
            if any(sign.search(text) for sign in signs):
                yield from _in_text(str(fragments.html(text)), content, part.path)


def _in_text(shown: str, content: Path, path: str) -> Iterator[Diagnostic]:
    for kind, source in {
        found["kind"]: found["source"] for found in reversed([*_DRAWN.finditer(shown)])
    }.items():
        first = html.unescape(source).strip(_MARKS).partition("\n")[0]
        message = f"paper shows this {_NAMES[kind]} as it is written, since a script of the website draws it"
        help_line = "to have it printed, save it as a picture, such as an SVG file, and show that"
        yield locate_words(content, path, first, "note")("not-drawn", message, help_line)


_ADDRESSES = {"href", "url"}
"""What is under these keys is not shown."""
_MOST_NAMED = 3


def shown_and_missing(told: Any, fonts: tuple[str, ...]) -> str:
    """Return the characters that a sheet shows and no font has."""
    return "".join(missing_characters("".join(_texts_of(told)), fonts))


def spell_out(told: Any, characters: str) -> Any:
    """Return the data of a sheet with these characters spelled out."""
    return _spell_out(told, {ord(char): _number(char) for char in characters})


def unknown_characters(
    content: Path, files: Sequence[str], characters: str, fonts: tuple[str, ...]
) -> Iterator[Diagnostic]:
    """Yield a warning for each file that holds some of the characters; without one, for the last of the files.

    It names all such characters of the file, so that it is the same whichever sheet it is for.
    """
    left = set(characters)
    for file in reversed(files):
        text = (content / file).read_text("utf-8", "replace") if left else ""
        if not left.isdisjoint(text):
            yield _warning(content, file, sorted(missing_characters(text, fonts), key=text.index))
            left -= set(text)
    if left:
        yield _warning(content, files[-1], sorted(left))


def _warning(content: Path, file: str, characters: Sequence[str]) -> Diagnostic:
    first, more = characters[0], len(characters) - _MOST_NAMED
    spot = locate_words(content, file, first, "warning")
    if len(characters) == 1:
        message = f"no font of the handouts has the character “{first}”; paper shows {_number(first)} in its place"
        return spot(
            "no-glyph", message, "put a font that has it into the folder `fonts` beside course.yml"
        )
    named = ", ".join(f"“{char}”" for char in characters[:_MOST_NAMED]) + (
        f" and {more} more" if more > 0 else ""
    )
    message = (
        f"no font of the handouts has the characters {named}; paper shows numbers in their place"
    )
    return spot(
        "no-glyph", message, "put a font that has them into the folder `fonts` beside course.yml"
    )


def _number(char: str) -> str:
    return f"⟨U+{ord(char):04X}⟩"


def _texts_of(told: Any) -> Iterator[str]:
    if isinstance(told, str):
        yield told
    elif isinstance(told, Mapping):
        for key, value in told.items():
            yield from () if key in _ADDRESSES else _texts_of(value)
    elif isinstance(told, list | tuple):
        for item in told:
            yield from _texts_of(item)


def _spell_out(told: Any, spelling: Mapping[int, str]) -> Any:
    if isinstance(told, str):
        return told.translate(spelling)
    if isinstance(told, Mapping):
        return {
            key: value if key in _ADDRESSES else _spell_out(value, spelling)
            for key, value in told.items()
        }
    return [_spell_out(item, spelling) for item in told] if isinstance(told, list | tuple) else told


@dataclass(frozen=True)
class CourseFonts:
    """A course's own fonts, beside those that every handout has."""

    content: Path

    @cached_property
    def folders(self) -> tuple[str, ...]:
        """The folder of the course's own fonts, if it has one."""
        folder = self.content / FONTS
        return (str(folder.resolve()),) if folder.is_dir() else ()

    @cached_property
    def families(self) -> tuple[str, ...]:
        """The names of the fonts' families."""
        return tuple(name for folder in self.folders for name in font_families(Path(folder)))

    @cached_property
    def broken(self) -> list[Diagnostic]:
        """The errors on files among the course's own fonts in which no text can be set."""
        away = f"or take it out of the folder `{FONTS}`"
        again = f"save it again as TrueType or OpenType, {away}"
        named = f"save it again in a font program, with the names of its family, its style and itself, {away}"
        return [
            *self._font_errors(broken_fonts, "no font can be read from this file", again),
            *self._font_errors(
                refused_fonts, "handouts cannot be set in this font: a part of it is missing", named
            ),
        ]

    def _font_errors(
        self, found: Callable[[Path], Iterable[Path]], message: str, help_line: str
    ) -> Iterator[Diagnostic]:
        for home in map(Path, self.folders):
            for path in found(home):
                spot = file_as_a_whole(self.content, path.relative_to(home.parent).as_posix())
                yield spot("broken-font", message, help_line)

    def lack(self, text: str) -> bool:
        """Tell whether a text has a character that no font has."""
        return bool(missing_characters(text, self.folders))

    def unknown_in(self, *told: SheetData) -> str:
        """Return the characters that a sheet with this data shows and no font has."""
        return shown_and_missing(told, self.folders)

    def warnings(self, files: Sequence[str], characters: str) -> Iterator[Diagnostic]:
        """Yield warnings on characters that no font has, on a sheet that shows these files."""
        return unknown_characters(self.content, files, characters, self.folders)
