"""What the tests read out of a PDF."""

import ctypes
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
from pypdf import PdfReader
from pypdfium2 import raw


def text(pdf: Path) -> str:
    """Return all the text, as poppler reads it."""
    shown = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True, check=True)
    return " ".join(shown.stdout.split())


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


def picture(pdf: Path, page: int) -> bytes:
    """Return a page as poppler draws it, in grey, one byte a pixel."""
    at = str(page + 1)
    drawn = subprocess.run(["pdftoppm", "-r", "72", "-gray", "-f", at, "-l", at, pdf], capture_output=True, check=True)
    return drawn.stdout.split(b"\n", 3)[3]


def typed(pdf: Path, answers: dict[str, str]) -> Any:
    """Return a PDF in which somebody has typed these texts into fields, printed as PDFium prints it."""
    document = pypdfium2.PdfDocument(pdf)
    document.init_forms()
    form = document.formenv.raw
    for page in document:
        for at in range(raw.FPDFPage_GetAnnotCount(page.raw)):
            field = raw.FPDFPage_GetAnnot(page.raw, at)
            if text := answers.get(_wide(raw.FPDFAnnot_GetFormFieldName, form, field)):
                raw.FORM_SetFocusedAnnot(form, field)
                raw.FORM_ReplaceSelection(form, page.raw, _as_wide(text))
                raw.FORM_ForceToKillFocus(form)
        raw.FPDFPage_Flatten(page.raw, raw.FLAT_PRINT)
    return document


def _wide(read: Any, *where: Any) -> str:
    length = read(*where, None, 0)
    found = (ctypes.c_ushort * (length // 2))()
    read(*where, found, length)
    return bytes(found).decode("utf-16-le").rstrip("\0")


def _as_wide(text: str) -> Any:
    encoded = f"{text}\0".encode("utf-16-le")
    return (ctypes.c_ushort * (len(encoded) // 2)).from_buffer_copy(encoded)
