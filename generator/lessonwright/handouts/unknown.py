"""Owns characters that no font has: a sheet's data comes in; out it goes with each of them spelled out, and warnings.

A character is spelled as its number in Unicode, as in ⟨U+4E2D⟩: never an empty box, and never left out.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from lessonwright.handouts.glyphs import missing
from lessonwright.handouts.place import place_of
from lessonwright.spec.diagnostic import Diagnostic

_ADDRESSES = {"href", "url"}
"""What is under these keys is not shown."""
_MOST_NAMED = 3


def shown_and_missing(told: Any, fonts: tuple[str, ...]) -> str:
    """Return the characters that a sheet shows and no font has."""
    return "".join(missing("".join(_shown(told)), fonts))


def spelled(told: Any, characters: str) -> Any:
    """Return the data of a sheet with these characters spelled out."""
    return _spelled(told, {ord(char): _number(char) for char in characters})


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
            yield _warning(content, file, sorted(missing(text, fonts), key=text.index))
            left -= set(text)
    if left:
        yield _warning(content, files[-1], sorted(left))


def _warning(content: Path, file: str, characters: Sequence[str]) -> Diagnostic:
    first, more = characters[0], len(characters) - _MOST_NAMED
    spot = place_of(content, file, first, "warning")
    if len(characters) == 1:
        message = f"no font of the handouts has the character “{first}”; paper shows {_number(first)} in its place"
        return spot("no-glyph", message, "put a font that has it into the folder `fonts` beside course.yml")
    named = ", ".join(f"“{char}”" for char in characters[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
    message = f"no font of the handouts has the characters {named}; paper shows numbers in their place"
    return spot("no-glyph", message, "put a font that has them into the folder `fonts` beside course.yml")


def _number(char: str) -> str:
    return f"⟨U+{ord(char):04X}⟩"


def _shown(told: Any) -> Iterator[str]:
    if isinstance(told, str):
        yield told
    elif isinstance(told, Mapping):
        for key, value in told.items():
            yield from () if key in _ADDRESSES else _shown(value)
    elif isinstance(told, list | tuple):
        for item in told:
            yield from _shown(item)


def _spelled(told: Any, spelling: Mapping[int, str]) -> Any:
    if isinstance(told, str):
        return told.translate(spelling)
    if isinstance(told, Mapping):
        return {key: value if key in _ADDRESSES else _spelled(value, spelling) for key, value in told.items()}
    return [_spelled(item, spelling) for item in told] if isinstance(told, list | tuple) else told
