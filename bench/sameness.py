"""Owns whether two PDFs are the same handout: PDFs come in; their pages, words and fields come out, side by side."""

import io
import re
import sys
from collections import Counter
from dataclasses import dataclass
from statistics import mean

import pikepdf
import pypdfium2

_LEAST_ALIKE = 0.96
_FIELDS_APART = 2
_BLANK = re.compile("[\u200b\ufffe\x00]")
_FREE_ROOM = "notes"
"""The field that fills what a page of ours happens to leave free, which another engine breaks
elsewhere."""


@dataclass(frozen=True)
class Content:
    """What is in a PDF, whatever it looks like."""

    pages: int
    words: Counter[str]
    fields: int
    """How many places there are to fill in; each button of a group counts, and room left over for
    notes does not."""


def content(pdf: bytes) -> Content:
    """Return what is in a PDF."""
    with pypdfium2.PdfDocument(pdf) as opened:
        text = " ".join(page.get_textpage().get_text_bounded() for page in opened)
        return Content(len(opened), Counter(_BLANK.sub("", text).split()), _fields(pdf))


def _fields(pdf: bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        annotations = (
            annotation for page in opened.pages for annotation in page.obj.get("/Annots", [])
        )
        widgets = [note for note in annotations if note.Subtype == pikepdf.Name.Widget]
        return sum(str(widget.get("/T", "")) != _FREE_ROOM for widget in widgets)


def alike(ours: Content, theirs: Content) -> float:
    """Return the share of words that two PDFs have in common, from 0 to 1."""
    return 2 * (ours.words & theirs.words).total() / (ours.words.total() + theirs.words.total())


def must_be_alike(
    name: str, ours: list[Content], theirs: list[Content], *, with_fields: bool
) -> None:
    """End the benchmark unless an engine has made the same handouts as we: else the comparison would mean nothing."""
    for number, (our, their) in enumerate(zip(ours, theirs, strict=True), 1):
        if alike(our, their) < _LEAST_ALIKE:
            sys.exit(
                f"{name}: only {alike(our, their):.0%} of the words of handout {number} are ours. {_unlike(our, their)}"
            )
        if with_fields and abs(our.fields - their.fields) > _FIELDS_APART:
            sys.exit(f"{name}: handout {number} has {their.fields} fields, ours has {our.fields}.")


def _unlike(ours: Content, theirs: Content) -> str:
    missing, added = ours.words - theirs.words, theirs.words - ours.words
    return f"Missing: {' '.join(list(missing)[:20])}. Added: {' '.join(list(added)[:20])}."


def pages(contents: list[Content]) -> float:
    """Return how many pages a handout has, in the mean."""
    return mean(content.pages for content in contents)


def fields(contents: list[Content]) -> float:
    """Return how many places to fill in a handout has, in the mean."""
    return mean(content.fields for content in contents)
