"""Owns the seal of a folder that is written whole: a list of what was written, by which later changes are noticed.

The folder to be replaced comes in; an empty one that takes its place, or the reason why that would
lose somebody's work, comes out.
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from lessonwright.files.file_digests import FileDigests
from lessonwright.files.staging import NotReplaceableError, stage

_SEAL = ".lessonwright.json"
_DROPPINGS = (".DS_Store", "._*", ".directory", "Thumbs.db", "desktop.ini")
"""What operating systems leave in a folder that somebody has looked at; nobody's work."""


@dataclass(frozen=True)
class ManifestedFolder:
    """A folder for what is made of one course; `besides` names what may come to stand in it without being sealed."""

    folder: Path
    content: Path
    advice: str
    besides: tuple[str, ...] = ()
    file_digests: FileDigests = field(default_factory=FileDigests)

    def refuse_to_lose_work(self) -> None:
        """Raise `NotReplaceableError` where replacing the folder would lose something that its seal does not know."""
        if reason := self._broken():
            raise NotReplaceableError(f"{reason} {self.advice}")

    @contextmanager
    def replacement(self) -> Iterator[Path]:
        """Yield an empty folder that is sealed, and takes the folder's place, when the block ends well."""
        self.refuse_to_lose_work()
        with stage(self.folder) as aside:
            yield aside
            note = {"course": self._course, "files": self._digests(aside)}
            text = json.dumps(note, indent=0, sort_keys=True, ensure_ascii=False)
            (aside / _SEAL).write_text(text + "\n", encoding="utf-8", newline="\n")

    @property
    def _course(self) -> str:
        """The way from here to the course, which stays the same where both are moved together."""
        try:
            return Path(os.path.relpath(self.content.resolve(), self.folder.resolve())).as_posix()
        except ValueError:  # on Windows, no way leads from one drive to another
            return self.content.resolve().as_posix()

    def _broken(self) -> str | None:
        files = self._digests(self.folder)
        sealed = (self.folder / _SEAL).is_file()
        if not files and not sealed:
            return None
        if not sealed:
            return f"{self.folder} holds files that lessonwright did not write, such as {next(iter(files))}."
        course, known = self._note()
        changed = (path for path, digest in files.items() if known.get(path) != digest)
        if path := next(changed, None):
            return f"{self.folder / path} was added or changed by hand."
        return (
            None
            if course == self._course
            else f"{self.folder} holds what was made of another course, {course}."
        )

    def _note(self) -> tuple[str, dict[str, Any]]:
        try:
            note = json.loads((self.folder / _SEAL).read_text(encoding="utf-8"))
            return str(note["course"]), dict(note["files"])
        except (ValueError, TypeError, KeyError):
            return "", {}

    def _digests(self, folder: Path) -> dict[str, str]:
        return {
            path.relative_to(folder).as_posix(): self._digest(path) for path in self._files(folder)
        }

    def _digest(self, path: Path) -> str:
        return self.file_digests.of(path)[:16] if path.is_file() else "no file"

    def _files(self, folder: Path) -> Iterator[Path]:
        ours = [path for path in folder.glob("*") if path.name not in (_SEAL, *self.besides)]
        below = (path for top in ours if not top.is_symlink() for path in top.rglob("*"))
        for path in sorted((*ours, *below)):
            if not _is_dropping(path.name) and (path.is_symlink() or not path.is_dir()):
                yield path


def _is_dropping(name: str) -> bool:
    return any(fnmatch(name, pattern) for pattern in _DROPPINGS)
