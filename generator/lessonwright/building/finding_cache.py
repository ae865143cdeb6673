"""Owns what `check` keeps of rules: a course that was loaded comes in; what they found in its files before goes out."""

import json
from collections.abc import Sequence
from typing import Any

from lessonwright.building.build_cache import LIBRARIES, READING, LessonCache, cache_key
from lessonwright.files.file_digests import toolchain_digest
from lessonwright.lint.rule import Finding
from lessonwright.reading.loader import Loaded

_CHECKING = (*READING, "lint", "prose")


class FindingCache:
    """What rules have found in each file that is the same as before, as are course.yml and its modules."""

    def __init__(self, lessons: LessonCache, loaded: Loaded) -> None:
        of_lessons = {lesson.path for lesson in loaded.course.lessons} if loaded.course else {}
        beside = [
            (path, file.text) for path, file in loaded.files.items() if path not in of_lessons
        ]
        self._cache = lessons.cache
        self._around = cache_key(toolchain_digest(_CHECKING, LIBRARIES), json.dumps(beside))
        self._files = lessons.keys(loaded.files)

    def known(self, path: str) -> list[tuple[str, Finding]] | None:
        """Return what was found in a file of the course, each behind its rule; None where that is not known."""
        key = self._key(path)
        stored = self._cache.fetch(key) if key else None
        return None if stored is None else [*map(_finding, json.loads(stored))]

    def keep(self, path: str, found: Sequence[tuple[str, Finding]]) -> None:
        """Keep what was found in a file of the course."""
        key = self._key(path)
        if key:
            told = [[rule, *vars(finding).values()] for rule, finding in found]
            self._cache.store(key, json.dumps(told).encode())

    def _key(self, path: str) -> str | None:
        known = self._files.get(path)
        return cache_key("findings", self._around, path, known) if known else None


def _finding(stored: list[Any]) -> tuple[str, Finding]:
    rule, file, path, message, help_line, at_key, passage = stored
    where = tuple(passage) if passage else None
    return rule, Finding(file, tuple(path), message, help_line, at_key, where)
