"""Owns digests: of the files of a folder, and of what a result hangs on beside them: rooms and libraries."""

import hashlib
import os
import time
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import FileIO
from pathlib import Path
from typing import NamedTuple


def walk_files(folder: Path) -> list[str]:
    """Return the paths of all files below a folder, relative to it and in order; `rglob` takes five times as long.

    A link to a file counts as one; one to a folder does not, as it may lead in circles. What does
    not tell what it is, such as a folder that may not be opened, counts as a file: whoever wants to
    read it is told why that cannot be.
    """
    return sorted(_walk(folder, ""))


def _walk(folder: Path | str, before: str) -> Iterator[str]:
    try:
        with os.scandir(folder) as opened:
            entries = list(opened)
    except FileNotFoundError:
        return
    except OSError:
        yield before.removesuffix("/") or "."
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, f"{before}{entry.name}/")
        elif _may_be_file(entry):
            yield before + entry.name


def _may_be_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:  # a link that leads through a file, in circles, or to where nobody may look
        return True


_SETTLED = 3_000_000_000
"""Nanoseconds after which a file gets another time in every file system; on a memory stick, that
takes two seconds."""

_CHANGES_ARE_NOTED = os.name != "nt"
"""Whether the system notes when a file was changed in any way; Windows tells when it was created
instead."""

_LARGE = 1 << 24
"""A file of more bytes is not held as a whole, though that would be faster."""


class _Mark(NamedTuple):
    """Where a file is, how large it is, when it was written, and when it was changed in any way."""

    device: int
    inode: int
    size: int
    written: int
    changed: int


class FileDigests:
    """Digests of files, each read again only when it may have changed; safe to call from many threads.

    A file counts as the same while all its mark is, as for Git. Like Git's index, this trusts no
    file that was written just before it was read: whoever writes it once more in the same tick of
    the clock leaves the mark as it was. Later, a write changes `written`, and one that puts
    `written` back changes `changed`, which no program can put back. Where there is no such
    `changed`, as on Windows, nothing is remembered, and each file is read every time. Nothing is
    remembered from one build to the next: what was spoilt in between is read, and found. Not
    noticed is what a program writes, during a build, through a mapping of the file into its memory
    that it had written to before.
    """

    def __init__(self, changes_are_noted: bool = _CHANGES_ARE_NOTED) -> None:
        self._changes_are_noted = changes_are_noted
        self._known: dict[_Mark, str] = {}

    def known(self, file: Path) -> str | None:
        """Return the digest of a file that was read before and is still the same."""
        return self._known.get(_mark(file.stat()))

    def of(self, file: Path) -> str:
        """Return the digest of a file's bytes."""
        return self.known(file) or self._read(file)

    def link(self, file: Path, name: Path) -> None:
        """Give a file another name, which changes its mark but not its bytes; raise `OSError` where that cannot be."""
        before = _mark(file.stat())
        name.hardlink_to(file)
        after = _mark(name.stat())
        if before in self._known and after._replace(changed=before.changed) == before:
            self._known[after] = self._known[before]

    def _read(self, file: Path) -> str:
        with file.open("rb", buffering=0) as opened:
            before = _mark(os.fstat(opened.fileno()))
            digest = _digest(opened, before.size)
            after = _mark(os.fstat(opened.fileno()))
        if before == after and self._tells_changes(before):
            self._known[after] = digest
        return digest

    def _tells_changes(self, mark: _Mark) -> bool:
        settled = abs(time.time_ns() - mark.written) > _SETTLED
        return self._changes_are_noted and bool(mark.inode) and settled


def _digest(opened: FileIO, size: int) -> str:
    if size > _LARGE:
        return hashlib.file_digest(opened, "sha256").hexdigest()
    return hashlib.sha256(opened.read()).hexdigest()


def _mark(found: os.stat_result) -> _Mark:
    return _Mark(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)


_ENDINGS = (".py", ".typ", ".ttf", ".toml", ".j2", ".js", ".css", ".svg")


@cache
def toolchain_digest(rooms: tuple[str, ...], libraries: tuple[str, ...]) -> str:
    """Return a digest of all files in these rooms of the package, and of the versions of these libraries.

    A room may be a single file, such as `message_wording.py`.
    """
    from importlib.metadata import version  # which takes half as long to load as a command to start

    digest = hashlib.sha256()
    for library in libraries:
        digest.update(f"{library} {version(library)}\n".encode())
    for file in toolchain_files(rooms):
        digest.update(file.name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def toolchain_files(rooms: Iterable[str]) -> list[Traversable]:
    """Return the files of these rooms that decide what they make: code, templates, fonts, words."""
    here = files("lessonwright")
    return [file for room in rooms for file in _files_below(here.joinpath(room))]


def _files_below(folder: Traversable) -> list[Traversable]:
    if folder.is_file():
        return [folder]
    found: list[Traversable] = []
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir() and item.name != "__pycache__":
            found += _files_below(item)
        elif item.name.endswith(_ENDINGS):
            found.append(item)
    return found
