"""Owns the lessons that a build or a check keeps for later ones: a lesson's file comes in; what it came to goes out."""

import hashlib
import json
import sys
from pathlib import Path

from lessonwright.building.build_cache import LESSONS_FOLDER, BuildCache, cache_key
from lessonwright.files.file_digests import toolchain_digest
from lessonwright.reading.loader import LessonMemory, ReadLesson, SavedLesson, Surroundings

_MOST_BYTES_OF_LESSONS = 1 << 28
"""256 MiB: some 9,000 lessons, with what was found in them."""
READING = (
    "course",
    "reading",
    "markup",
    "message_wording.py",
    "building/build_cache.py",
    "building/lesson_cache.py",
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
