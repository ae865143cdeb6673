"""Owns what is written in a PDF: the text of its pages, and each string of its objects, come out of its bytes."""

from collections.abc import Iterator
from typing import Any

import pikepdf
import pypdfium2


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


def _is_elsewhere(item: Any) -> bool:
    """Tell whether a part is an object of its own, which the walk over all objects comes to anyway."""
    return isinstance(item, pikepdf.Object) and item.is_indirect
