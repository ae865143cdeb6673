"""Owns what builds leave for later ones: bytes come in under a key, and go out for the same key, or nothing does.

A key is a digest of all that the bytes hang on, so that nothing in the cache ever grows old. What
is in it is only a help: an entry that is damaged, half written or not ours counts for nothing, and
a folder that cannot be written to stays empty. Builds side by side may use one folder: an entry
appears whole, and under one key all write the same.

Lessons are kept as they were read. What is kept of pages stands in `page_cache`, and what rules have
found in `finding_cache`.
"""

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import accumulate
from pathlib import Path

from lessonwright.files.file_digests import toolchain_digest
from lessonwright.reading.loader import LessonMemory, ReadLesson, SavedLesson, Surroundings

CACHE_FOLDER = Path(".cache", "lessonwright")
"""Where a project keeps what is only a help, below the folder of mkdocs.yml."""
PAGES_FOLDER, LESSONS_FOLDER = CACHE_FOLDER / "pages", CACHE_FOLDER / "lessons"
_MOST_BYTES = 1 << 29
"""512 MiB: the pages of some 2,500 lessons."""
_MARK = hashlib.sha256().digest_size


def cache_key(*parts: str | bytes) -> str:
    """Return the key of what hangs on these texts; one in UTF-8 hangs together with others like it."""
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


_MOST_BYTES_OF_LESSONS = 1 << 28
"""256 MiB: some 9,000 lessons, with what was found in them."""
READING = (
    "course",
    "reading",
    "markup",
    "message_wording.py",
    "building/build_caches.py",
)
LIBRARIES = ("lessonwright", "markdown", "pydantic", "pymdown-extensions", "pyyaml")
"""What decides, beside the course's files and Python, what a lesson comes to."""


def lesson_cache(project: Path | None) -> BuildCache:
    """Return where a project keeps its lessons; with no project, nothing is kept."""
    return BuildCache(project / LESSONS_FOLDER if project else None, _MOST_BYTES_OF_LESSONS)


class LessonCache(LessonMemory):
    """The lessons of one course, kept for later builds; while a site is served, this process remembers them, too."""

    def __init__(self, cache: BuildCache) -> None:
        super().__init__()
        self.cache = cache
        self.remembers = False
        self.around: str | None = None
        """What stands for all around the lessons; None where they may hang on more than can be told."""
        self.keys: dict[str, str] = {}
        """What stands for each lesson's file and all around it, by its path."""

    def surround(self, around: Surroundings) -> None:
        """Forget all lessons, unless what they may name and lead to is the same as before."""
        super().surround(around)
        self.keys.clear()
        texts = {path: file.text for path, file in around.files.items()}
        told = json.dumps([texts, around.dialect.fingerprint, around.other_files])
        key = cache_key(toolchain_digest(READING, LIBRARIES), sys.version, told)
        self.around = key if around.dialect.looks_at_texts_alone else None

    def known(self, path: str, raw: bytes) -> ReadLesson | None:
        """Return what a lesson's file came to in this process, if these were its bytes."""
        if self.around is not None:
            digest = hashlib.sha256(raw).hexdigest()
            self.keys[path] = cache_key("lesson", self.around, path, digest)
        return super().known(path, raw)

    def keep(self, path: str, raw: bytes, lesson: ReadLesson) -> None:
        """Remember what a lesson's file came to, while a site is served."""
        if self.remembers:
            super().keep(path, raw, lesson)

    def saved(self, path: str, raw: bytes) -> SavedLesson | None:
        """Return what an earlier process has saved of a lesson's file with these bytes."""
        stored = self.cache.fetch(self.keys[path]) if path in self.keys else None
        return None if stored is None else SavedLesson(*json.loads(stored))

    def save(self, path: str, raw: bytes, lesson: SavedLesson) -> None:
        """Save a lesson for later processes."""
        if path in self.keys:
            self.cache.keep_out_of_git()
            self.cache.store(self.keys[path], json.dumps(lesson).encode())
