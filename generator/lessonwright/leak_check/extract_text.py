"""Owns what a file of a site says to whoever looks into it: its bytes come in, its texts come out."""

import gzip
import html
import io
import lzma
import re
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import IO, Any
from urllib.parse import unquote_to_bytes

import pikepdf
import pypdfium2

_INLINE = re.compile(
    rb"</?(?:a|abbr|b|bdi|bdo|big|button|cite|code|data|del|dfn|em|font|i|ins|kbd|label|mark|q|s|samp|small|span|strike"
    rb"|strong|sub|sup|time|tt|u|var|wbr)\b[^<>]*>",
    re.IGNORECASE,
)
_BLOCK = re.compile(
    rb"</?(?:address|article|aside|blockquote|caption|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form"
    rb"|h[1-6]|header|hr|legend|li|main|nav|ol|option|p|pre|section|select|summary|table|tbody|td|tfoot|th|thead"
    rb"|title|tr|ul)(?:[\s/][^<>]*)?>",
    re.IGNORECASE,
)
_EDGE = b" lw0edge0 "
"""Stands where a block of a page ends or begins: a word of no sentence, so that none goes on from
one to the next."""
_QUOTED_TAG = re.compile(rb"""<(?=[a-z/!?])(?:[^<>"']++|"[^"<]*"|'[^'<]*')*>""", re.IGNORECASE)
_TAG = re.compile(rb"<(?=[a-z/!?])[^<>]*>", re.IGNORECASE)
_TAG_START = re.compile(rb"[a-z/!?]", re.IGNORECASE)
_ASIDE = re.compile(
    rb"<!--.*?(?:-->|\Z)|<(?:script|style)\b.*?(?:</(?:script|style)[^<>]*>|\Z)", re.DOTALL | re.I
)
_ESCAPE = re.compile(
    rb"\\u(?:d[89ab][0-9a-f]{2}\\ud[c-f][0-9a-f]{2}|[0-9a-f]{4}|\{0*(?:10)?[0-9a-f]{1,4}\}|\{0*[0-9a-f]{5}\})"
    rb"|\\x[0-9a-f]{2}",
    re.IGNORECASE,
)
_PLAIN = {
    **dict.fromkeys((rb"\n", rb"\r", rb"\t", rb"\b", rb"\f", rb"\v"), b" "),
    rb"\"": b'"',
    rb"\/": b"/",
}
_BACKSLASH = b"\0"
"""Stands for a backslash that is one, until the escapes are resolved."""
_SHORT = 300
_REMEMBERED = 30_000
"""How many short parts of pages are remembered; longer ones hardly ever stand twice."""
_ENTITY = re.compile(rb"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[a-zA-Z][a-zA-Z0-9]{1,31};?)")


def web_texts(name: str, text: bytes) -> Iterator[bytes]:
    """Yield what a text file shows, and what is written in it; entities and escapes are resolved."""
    has_escapes = b"\\" in text
    if not (has_escapes and name.endswith(".json")):
        yield from _text_and_markup(text)
    if has_escapes:
        # Only in a script does a backslash begin an escape: on a page it may stand in the name of a
        # folder.
        yield from _text_and_markup(_resolve_escapes(text))
    if b"%20" in text:
        yield _resolve_entities(unquote_to_bytes(text))


def _text_and_markup(text: bytes) -> Iterator[bytes]:
    written = _resolve_entities(text)
    yield written
    shown = _resolve_entities(_strip_tags(text)) if b"<" in text else written
    if shown != written:
        yield shown
    if b"&lt;" in text and (shown_then := _resolve_entities(_strip_tags(written))) != shown:
        yield shown_then


def _strip_tags(text: bytes) -> bytes:
    """Return the text without its tags; one within a word or a sentence leaves no gap, nor does a script."""
    aside: list[bytes] = []

    def put_aside(part: re.Match[bytes]) -> bytes:
        aside.append(part[0].removeprefix(b"<!--"))
        return b""

    rest = _ASIDE.sub(put_aside, text)
    return b"\n".join([_without_tags(rest), *map(_without_tags, aside)])


def _without_tags(text: bytes) -> bytes:
    """Return the text without tags; one by one, where each ends before the next begins: most are on every page."""
    before, *parts = text.split(b"<")
    shown = [*map(_AFTER_TAGS.__getitem__, parts)]
    if None in shown:
        return _TAG.sub(b" ", _QUOTED_TAG.sub(b" ", _BLOCK.sub(_EDGE, _INLINE.sub(b"", text))))
    return b"".join([before, *filter(None, shown)])


def _after_tag(part: bytes) -> bytes | None:
    """Return what is shown of what follows a `<`, up to the next one; None where a tag does not end in it."""
    written = b"<" + part
    if tag := _INLINE.match(written):
        return written[tag.end() :]
    if tag := _BLOCK.match(written):
        return _EDGE + written[tag.end() :]
    if tag := _QUOTED_TAG.match(written):
        return b" " + written[tag.end() :]
    return written if part and not _TAG_START.match(part) else None


class _AfterTags(dict[bytes, bytes | None]):
    """What is shown after tags; `lru_cache` takes twice as long for each, and more work for the garbage collector."""

    def __missing__(self, part: bytes) -> bytes | None:
        shown = _after_tag(part)
        if len(part) < _SHORT:
            if len(self) >= _REMEMBERED:
                self.clear()
            self[part] = shown
        return shown


_AFTER_TAGS = _AfterTags()


def _resolve_escapes(text: bytes) -> bytes:
    """Return the text without escapes; the usual ones are replaced one by one, which is many times faster."""
    resolved = text.replace(rb"\\", _BACKSLASH)
    for escape, meant in _PLAIN.items():
        resolved = resolved.replace(escape, meant)
    return _ESCAPE.sub(lambda escape: _escaped_letter(escape[0]), resolved).replace(
        _BACKSLASH, b"\\"
    )


@lru_cache(maxsize=10_000)
def _escaped_letter(escape: bytes) -> bytes:
    """Return the letter that an escape stands for, or two that belong together."""
    if escape.startswith((rb"\x", rb"\u{")):
        return chr(int(escape[2:].strip(b"{}"), 16)).encode(errors="replace")
    return (
        bytes.fromhex(escape.replace(rb"\u", b"").decode())
        .decode("utf-16-be", errors="replace")
        .encode()
    )


def _resolve_entities(text: bytes) -> bytes:
    return _ENTITY.sub(lambda entity: _letter(entity[0]), text) if b"&" in text else text


@cache
def _letter(entity: bytes) -> bytes:
    return html.unescape(entity.decode()).encode()


CANNOT_OPEN = (pikepdf.PdfError, pypdfium2.PdfiumError)
"""What is raised for a PDF that is damaged, or locked with a password."""


_AT_LINE_END = re.compile("[\x02\ufffe](?:\r?\n)?")
"""What stands for the hyphen where a line ends within a word."""
_SAYING = ("/JS", "/RV", "/V")
"""What may say something in a stream instead of a string: scripts, and the values of fields."""


def pdf_text(raw: bytes) -> str:
    """Return the text of all pages, and what stands beyond their edges; divided words are joined."""
    document = pypdfium2.PdfDocument(raw)
    try:
        return _AT_LINE_END.sub(
            "", "\n".join(page.get_textpage().get_text_range() for page in document)
        )
    finally:
        document.close()


def pdf_strings_and_files(pdf: pikepdf.Pdf) -> tuple[list[str], list[bytes]]:
    """Return each string (titles, tooltips, values); and the metadata, whatever files are attached, and scripts."""
    strings: list[str] = []
    streams: dict[tuple[int, int], pikepdf.Stream] = {}
    for part in _parts(pdf):
        if isinstance(part, pikepdf.String):
            strings.append(str(part))
        elif isinstance(part, pikepdf.Dictionary | pikepdf.Stream):
            for stream in _files(part):
                streams[stream.objgen] = stream
    return strings, [stream.read_bytes() for stream in streams.values()]


def _files(part: Any) -> Iterator[pikepdf.Stream]:
    if isinstance(part, pikepdf.Stream) and part.get("/Type") in (
        pikepdf.Name.Metadata,
        pikepdf.Name.EmbeddedFile,
    ):
        yield part
    if isinstance(part, pikepdf.Dictionary):
        attached = part.get("/EF")
        files = [*attached.values()] if isinstance(attached, pikepdf.Dictionary) else []
        yield from (
            item for item in (*files, *map(part.get, _SAYING)) if isinstance(item, pikepdf.Stream)
        )


def _parts(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Yield all that a file is made of."""
    waiting: list[Any] = [pdf.trailer.get("/Info"), *pdf.objects]
    while waiting:
        part = waiting.pop()
        yield part
        if isinstance(part, pikepdf.Array):
            waiting.extend(item for item in part if not _is_elsewhere(item))
        elif isinstance(part, pikepdf.Dictionary | pikepdf.Stream):
            waiting.extend(item for _, item in part.items() if not _is_elsewhere(item))


def open_pdf(raw: bytes) -> pikepdf.Pdf:
    """Open a PDF."""
    return pikepdf.open(io.BytesIO(raw))


def _is_elsewhere(item: Any) -> bool:
    """Tell whether a part is an object of its own, which the walk over all objects comes to anyway."""
    return isinstance(item, pikepdf.Object) and item.is_indirect


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
_PIECE = 1 << 20
_BETWEEN_OBJECTS = re.compile(rb'(?<=[^\\]"\}),(?=\{")')
"""Where one object of a list in JSON ends and the next begins; within a string, a backslash stands before a quote."""


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


def extract_texts(name: str, raw: bytes) -> Iterator[bytes | Closed]:
    """Yield the texts of a file as UTF-8: what it shows, and what else is written in it."""
    try:
        yield from _texts(name, raw)
    except _CANNOT_OPEN:
        yield Closed(name)


def _texts(name: str, raw: bytes) -> Iterator[bytes | Closed]:
    if raw.startswith(_PDF):
        yield from _pdf(raw)
    elif zipfile.is_zipfile(io.BytesIO(raw)):
        yield from _zip_texts(raw)
    elif raw.startswith(_GZIP):
        yield from extract_texts(
            name.removesuffix(".gz"), _decompress(gzip.GzipFile(fileobj=io.BytesIO(raw)))
        )
    elif raw.startswith(_UNOPENED):
        yield Closed(name)
    elif _is_tar(raw):
        yield from _tar_texts(raw)
    elif raw.startswith(_UTF16):
        yield from web_texts(name, raw.decode("utf-16", errors="replace").encode())
    elif not _has_no_text(raw[:_HEAD]):
        for piece in _pieces(name, raw):
            yield from web_texts(name, piece)
            if not _is_utf8(piece):
                yield from web_texts(name, piece.decode("cp1252", errors="replace").encode())


def _pieces(name: str, raw: bytes) -> Iterator[bytes]:
    """Yield a long index of a search some objects at a time: as a whole, it would be there many times over."""
    start = 0
    for between in _BETWEEN_OBJECTS.finditer(raw) if name.endswith(".json") else ():
        if between.start() - start >= _PIECE:
            yield raw[start : between.start()]
            start = between.start()
    yield raw[start:] if start else raw


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True


def _decompress(packed: IO[bytes] | gzip.GzipFile) -> bytes:
    raw = bytearray()
    while piece := packed.read(
        _PIECE
    ):  # to ask for all of it at once takes the room that the largest file would
        raw += piece
        if len(raw) > _LARGEST:
            raise _LockedError
    return bytes(raw)


def _tar_texts(raw: bytes) -> Iterator[bytes | Closed]:
    with tarfile.open(fileobj=io.BytesIO(raw), mode="r:") as archive:
        for member in archive:
            file = (
                archive.extractfile(member)
                if member.isfile() and not _is_named_media(member.name)
                else None
            )
            if file:
                yield from extract_texts(member.name, _decompress(file))


def _zip_texts(raw: bytes) -> Iterator[bytes | Closed]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        for member in archive.infolist():
            if member.flag_bits & _LOCKED:
                yield Closed(member.filename)
            elif not _is_named_media(member.filename):
                yield from _member(archive, member)


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes | Closed]:
    try:
        with archive.open(member) as packed:
            raw = _decompress(packed)
    except _CANNOT_OPEN:
        yield Closed(member.filename)
    else:
        yield from extract_texts(member.filename, raw)


def _pdf(raw: bytes) -> Iterator[bytes | Closed]:
    """Yield the text of all pages, each string of the file (titles, tooltips, values), its metadata and attachments."""
    try:
        yield pdf_text(raw).encode(errors="replace")
        with open_pdf(raw) as pdf:
            strings, files = pdf_strings_and_files(pdf)
            yield "\n".join(strings).encode(errors="replace")
            for file in files:
                yield from extract_texts("", file)
    except CANNOT_OPEN as error:
        raise _LockedError from error
