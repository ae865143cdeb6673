"""Owns what a file of a site says to whoever looks into it: a file's name and bytes come in, its texts come out.

Pages are read twice, as they are shown and as they are written, since comments and attributes are in a page, too.
"""

import gzip
import html
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

import pikepdf
import pypdfium2

_MEDIA = {".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".ico", ".woff", ".woff2", ".ttf", ".otf", ".mp3", ".mp4"}
_INLINE = re.compile(r"</?(?:a|abbr|b|button|cite|code|del|em|i|kbd|mark|q|s|small|span|strong|sub|sup|u)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|[nrtbf])")


def artefact_texts(name: str, raw: bytes) -> Iterator[str]:
    """Yield the texts of a file: what it shows, and what else is written in it."""
    ending = PurePath(name).suffix.lower()
    if ending in _MEDIA:
        return
    if raw.startswith(b"%PDF-"):
        yield from _pdf(raw)
    elif zipfile.is_zipfile(io.BytesIO(raw)):
        yield from _packed(raw)
    elif raw.startswith(b"\x1f\x8b"):
        yield from artefact_texts(name.removesuffix(".gz"), gzip.decompress(raw))
    else:
        yield from _written(raw.decode(errors="replace"))


def _written(text: str) -> Iterator[str]:
    """Yield a text file as it is shown, and as it is written; entities and escapes are resolved."""
    resolved = _ESCAPE.sub(_resolved, text) if "\\" in text else text
    yield html.unescape(_without_tags(resolved))
    if "<" in resolved:
        yield html.unescape(resolved)
    if "&lt;" in resolved:
        yield _without_tags(html.unescape(resolved))


def _without_tags(text: str) -> str:
    """Return the text without its tags; one within a word or a sentence leaves no gap."""
    return _TAG.sub(" ", _INLINE.sub("", text))


def _resolved(escape: re.Match[str]) -> str:
    return chr(int(escape[1], 16)) if escape[1] else " "


def _packed(raw: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        for member in archive.namelist():
            yield from artefact_texts(member, archive.read(member))


def _pdf(raw: bytes) -> Iterator[str]:
    """Yield the text of all pages, each string of the file (titles, tooltips, values), its metadata and attachments."""
    yield _shown(raw)
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        yield "\n".join(_strings(pdf))
        for stream in (item for item in pdf.objects if isinstance(item, pikepdf.Stream)):
            if stream.get("/Type") in (pikepdf.Name.Metadata, pikepdf.Name.EmbeddedFile):
                yield from artefact_texts("", stream.read_bytes())


def _shown(raw: bytes) -> str:
    document = pypdfium2.PdfDocument(raw)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def _strings(pdf: pikepdf.Pdf) -> Iterator[str]:
    waiting: list[Any] = [pdf.trailer.get("/Info"), *pdf.objects]
    while waiting:
        part = waiting.pop()
        if isinstance(part, pikepdf.String):
            yield str(part)
        elif isinstance(part, pikepdf.Array):
            waiting.extend(item for item in part if not _is_elsewhere(item))
        elif isinstance(part, pikepdf.Dictionary | pikepdf.Stream):
            waiting.extend(item for _, item in part.items() if not _is_elsewhere(item))


def _is_elsewhere(item: Any) -> bool:
    """Tell whether a part is an object of its own, which the walk over all objects comes to anyway."""
    return isinstance(item, pikepdf.Object) and item.is_indirect
