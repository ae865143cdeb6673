"""Owns what builds leave for later ones: bytes come in under a key, and go out for the same key, or nothing does.

A key is a digest of all that the bytes hang on, so that nothing in the cache ever grows old. What
is in it is only a help: an entry that is damaged, half written or not ours counts for nothing, and
a folder that cannot be written to stays empty. Builds side by side may use one folder: an entry
appears whole, and under one key all write the same.

What is kept of lessons stands in `lesson_cache`, of pages in `page_cache`, and of what rules have found in
`finding_cache`.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import accumulate
from pathlib import Path

CACHE_FOLDER = Path(".cache", "lessonwright")
"""Where a project keeps what is only a help, below the folder of mkdocs.yml."""
PAGES_FOLDER, LESSONS_FOLDER = CACHE_FOLDER / "pages", CACHE_FOLDER / "lessons"
_MOST_BYTES = 1 << 29
"""512 MiB: the pages of some 2,500 lessons."""
_MARK = hashlib.sha256().digest_size


def cache_key(*parts: str | bytes) -> str:
    """Return the key of what hangs on these texts; the same one as text and as bytes has two keys."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(f"{len(part)}:".encode())
        digest.update(part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


class BuildCache:
    """A folder of entries; with no folder, nothing is ever kept."""

    def __init__(self, folder: Path | None, most_bytes: int = _MOST_BYTES) -> None:
        self._folder = folder
        self._most_bytes = most_bytes
        self._has_grown = False

    @property
    def keeps(self) -> bool:
        """Whether anything is kept at all."""
        return self._folder is not None

    def fetch(self, key: str) -> bytes | None:
        """Return what was stored under this key."""
        if not self._folder:
            return None
        file = self._file(self._folder, key)
        try:
            stored = file.read_bytes()
            mark, data = stored[:_MARK], stored[_MARK:]
            if mark != _mark(key, data):
                return None
            os.utime(file)  # what is used, stays
        except OSError:
            return None
        return data

    def has(self, key: str) -> bool:
        """Tell whether something lies under this key, sound or not."""
        return bool(self._folder and self._file(self._folder, key).is_file())

    def store(self, key: str, data: bytes) -> None:
        """Keep bytes for the next time."""
        if not self._folder:
            return
        file = self._file(self._folder, key)
        aside = file.with_name(f"{file.name}.{os.getpid()}")
        try:
            _write(aside, _mark(key, data) + data)
            aside.replace(file)
            self._has_grown = True
        except OSError:
            with suppress(OSError):
                aside.unlink(missing_ok=True)

    def take_out(self) -> Iterator[tuple[str, bytes]]:
        """Yield all that is kept, by its keys, and keep it no longer."""
        for file, _ in [*_entries(self._folder)] if self._folder else ():
            key = file.parent.name + file.name
            data = self.fetch(key)
            file.unlink()
            if data is not None:
                yield key, data

    def keep_out_of_git(self) -> None:
        """Say in the folder itself that nothing of it belongs into a repository."""
        if self._folder and not (self._folder / ".gitignore").exists():
            with suppress(OSError):
                self._folder.mkdir(parents=True, exist_ok=True)
                (self._folder / ".gitignore").write_text("*\n", encoding="utf-8")

    def trim(self) -> None:
        """Take away what has not been used for longest, until the rest is no larger than it may be."""
        if not self._folder or not self._has_grown:
            return
        newest_first = sorted(_entries(self._folder), key=lambda entry: -entry[1].st_mtime_ns)
        sizes = accumulate(found.st_size for _, found in newest_first)
        for (file, _), size in zip(newest_first, sizes, strict=True):
            if size > self._most_bytes:
                with suppress(OSError):
                    file.unlink()

    @staticmethod
    def _file(folder: Path, key: str) -> Path:
        return folder / key[:2] / key[2:]


def _write(file: Path, data: bytes) -> None:
    """Write a file, and its folder where there is none yet: to ask for that each time costs as much as writing."""
    try:
        file.write_bytes(data)
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


def _mark(key: str, data: bytes) -> bytes:
    digest = hashlib.sha256(key.encode())
    digest.update(data)
    return digest.digest()


def _entries(folder: Path) -> Iterator[tuple[Path, os.stat_result]]:
    """Yield each file, with what the system knows of it; another build may take one away meanwhile."""
    for file in _files(folder):
        with suppress(OSError):
            yield file, file.stat()


def _files(folder: Path) -> Iterable[Path]:
    return folder.glob("??/*")
