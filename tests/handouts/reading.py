"""What the tests read out of a PDF."""

import ctypes
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from pypdf import PdfReader

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in points from the top left."""


@dataclass(frozen=True)
class Word:
    """A word on a page: where it begins and ends, how far below the page's top its line is, and how large it is set."""

    text: str
    page: int
    left: float
    right: float
    line: float
    size: float

    @property
    def box(self) -> Box:
        """The room that a word takes with the longest letters of its size."""
        return self.left, self.line - self.size, self.right, self.line + self.size / 4


@contextmanager
def shown(pdf: Path) -> Iterator[pdfium.PdfDocument]:
    """Open a PDF as a viewer shows it: what stands in fields is part of the page."""
    with pdfium.PdfDocument(pdf) as document:
        if document.init_forms():
            for page in document:
                page.flatten()
        yield document


def page_count(pdf: Path) -> int:
    with pdfium.PdfDocument(pdf) as document:
        return len(document)


def text(pdf: Path) -> str:
    """Return all the text, as PDFium reads it."""
    with shown(pdf) as document:
        return " ".join(
            " ".join(page.get_textpage().get_text_bounded() for page in document).split()
        )


def printed_words(pdf: Path) -> list[Word]:
    """Return all the words with their places, as PDFium reads them."""
    with shown(pdf) as document:
        return [word for number, page in enumerate(document) for word in _words(page, number)]


def _words(page: pdfium.PdfPage, number: int) -> Iterator[Word]:
    read = page.get_textpage()
    letters = "".join(
        chr(pdfium_c.FPDFText_GetUnicode(read, at)) for at in range(read.count_chars())
    )
    for word in re.finditer(r"\S+", letters):
        places = range(*word.span())
        lefts, _, rights, _ = zip(*(read.get_charbox(at, loose=True) for at in places), strict=True)
        line = page.get_height() - min(_line(read, at) for at in places)
        size = max(pdfium_c.FPDFText_GetFontSize(read, at) for at in places)
        yield Word(word[0], number, min(lefts), max(rights), line, size)


def _line(read: pdfium.PdfTextPage, at: int) -> float:
    """Return how far above the page's foot a letter stands."""
    across, up = ctypes.c_double(), ctypes.c_double()
    assert pdfium_c.FPDFText_GetCharOrigin(read, at, across, up)
    return up.value


def fields(pdf: Path) -> dict[str, Any]:
    return PdfReader(pdf).get_fields() or {}


@dataclass
class Widget:
    name: str
    tooltip: str
    page: int
    in_tree: bool


def widgets(pdf: Path) -> list[Widget]:
    """Return every widget in the order of the pages' annotations."""
    with pikepdf.open(pdf) as opened:
        told = form_elements(opened)
        return [
            Widget(name(a), str(a.get("/TU", "")), number, a.objgen in told)
            for number, page in enumerate(opened.pages)
            for a in page.obj.get("/Annots", [])
            if a.Subtype == "/Widget"
        ]


def name(widget: pikepdf.Object) -> str:
    return str(widget.get("/T", widget.get("/Parent", pikepdf.Dictionary()).get("/T", "")))


def form_elements(pdf: pikepdf.Pdf) -> dict[tuple[int, int], int]:
    """Return the annotations that a Form element of the structure tree holds, with their places in reading order."""
    found: dict[tuple[int, int], int] = {}
    waiting: list[Any] = [(pdf.Root.StructTreeRoot, "")]
    while waiting:
        node, parent = waiting.pop()
        if isinstance(node, pikepdf.Array):
            waiting.extend((item, parent) for item in reversed(list(node)))
        elif isinstance(node, pikepdf.Dictionary):
            if node.get("/Type") == "/OBJR" and parent == "/Form":
                found[node.Obj.objgen] = len(found)
            elif "/K" in node:
                waiting.append((node.K, str(node.get("/S", ""))))
    return found


def picture(pdf: Path, page: int, scale: float = 1) -> bytes:
    """Return a page as PDFium draws it with its fields, in grey, one byte a pixel."""
    with shown(pdf) as document:
        return bytes(document[page].render(scale=scale, grayscale=True).buffer)


def typed(pdf: Path, answers: dict[str, str]) -> pdfium.PdfDocument:
    """Return a PDF in which somebody has typed these texts into fields, as PDFium prints it."""
    document = pdfium.PdfDocument(pdf)
    document.init_forms()
    form = document.formenv.raw
    for page in document:
        for at in range(pdfium_c.FPDFPage_GetAnnotCount(page.raw)):
            field = pdfium_c.FPDFPage_GetAnnot(page.raw, at)
            if text := answers.get(_wide(pdfium_c.FPDFAnnot_GetFormFieldName, form, field)):
                pdfium_c.FORM_SetFocusedAnnot(form, field)
                pdfium_c.FORM_ReplaceSelection(form, page.raw, _as_wide(text))
                pdfium_c.FORM_ForceToKillFocus(form)
        pdfium_c.FPDFPage_Flatten(page.raw, pdfium_c.FLAT_PRINT)
    return document


def _wide(read: Any, *where: Any) -> str:
    length = read(*where, None, 0)
    found = (ctypes.c_ushort * (length // 2))()
    read(*where, found, length)
    return bytes(found).decode("utf-16-le").rstrip("\0")


def _as_wide(text: str) -> Any:
    encoded = f"{text}\0".encode("utf-16-le")
    return (ctypes.c_ushort * (len(encoded) // 2)).from_buffer_copy(encoded)
