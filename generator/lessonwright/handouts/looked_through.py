"""Owns what was found when files were looked through for leaks: a file comes in; what was found in it goes out.

A file is known by its path and the digest of its bytes, and only as long as what facilitators keep to themselves
stays the same, and the way in which it is read.
"""

import json
from contextlib import suppress
from pathlib import Path

from lessonwright.handouts.secret import Hit

Hits = list[Hit]


class LookedThrough:
    """What was found in which file; kept in a note, which is never needed, only a help."""

    def __init__(self, note: Path | None = None, secrets: str = "") -> None:
        self._note = note
        self._secrets = secrets
        self._before = self._read()
        self._now: dict[str, tuple[str, Hits]] = {}

    def found(self, path: str, digest: str) -> Hits | None:
        """Return what was found in a file with this digest the last time; None where it was not looked through."""
        before, hits = self._before.get(path, ("", []))
        if before != digest:
            return None
        self._now[path] = digest, hits
        return hits

    def add(self, path: str, digest: str, hits: Hits) -> None:
        """Remember what is in a file with this digest."""
        self._now[path] = digest, hits

    def keep(self) -> None:
        """Write the note for the next time, where there is a place for it."""
        if not self._note:
            return
        with suppress(OSError):
            self._note.parent.mkdir(parents=True, exist_ok=True)
            self._note.write_text(json.dumps({"secrets": self._secrets, "files": self._now}), encoding="utf-8")

    def _read(self) -> dict[str, tuple[str, Hits]]:
        if not self._note:
            return {}
        try:
            note = json.loads(self._note.read_text(encoding="utf-8"))
            files = note["files"] if note["secrets"] == self._secrets else {}
            return {path: (digest, [(text, lesson) for text, lesson in hits]) for path, (digest, hits) in files.items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return {}
