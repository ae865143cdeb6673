"""Owns what a file of a site says to whoever looks into it: a file's name and bytes come in, its texts come out.

What is locked, damaged, too large or packed in an unusual way, so that nobody can look into it, comes out as `Closed`.
"""

import gzip
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from lessonwright.handouts.text_file import said

_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".ico")
_FILMS = (".mp3", ".m4a", ".ogg", ".wav", ".mp4", ".m4v", ".mov", ".webm")
_MEDIA = {*_PICTURES, *_FILMS, ".woff", ".woff2", ".ttf", ".otf"}
_HEAD = 1024
_PDF, _GZIP = b"%PDF-", b"\x1f\x8b"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_LOCKED = 1
"""The bit that marks a file in an archive as encrypted (APPNOTE.TXT, 4.4.4)."""


_UNOPENED = (
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!\x1a\x07",
    b"\xfd7zXZ\0",
    *(b"BZh%d1AY&SY" % level for level in range(1, 10)),
    b"\x28\xb5\x2f\xfd",  # Zstandard
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",  # Word, Excel and PowerPoint up to 2003
)
"""How files begin that hold others in a way that is not known here."""
_LARGEST = 1 << 26
"""A file that takes up more bytes once it is unpacked is none of a course, but a bomb."""


class _LockedError(Exception):
    """A file is locked with a password, damaged, or too large."""


_CANNOT_OPEN = (
    _LockedError,
    zipfile.BadZipFile,
    NotImplementedError,  # packed in a way that Python does not know
    gzip.BadGzipFile,
    zlib.error,
    lzma.LZMAError,
    tarfile.TarError,
    OSError,  # all is in memory: it is the data that is wrong
    EOFError,
    ValueError,
    RecursionError,  # archives within archives without end
)


@dataclass(frozen=True)
class Closed:
    """A file, or one within it, that cannot be looked into."""

    name: str


def is_media(file: Path) -> bool:
    """Tell whether a file holds pictures, sound or a film, and no text; of a long film, only the start is read."""
    if _is_named_media(file.name):
        return True
    with file.open("rb") as opened:
        head = opened.read(_HEAD)
    return _has_no_text(head) and not _is_tar(head) and not zipfile.is_zipfile(file)


def _is_named_media(name: str) -> bool:
    return Path(name).suffix.lower() in _MEDIA


def _has_no_text(head: bytes) -> bool:
    return b"\0" in head and not head.startswith((_PDF, _GZIP, *_UTF16, *_UNOPENED))


def _is_tar(head: bytes) -> bool:
    try:
        tarfile.TarInfo.frombuf(head[: tarfile.BLOCKSIZE], "utf-8", "surrogateescape")
    except tarfile.TarError:
        return False
    return True


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
        yield from artefact_texts(name.removesuffix(".gz"), _unpacked(gzip.GzipFile(fileobj=io.BytesIO(raw))))
    elif raw.startswith(_UNOPENED):
        yield Closed(name)
    elif _is_tar(raw):
        yield from _taped(raw)
    elif raw.startswith(_UTF16):
        yield from said(name, raw.decode("utf-16", errors="replace").encode())
    elif not _has_no_text(raw[:_HEAD]):
        yield from said(name, raw)
        if not _is_utf8(raw):
            yield from said(name, raw.decode("cp1252", errors="replace").encode())


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True


def _unpacked(packed: IO[bytes] | gzip.GzipFile) -> bytes:
    raw = packed.read(_LARGEST + 1)
    if len(raw) > _LARGEST:
        raise _LockedError
    return raw


def _taped(raw: bytes) -> Iterator[bytes | Closed]:
    with tarfile.open(fileobj=io.BytesIO(raw), mode="r:") as archive:
        for member in archive:
            file = archive.extractfile(member) if member.isfile() and not _is_named_media(member.name) else None
            if file:
                yield from artefact_texts(member.name, _unpacked(file))


def _packed(raw: bytes) -> Iterator[bytes | Closed]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        for member in archive.infolist():
            if member.flag_bits & _LOCKED:
                yield Closed(member.filename)
            elif not _is_named_media(member.filename):
                yield from _member(archive, member)


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes | Closed]:
    try:
        with archive.open(member) as packed:
            raw = _unpacked(packed)
    except _CANNOT_OPEN:
        yield Closed(member.filename)
    else:
        yield from artefact_texts(member.filename, raw)


def _pdf(raw: bytes) -> Iterator[bytes | Closed]:
    """Yield the text of all pages, each string of the file (titles, tooltips, values), its metadata and attachments."""
    # Most sites that are looked through hold no PDF, and what reads one takes a while to load.
    from lessonwright.handouts.pdf_text import CANNOT_OPEN, opened, pdf_strings_and_files, pdf_text

    try:
        yield pdf_text(raw).encode(errors="replace")
        with opened(raw) as pdf:
            strings, files = pdf_strings_and_files(pdf)
            yield "\n".join(strings).encode(errors="replace")
            for file in files:
                yield from artefact_texts("", file)
    except CANNOT_OPEN as error:
        raise _LockedError from error
