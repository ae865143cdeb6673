"""Owns the zip: files by name come in; the same files always make the same bytes.

The zip is written aside, and takes its place when it is whole.
"""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

Content = bytes | Path
"""What a file holds, or the file that holds it."""

_BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip knows: when a file was written is nobody's business."""
_UNIX = 3
_READABLE = 0o644 << 16


def write_archive(target: Path, files: Mapping[str, Content]) -> None:
    """Write the files into a zip, in the order in which they come, without entries for folders."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, aside = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as opened, ZipFile(opened, "w", ZIP_DEFLATED) as archive:
            for name, content in files.items():
                archive.writestr(_entry(name), _bytes(content), ZIP_DEFLATED)
        Path(aside).chmod(0o644)
        Path(aside).replace(target)
    finally:
        Path(aside).unlink(missing_ok=True)


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _BEGINNING)
    entry.create_system = _UNIX
    entry.external_attr = _READABLE
    return entry


def _bytes(content: Content) -> bytes:
    return content.read_bytes() if isinstance(content, Path) else content


def size_of(content: Content) -> int:
    """Return how many bytes a file has, before it is packed."""
    return content.stat().st_size if isinstance(content, Path) else len(content)
