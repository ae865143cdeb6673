"""Owns what is written in a PDF: its bytes come in; the text of its pages, its strings and its files go out."""

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
import pypdfium2

CANNOT_OPEN = (pikepdf.PdfError, pypdfium2.PdfiumError)
"""What is raised for a PDF that is damaged, or locked with a password."""


def pdf_text(raw: bytes) -> str:
    """Return the text of all pages."""
    document = pypdfium2.PdfDocument(raw)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def pdf_strings(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Yield each string of the file: titles, tooltips, values."""
    waiting: list[Any] = [pdf.trailer.get("/Info"), *pdf.objects]
    while waiting:
        part = waiting.pop()
        if isinstance(part, pikepdf.String):
            yield str(part)
        elif isinstance(part, pikepdf.Array):
            waiting.extend(item for item in part if not _is_elsewhere(item))
        elif isinstance(part, pikepdf.Dictionary | pikepdf.Stream):
            waiting.extend(item for _, item in part.items() if not _is_elsewhere(item))


def pdf_files(pdf: pikepdf.Pdf) -> Iterator[bytes]:
    """Yield the metadata and whatever files are attached."""
    for stream in (item for item in pdf.objects if isinstance(item, pikepdf.Stream)):
        if stream.get("/Type") in (pikepdf.Name.Metadata, pikepdf.Name.EmbeddedFile):
            yield stream.read_bytes()


def opened(raw: bytes) -> pikepdf.Pdf:
    """Open a PDF."""
    return pikepdf.open(io.BytesIO(raw))


def _is_elsewhere(item: Any) -> bool:
    """Tell whether a part is an object of its own, which the walk over all objects comes to anyway."""
    return isinstance(item, pikepdf.Object) and item.is_indirect
