"""Owns the fonts that a course brings along: its content folder comes in; they, and what they lack, come out."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lessonwright.handouts.glance import FONTS
from lessonwright.handouts.glyphs import broken_fonts, font_families, missing, refused_fonts
from lessonwright.handouts.parts import Told
from lessonwright.handouts.place import file_as_a_whole
from lessonwright.handouts.unknown import shown_and_missing, unknown_characters
from lessonwright.spec.diagnostic import Diagnostic


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
            *self._told(broken_fonts, "no font can be read from this file", again),
            *self._told(refused_fonts, "handouts cannot be set in this font: a part of it is missing", named),
        ]

    def _told(self, found: Callable[[Path], Iterable[Path]], message: str, mend: str) -> Iterator[Diagnostic]:
        for home in map(Path, self.folders):
            for path in found(home):
                spot = file_as_a_whole(self.content, path.relative_to(home.parent).as_posix())
                yield spot("broken-font", message, mend)

    def lack(self, text: str) -> bool:
        """Tell whether a text has a character that no font has."""
        return bool(missing(text, self.folders))

    def unknown_in(self, *told: Told) -> str:
        """Return the characters that a sheet with this data shows and no font has."""
        return shown_and_missing(told, self.folders)

    def warnings(self, files: Sequence[str], characters: str) -> Iterator[Diagnostic]:
        """Yield warnings on characters that no font has, on a sheet that shows these files."""
        return unknown_characters(self.content, files, characters, self.folders)
