"""Owns the PDFs of the last build: a sheet's path and a digest of its text come in; its PDF, if still good, goes out.

Beside each PDF stands what it was made from: the digest, and the digest of each picture that it shows.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path


class Shelf:
    """A folder of PDFs; nothing in it is ever needed, only slow to make again."""

    def __init__(self, folder: Path, content: Path) -> None:
        self._folder = folder
        self._content = content

    def good(self, path: str, digest: str) -> Path | None:
        """Return the PDF of a sheet, if its text and its pictures are still the same."""
        pdf = self._folder / path
        try:
            note = json.loads(self._note(pdf).read_text(encoding="utf-8"))
            same = note["digest"] == digest and all(self._same(*picture) for picture in note["pictures"].items())
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None
        return pdf if same and pdf.is_file() else None

    def put(self, path: str, digest: str, pictures: Mapping[str, bytes], pdf: bytes) -> None:
        """Keep a PDF with what it was made from, where there is a place for it.

        The note goes first and comes last, so that no half PDF is ever taken for good.
        """
        target = self._folder / path
        note = {"digest": digest, "pictures": {file: _digest(data) for file, data in pictures.items()}}
        with suppress(OSError):
            target.parent.mkdir(parents=True, exist_ok=True)
            self._note(target).unlink(missing_ok=True)
            self._write(target, pdf)
            self._write(self._note(target), json.dumps(note).encode())

    def keep_only(self, paths: Iterable[str]) -> None:
        """Take away the PDFs of sheets that there are no longer."""
        kept = {self._folder / path for path in paths}
        for pdf in self._folder.rglob("*.pdf"):
            if pdf not in kept:
                with suppress(OSError):
                    self._note(pdf).unlink()
                    pdf.unlink()

    def _same(self, file: str, digest: str) -> bool:
        return _digest((self._content / file).read_bytes()) == digest

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
