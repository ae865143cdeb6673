"""Owns what is written in a PDF: its bytes come in; the text of its pages, its strings and its files go out."""

import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf
import pypdfium2

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
        return _AT_LINE_END.sub("", "\n".join(page.get_textpage().get_text_range() for page in document))
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
    if isinstance(part, pikepdf.Stream) and part.get("/Type") in (pikepdf.Name.Metadata, pikepdf.Name.EmbeddedFile):
        yield part
    if isinstance(part, pikepdf.Dictionary):
        attached = part.get("/EF")
        files = [*attached.values()] if isinstance(attached, pikepdf.Dictionary) else []
        yield from (item for item in (*files, *map(part.get, _SAYING)) if isinstance(item, pikepdf.Stream))


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


def opened(raw: bytes) -> pikepdf.Pdf:
    """Open a PDF."""
    return pikepdf.open(io.BytesIO(raw))


def _is_elsewhere(item: Any) -> bool:
    """Tell whether a part is an object of its own, which the walk over all objects comes to anyway."""
    return isinstance(item, pikepdf.Object) and item.is_indirect
