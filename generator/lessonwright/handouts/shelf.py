"""Owns the PDFs of the last build: a sheet's path and a digest of its text come in; its PDF, if still good, goes out.

Beside each PDF stands its own digest and what it was made from: a digest of its text, and one of each picture.
"""

import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from lessonwright.handouts.below import files_below
from lessonwright.handouts.file_digests import FileDigests

_OURS = re.compile(r"\.(?:pdf|json)(?:\.[0-9]+)?$")


@dataclass(frozen=True)
class Kept:
    """A PDF, and the characters on it that no font has."""

    pdf: bytes
    missing: str = ""


class Shelf:
    """A folder of PDFs; nothing in it is ever needed, only slow to make again."""

    def __init__(self, folder: Path, content: Path, file_digests: FileDigests | None = None) -> None:
        self._folder = folder
        self._file_digests = file_digests or FileDigests()
        self._content = content
        self._pictures: dict[str, str] = {}

    def fetch(self, path: str, digest: str, place: Path) -> str | None:
        """Put the PDF of a sheet into its place, if its text and its pictures are still the same.

        Return the characters on it that no font has; None where it has to be made anew. Safe to call from many threads.
        """
        pdf = self._folder / path
        try:
            note = json.loads(self._note(pdf).read_bytes())
            same = note["digest"] == digest and all(self._same(*picture) for picture in note["pictures"].items())
            return str(note["missing"]) if same and self._fetched(pdf, note["pdf"], place) else None
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    def put(self, path: str, digest: str, pictures: Mapping[str, bytes], kept: Kept) -> None:
        """Keep a PDF with what it was made from, where there is a place for it.

        The note knows its PDF, so that none that was spoilt, or that another build has put there, is taken for good.
        """
        target = self._folder / path
        shown = {file: _digest(data) for file, data in pictures.items()}
        note = {"digest": digest, "pictures": shown, "missing": kept.missing, "pdf": _digest(kept.pdf)}
        with suppress(OSError):
            target.parent.mkdir(parents=True, exist_ok=True)
            self._write(target, kept.pdf)
            self._write(self._note(target), json.dumps(note).encode())

    def keep_only(self, paths: Iterable[str]) -> None:
        """Take away the PDFs of sheets that there are no longer, and what stopped builds have left half written."""
        kept = {name for path in paths for name in (path, self._note(Path(path)).as_posix())}
        for file in files_below(self._folder):
            if file not in kept and _OURS.search(file):
                with suppress(OSError):
                    (self._folder / file).unlink()

    def _same(self, file: str, digest: str) -> bool:
        """Tell whether a picture is still the same; one that many sheets show, such as a logo, is read once."""
        if file not in self._pictures:
            self._pictures[file] = _digest((self._content / file).read_bytes())
        return self._pictures[file] == digest

    def _fetched(self, pdf: Path, digest: str, place: Path) -> bool:
        """Put a PDF into its place, and tell whether it is the one that was kept.

        It is not copied where the file system can give one file two names: whoever changes it later, spoils ours too,
        which its digest tells. It is looked at in its place once more: another build may put another one there in
        between.
        """
        place.unlink(missing_ok=True)
        if self._file_digests.of(pdf) != digest:
            return False
        try:
            self._put_into(pdf, place)
        except FileNotFoundError:
            place.parent.mkdir(parents=True, exist_ok=True)
            self._put_into(pdf, place)
        if self._file_digests.of(place) == digest:
            return True
        place.unlink()
        return False

    def _put_into(self, pdf: Path, place: Path) -> None:
        try:
            self._file_digests.link(pdf, place)
        except FileNotFoundError:
            raise  # there is no folder yet, which is made once, not asked for each time
        except OSError:
            shutil.copyfile(pdf, place)

    @staticmethod
    def _note(pdf: Path) -> Path:
        return pdf.with_suffix(".json")

    @staticmethod
    def _write(path: Path, data: bytes) -> None:
        """Write a file so that no other process ever sees half of it."""
        aside = path.with_name(f"{path.name}.{os.getpid()}")
        aside.write_bytes(data)
        aside.replace(path)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
