"""Owns which files have been looked through for leaks: a file comes in; whether it was clean the last time goes out.

A file is known by its path and its bytes, and only as long as what facilitators keep to themselves stays the same.
"""

import hashlib
import json
from contextlib import suppress
from pathlib import Path


class Cleared:
    """The files that held no sentence for facilitators; kept in a note, which is never needed, only a help."""

    def __init__(self, note: Path | None = None, secrets: str = "") -> None:
        self._note = note
        self._secrets = secrets
        self._before = self._read()
        self._now: dict[str, str] = {}

    def knows(self, path: str, raw: bytes) -> bool:
        """Tell whether a file with these bytes was clean the last time; it then counts as clean again."""
        digest = _digest(raw)
        known = self._before.get(path) == digest
        if known:
            self._now[path] = digest
        return known

    def add(self, path: str, raw: bytes) -> None:
        """Remember that a file with these bytes is clean."""
        self._now[path] = _digest(raw)

    def keep(self) -> None:
        """Write the note for the next time, where there is a place for it."""
        if not self._note:
            return
        with suppress(OSError):
            self._note.parent.mkdir(parents=True, exist_ok=True)
            self._note.write_text(json.dumps({"secrets": self._secrets, "files": self._now}), encoding="utf-8")

    def _read(self) -> dict[str, str]:
        if not self._note:
            return {}
        try:
            note = json.loads(self._note.read_text(encoding="utf-8"))
            return {**note["files"]} if note["secrets"] == self._secrets else {}
        except (OSError, ValueError, KeyError, TypeError):
            return {}


def _digest(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()
