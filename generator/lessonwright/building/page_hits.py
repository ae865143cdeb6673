"""Owns what the look for leaks has found in pages as they were made: a page comes in, and what it holds is kept.

Whoever looks through the finished site then knows it by the digest of the page's bytes.
"""

import hashlib
import json
from functools import cached_property

from lessonwright.building.build_cache import BuildCache, cache_key
from lessonwright.course.course import Course
from lessonwright.leak_check.leaks import (
    Hits,
    hits_in,
    secrets_digest,
    sentences_to_look_for,
)
from lessonwright.leak_check.sentence_search import SentenceSearch


class PageHits:
    """What is found in the pages of one course, kept in a build's cache."""

    def __init__(self, cache: BuildCache, course: Course) -> None:
        self._cache = cache
        self._course = course
        self._looked_for = secrets_digest(course)

    @cached_property
    def _sentences(self) -> SentenceSearch:
        return sentences_to_look_for(self._course)

    def of(self, digest: str) -> Hits | None:
        """Return what is in a page whose bytes have this digest, if it was looked through."""
        kept = self._cache.fetch(self._key(digest))
        return None if kept is None else [(text, lesson) for text, lesson in json.loads(kept)]

    def look_through(self, page: bytes) -> None:
        """Look a page of HTML through, and keep what is found."""
        hits = hits_in("index.html", page, self._sentences)
        self._cache.store(self._key(hashlib.sha256(page).hexdigest()), json.dumps(hits).encode())

    def _key(self, digest: str) -> str:
        return cache_key("hits", self._looked_for, digest)
