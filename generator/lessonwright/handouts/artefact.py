"""Owns what a file of a site says to whoever looks into it: a file's name and bytes come in, its texts come out.

What is locked or damaged, so that nobody can look into it, comes out as `Closed`.
"""

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lessonwright.handouts.text_file import said

_MEDIA = {".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".ico", ".woff", ".woff2", ".ttf", ".otf", ".mp3", ".mp4"}
_HEAD = 1024
_PDF, _GZIP = b"%PDF-", b"\x1f\x8b"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_LOCKED = 1
"""The bit that marks a file in an archive as encrypted (APPNOTE.TXT, 4.4.4)."""


class _LockedError(Exception):
    """A PDF is locked with a password, or damaged."""


_CANNOT_OPEN = (
    _LockedError,
    zipfile.BadZipFile,
    NotImplementedError,  # packed in a way that Python does not know
    gzip.BadGzipFile,
    zlib.error,
    EOFError,
)


@dataclass(frozen=True)
class Closed:
    """A file, or one within it, that cannot be looked into."""

    name: str


def is_media(file: Path) -> bool:
    """Tell whether a file holds pictures, sound or a film, and no text; of a long film, only the start is read."""
    if file.suffix.lower() in _MEDIA:
        return True
    with file.open("rb") as opened:
        head = opened.read(_HEAD)
    return _has_no_text(head) and not zipfile.is_zipfile(file)


def _has_no_text(head: bytes) -> bool:
    return b"\0" in head and not head.startswith((_PDF, _GZIP, *_UTF16))


def artefact_texts(name: str, raw: bytes) -> Iterator[bytes | Closed]:
    """Yield the texts of a file as UTF-8: what it shows, and what else is written in it."""
    try:
        yield from _texts(name, raw)
    except _CANNOT_OPEN:
        yield Closed(name)


def _texts(name: str, raw: bytes) -> Iterator[bytes | Closed]:
    if raw.startswith(_PDF):
        yield from _pdf(raw)
    elif zipfile.is_zipfile(io.BytesIO(raw)):
        yield from _packed(raw)
    elif raw.startswith(_GZIP):
        yield from artefact_texts(name.removesuffix(".gz"), gzip.decompress(raw))
    elif raw.startswith(_UTF16):
        yield from said(raw.decode("utf-16", errors="replace").encode())
    elif not _has_no_text(raw[:_HEAD]):
        yield from said(raw)


def _packed(raw: bytes) -> Iterator[bytes | Closed]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        for member in archive.infolist():
            if member.flag_bits & _LOCKED:
                yield Closed(member.filename)
            else:
                yield from _member(archive, member)


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes | Closed]:
    try:
        raw = archive.read(member)
    except _CANNOT_OPEN:
        yield Closed(member.filename)
    else:
        yield from artefact_texts(member.filename, raw)


def _pdf(raw: bytes) -> Iterator[bytes | Closed]:
    """Yield the text of all pages, each string of the file (titles, tooltips, values), its metadata and attachments."""
    # Most sites that are looked through hold no PDF, and what reads one takes a while to load.
    from lessonwright.handouts.pdf_text import CANNOT_OPEN, opened, pdf_files, pdf_strings, pdf_text

    try:
        yield pdf_text(raw).encode(errors="replace")
        with opened(raw) as pdf:
            yield "\n".join(pdf_strings(pdf)).encode(errors="replace")
            for file in pdf_files(pdf):
                yield from artefact_texts("", file)
    except CANNOT_OPEN as error:
        raise _LockedError from error
