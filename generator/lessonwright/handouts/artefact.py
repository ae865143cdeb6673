"""Owns what a file of a site says to whoever looks into it: a file's name and bytes come in, its texts come out.

Pages are read twice, as they are shown and for what is hidden in them: comments, scripts and attributes.
What is locked or damaged, so that nobody can look into it, comes out as `Closed`.
"""

import gzip
import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdfium2

from lessonwright.handouts.pdf_text import pdf_strings, pdf_text

_MEDIA = {".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".ico", ".woff", ".woff2", ".ttf", ".otf", ".mp3", ".mp4"}
_HEAD = 1024
_PDF, _GZIP = b"%PDF-", b"\x1f\x8b"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_CANNOT_OPEN = (
    pikepdf.PdfError,  # damaged, and locked with a password
    pypdfium2.PdfiumError,
    zipfile.BadZipFile,
    NotImplementedError,  # packed in a way that Python does not know
    gzip.BadGzipFile,
    zlib.error,
    EOFError,
)
_LOCKED = 1
"""The bit that marks a file in an archive as encrypted (APPNOTE.TXT, 4.4.4)."""
_INLINE = re.compile(r"</?(?:a|abbr|b|button|cite|code|del|em|i|kbd|mark|q|s|small|span|strong|sub|sup|u)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_HIDDEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?:script|style)\b.*?(?:</(?:script|style)|\Z)|<(?!/|path )[^>]*", re.DOTALL | re.IGNORECASE
)
_FEWEST_SPACES = 3
"""A part with fewer spaces holds no sentence; most tags have none."""
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|[nrtbf])")


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


def artefact_texts(name: str, raw: bytes) -> Iterator[str | Closed]:
    """Yield the texts of a file: what it shows, and what else is written in it."""
    try:
        yield from _texts(name, raw)
    except _CANNOT_OPEN:
        yield Closed(name)


def _texts(name: str, raw: bytes) -> Iterator[str | Closed]:
    if raw.startswith(_PDF):
        yield from _pdf(raw)
    elif zipfile.is_zipfile(io.BytesIO(raw)):
        yield from _packed(raw)
    elif raw.startswith(_GZIP):
        yield from artefact_texts(name.removesuffix(".gz"), gzip.decompress(raw))
    elif raw.startswith(_UTF16):
        yield from _written(raw.decode("utf-16", errors="replace"))
    elif not _has_no_text(raw[:_HEAD]):
        yield from _written(raw.decode(errors="replace"))


def _written(text: str) -> Iterator[str]:
    """Yield what a text file shows, and what is hidden in it; entities and escapes are resolved."""
    resolved = _ESCAPE.sub(_resolved, text) if "\\" in text else text
    yield html.unescape(_without_tags(resolved))
    if "<" in resolved:
        yield html.unescape(_hidden(resolved))
    if "&lt;" in resolved:
        yield _without_tags(html.unescape(resolved))


def _hidden(text: str) -> str:
    """Return all that may say something without being shown: comments, scripts and the insides of tags."""
    spoken = (part for part in _HIDDEN.findall(text) if part.count(" ") >= _FEWEST_SPACES or "\n" in part)
    return "\n".join(dict.fromkeys(spoken))


def _without_tags(text: str) -> str:
    """Return the text without its tags; one within a word or a sentence leaves no gap."""
    return _TAG.sub(" ", _INLINE.sub("", text))


def _resolved(escape: re.Match[str]) -> str:
    return chr(int(escape[1], 16)) if escape[1] else " "


def _packed(raw: bytes) -> Iterator[str | Closed]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        for member in archive.infolist():
            if member.flag_bits & _LOCKED:
                yield Closed(member.filename)
            else:
                yield from _member(archive, member)


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[str | Closed]:
    try:
        raw = archive.read(member)
    except _CANNOT_OPEN:
        yield Closed(member.filename)
    else:
        yield from artefact_texts(member.filename, raw)


def _pdf(raw: bytes) -> Iterator[str | Closed]:
    """Yield the text of all pages, each string of the file (titles, tooltips, values), its metadata and attachments."""
    yield pdf_text(raw)
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        yield "\n".join(pdf_strings(pdf))
        for stream in (item for item in pdf.objects if isinstance(item, pikepdf.Stream)):
            if stream.get("/Type") in (pikepdf.Name.Metadata, pikepdf.Name.EmbeddedFile):
                yield from artefact_texts("", stream.read_bytes())
