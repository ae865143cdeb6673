"""Owns what `check` keeps of rules: a course that was loaded comes in; what they found in its files before goes out."""

import json
from collections.abc import Sequence
from typing import Any

from lessonwright.building.build_cache import cache_key
from lessonwright.building.lesson_cache import LIBRARIES, READING, LessonCache
from lessonwright.files.file_digests import toolchain_digest
from lessonwright.lint.rule import Finding
from lessonwright.reading.loader import Loaded

_CHECKING = (*READING, "lint", "prose", "building/finding_cache.py")
_CHECKING_LIBRARIES = (*LIBRARIES, "babel", "mkdocs-material")


class FindingCache:
    """What rules have found in each file that is the same as before, as are course.yml and its modules."""

    def __init__(self, lessons: LessonCache, loaded: Loaded) -> None:
        beside = {
            path: file.text for path, file in loaded.files.items() if path not in lessons.keys
        }
        told = cache_key(toolchain_digest(_CHECKING, _CHECKING_LIBRARIES), json.dumps(beside))
        self._cache = lessons.cache
        self._key_beside = cache_key(told, lessons.around or "")
        self._keys = dict.fromkeys(beside, "") | lessons.keys if lessons.around else {}

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
        if path not in self._keys:
            return None
        return cache_key("findings", self._key_beside, path, self._keys[path])


def _finding(stored: list[Any]) -> tuple[str, Finding]:
    rule, file, path, message, help_line, at_key, passage = stored
    where = tuple(passage) if passage else None
    return rule, Finding(file, tuple(path), message, help_line, at_key, where)
