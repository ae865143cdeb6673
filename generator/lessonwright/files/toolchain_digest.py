"""Owns what a result hangs on beside its input: rooms and libraries come in, a digest of them comes out."""

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

_ENDINGS = (".py", ".typ", ".ttf", ".toml", ".j2", ".js", ".css", ".svg")


@cache
def toolchain_digest(rooms: tuple[str, ...], libraries: tuple[str, ...]) -> str:
    """Return a digest of all files in these rooms of the package, and of the versions of these libraries."""
    digest = hashlib.sha256()
    for library in libraries:
        digest.update(f"{library} {version(library)}\n".encode())
    for file in toolchain_files(rooms):
        digest.update(file.name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def toolchain_files(rooms: Iterable[str]) -> list[Traversable]:
    """Return the files of these rooms that decide what they make: code, templates, fonts, words."""
    return [file for room in rooms for file in _files_below(files(f"lessonwright.{room}"))]


def _files_below(folder: Traversable) -> list[Traversable]:
    found: list[Traversable] = []
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir() and item.name != "__pycache__":
            found += _files_below(item)
        elif item.name.endswith(_ENDINGS):
            found.append(item)
    return found
