"""Owns how a PDF becomes one to fill in: a PDF with marked places comes in, one with form fields at them comes out.

What is typed into fields has a simple font (ISO 32000-1, 9.6), which every program that fills in forms
can write with: Windows' code page of the language's script says which 224 characters it has. What else
is typed, the reader's program shows in its own font.
"""

import io
import json
import tempfile
import unicodedata
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import chain, count
from pathlib import Path
from typing import Any, cast

import pikepdf
from fontTools.agl import UV2AGL
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Pdf, String

FONT = "Lw"
_NON_SYMBOLIC = 32
_LATIN = "cp1252"
_CODE_PAGES = {
    **dict.fromkeys(("ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tg"), "cp1251"),
    **dict.fromkeys(("pl", "cs", "sk", "hu", "sl", "hr", "bs", "ro", "sq"), "cp1250"),
    **dict.fromkeys(("et", "lv", "lt"), "cp1257"),
    "el": "cp1253",
    "tr": "cp1254",
    "az": "cp1254",
    "vi": "cp1258",
    "ar": "cp1256",
}
_LAYOUT = {"GDEF", "GPOS", "GSUB", "STAT"}
"""The tables of a font that only a typesetter reads; a program that fills in forms sets letter by
letter."""
_FACES = {_LATIN: "AtkinsonHyperlegibleNext-Regular.ttf", "cp1256": "NotoNaskhArabic-Regular.ttf"}
_OTHER_FACE = "NotoSans-Regular.ttf"


def field_font(pdf: Pdf, language: str) -> pikepdf.Object:
    """Return the font for the fields of a document in this language (BCP 47)."""
    page = _CODE_PAGES.get(language.partition("-")[0], _LATIN)
    packed, length, name, metrics, widths, differences = _face(page)
    file = pikepdf.Stream(pdf, packed)
    file.Filter, file.Length1 = Name.FlateDecode, length
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.TrueType,
            BaseFont=Name(f"/{name}"),
            FirstChar=32,
            LastChar=255,
            Widths=Array(widths),
            Encoding=_encoding(differences),
            FontDescriptor=pdf.make_indirect(_descriptor(name, metrics, pdf.make_indirect(file))),
        )
    )


def _encoding(differences: tuple[str, ...]) -> pikepdf.Object:
    if not differences:
        return Name.WinAnsiEncoding
    names = Array([128, *(Name(f"/{name}") for name in differences)])
    return Dictionary(Type=Name.Encoding, BaseEncoding=Name.WinAnsiEncoding, Differences=names)


def _descriptor(name: str, metrics: tuple[int, ...], file: pikepdf.Object) -> Dictionary:
    ascent, descent, capitals, *box = metrics
    return Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name(f"/{name}"),
        Flags=_NON_SYMBOLIC,
        FontBBox=Array(box),
        ItalicAngle=0,
        Ascent=ascent,
        Descent=descent,
        CapHeight=capitals,
        StemV=88,
        FontFile2=file,
    )


@cache
def _face(page: str) -> tuple[bytes, int, str, tuple[int, ...], list[int], tuple[str, ...]]:
    """Return the packed font file, its length, name and metrics, and the widths and names of the page's characters."""
    file = _FACES.get(page, _OTHER_FACE)
    face = TTFont(
        io.BytesIO((files("lessonwright.handouts") / "fonts" / file).read_bytes()),
        recalcTimestamp=False,
    )
    scale = 1000 / face["head"].unitsPerEm
    cmap, advance = face.getBestCmap(), face["hmtx"]
    characters = [bytes([code]).decode(page, errors="replace") for code in range(32, 256)]
    widths = [round(advance[cmap.get(ord(char), ".notdef")][0] * scale) for char in characters]
    head, metrics = face["head"], face["OS/2"]
    sizes = (
        metrics.sTypoAscender,
        metrics.sTypoDescender,
        metrics.sCapHeight,
        head.xMin,
        head.yMin,
    )
    measured = tuple(round(size * scale) for size in (*sizes, head.xMax, head.yMax))
    name = str(face["name"].getDebugName(6))
    differences = () if page == _LATIN else tuple(_glyph(char) for char in characters[96:])
    raw = _subset_face(face, characters if page != _LATIN else None)
    return zlib.compress(raw, 9), len(raw), name, measured, widths, differences


def _subset_face(face: TTFont, characters: list[str] | None) -> bytes:
    """Return the face without what no field needs; of one for many scripts, keep these characters only."""
    if characters:
        from fontTools import subset  # takes a while to load

        subsetter = subset.Subsetter(
            subset.Options(layout_features=[], glyph_names=True, notdef_outline=True)
        )
        subsetter.populate(text="".join(characters))
        subsetter.subset(face)
    for table in _LAYOUT & {*face.keys()}:
        del face[table]
    face.save(pared := io.BytesIO(), reorderTables=False)
    return pared.getvalue()


def _glyph(char: str) -> str:
    """Return the name of a character in Adobe's list of glyphs."""
    named = UV2AGL.get(ord(char), f"uni{ord(char):04X}")
    return ".notdef" if unicodedata.category(char) in ("Cc", "So") else named


_INK = "0.09 0.16 0.33"
_XOBJECT, _FORM = Name.XObject, Name.Form
_NOTHING = "q Q"
"""What draws nothing: some programs take an empty drawing, once it is packed, for a damaged one."""
_ROUND = 0.5523
"""How far the control points of a Bézier curve lie off, for a quarter of a circle of radius 1."""


Switch = tuple[pikepdf.Object, pikepdf.Object]
"""How a box looks when it is ticked, and when it is not."""


class Appearances:
    """The drawings of one PDF."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._made: dict[tuple[str, tuple[float, float]], Switch] = {}

    def empty(self, widget: pikepdf.Object) -> pikepdf.Object:
        """Return a drawing of nothing, as large as the widget and its own."""
        return self._form(_NOTHING, *_size(widget))

    def tick(self, widget: pikepdf.Object) -> Switch:
        """Return a tick, and nothing."""
        return self._switch("tick", widget, _tick)

    def dot(self, widget: pikepdf.Object) -> Switch:
        """Return a dot, and nothing."""
        return self._switch("dot", widget, _dot)

    def _switch(
        self, name: str, widget: pikepdf.Object, draw: Callable[[float, float], str]
    ) -> Switch:
        size = _size(widget)
        if (name, size) not in self._made:
            self._made[name, size] = self._form(draw(*size), *size), self._form(_NOTHING, *size)
        return self._made[name, size]

    def _form(self, content: str, width: float, height: float) -> pikepdf.Object:
        about = {
            "/Type": _XOBJECT,
            "/Subtype": _FORM,
            "/BBox": [0, 0, width, height],
            "/Resources": {},
        }
        return self._pdf.make_stream(content.encode(), Dictionary(about))


def _size(widget: pikepdf.Object) -> tuple[float, float]:
    place = pikepdf.Rectangle(cast(Array, widget.Rect))
    return round(place.width, 2), round(place.height, 2)


def _tick(width: float, height: float) -> str:
    points = ((0.2, 0.52), (0.42, 0.26), (0.82, 0.8))
    (a, b), (c, d), (e, f) = ((round(x * width, 2), round(y * height, 2)) for x, y in points)
    return f"q {_INK} RG 1.5 w 1 J 1 j {a} {b} m {c} {d} l {e} {f} l S Q"


def _dot(width: float, height: float) -> str:
    x, y, r = width / 2, height / 2, min(width, height) * 0.28
    k = r * _ROUND
    curves = (
        (x + r, y + k, x + k, y + r, x, y + r),
        (x - k, y + r, x - r, y + k, x - r, y),
        (x - r, y - k, x - k, y - r, x, y - r),
        (x + k, y - r, x + r, y - k, x + r, y),
    )
    drawn = " ".join(f"{' '.join(f'{value:.2f}' for value in curve)} c" for curve in curves)
    return f"q {_INK} rg {x + r:.2f} {y:.2f} m {drawn} f Q"


_SCHEME = b"lessonwright:"
_PRINTED = 4
_LEFT, _RIGHT = 0, 2
_MULTILINE, _NO_TOGGLE_OFF, _RADIO, _COMBO = 1 << 12, 1 << 14, 1 << 15, 1 << 17
_FIELD_INK = "0.09 0.16 0.33 rg"
_WRITTEN = f"/{FONT} 0 Tf {_FIELD_INK}"
"""Letters as large as the field has room for (ISO 32000-1, 12.7.3.3): much text is written small,
and not cut off."""
_CHOSEN = f"/{FONT} 10 Tf {_FIELD_INK}"
_WHITE = [1, 1, 1]

# Each name is made once: to make one takes longer than to set it.
_WIDGET, _FIELD_FORM, _TABLE, _OFF = Name.Widget, Name.Form, Name.Table, Name.Off
_TEXT, _CHOICE, _BUTTON = Name.Tx, Name.Ch, Name.Btn

# Packing them harder would save a fiftieth of a file's bytes.
pikepdf.settings.set_flate_compression_level(3)

Spec = dict[str, Any]


def make_fillable(pdf: bytes, language: str = "en", direction: str = "ltr") -> bytes:
    """Return the PDF with a form field at every marked place; the same input gives the same bytes.

    What is typed begins at the left, or, in a script whose direction is `rtl`, at the right.
    """
    with _open_as_file(pdf) as opened:
        form = _Form(opened, _RIGHT if direction == "rtl" else _LEFT)
        for page in opened.pages:
            form.take(page)
        form.close(language)
        finished = io.BytesIO()
        # The version stays Typst's: to read the metadata for it would take a third of the time.
        opened.save(
            finished,
            deterministic_id=True,
            fix_metadata_version=False,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return finished.getvalue()


@contextmanager
def _open_as_file(pdf: bytes) -> Iterator[Pdf]:
    """Open a PDF as a file: one in memory would be fetched through Python piece by piece, in twice the time."""
    with tempfile.TemporaryDirectory(prefix="lessonwright-form-") as folder:
        (file := Path(folder) / "typeset.pdf").write_bytes(pdf)
        with Pdf.open(file) as opened:
            yield opened


@dataclass
class _Form:
    pdf: Pdf
    side: int
    fields: list[pikepdf.Object] = field(default_factory=list)
    groups: dict[tuple[str, str], pikepdf.Object] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._appearances = Appearances(self.pdf)
        self._elements = _elements(self.pdf)
        self._walked: set[tuple[int, int]] = set()

    def take(self, page: pikepdf.Page) -> None:
        """Turn the marks of a page into fields."""
        page.obj.Tabs = Name.S
        for annotation in page.obj.get("/Annots", []):
            action = annotation.get("/A")
            address = bytes(action.get("/URI", b"")) if action is not None else b""
            if address.startswith(_SCHEME):
                self._turn(annotation, page, json.loads(address.removeprefix(_SCHEME)))

    def _turn(self, annotation: pikepdf.Object, page: pikepdf.Page, spec: Spec) -> None:
        for key in ("/A", "/Border", "/Contents"):
            if key in annotation:
                del annotation[key]
        annotation.Subtype, annotation.F, annotation.P = _WIDGET, _PRINTED, page.obj
        element = self._elements[int(annotation["/StructParent"])]
        element.S = _FIELD_FORM
        element.Alt = String(_label(spec))
        self._place_table(element, page.obj)
        ADDERS[spec["kind"]](self, annotation, spec)

    def _place_table(self, element: pikepdf.Object, page: pikepdf.Object) -> None:
        """Say which page a table with fields begins on: Typst says so of content only, and such a table has little."""
        part: pikepdf.Object | None = element
        while part is not None and part.objgen not in self._walked:
            self._walked.add(part.objgen)
            if part.get("/S") == _TABLE:
                part.Pg = part.get("/Pg", page)
            part = part.get("/P")

    def _add(self, widget: pikepdf.Object, spec: Spec, kind: Name, flags: int = 0) -> None:
        name = self._free(spec["name"])
        widget.FT, widget.Ff, widget.T, widget.TU = (
            kind,
            flags,
            String(name),
            String(spec["prompt"]),
        )
        self.fields.append(widget)

    def _free(self, name: str) -> str:
        """Return the name, or, where a prompt has the id of a question, the name with a number behind it."""
        names = chain([name], (f"{name}-again-{number}" for number in count(1)))
        free = next(free for free in names if free not in self.names)
        self.names.add(free)
        return free

    def add_line(self, widget: pikepdf.Object, spec: Spec, flags: int = 0) -> None:
        """Turn a widget into a line to write on."""
        self._add(widget, spec, _TEXT, flags)
        widget.DA, widget.V, widget.Q = String(_WRITTEN), String(""), self.side
        widget.MK = Dictionary(BG=Array(_WHITE))
        widget.AP = Dictionary(N=self._appearances.empty(widget))

    def add_lines(self, widget: pikepdf.Object, spec: Spec) -> None:
        """Turn a widget into a box to write in."""
        self.add_line(widget, spec, _MULTILINE)

    def add_choice(self, widget: pikepdf.Object, spec: Spec) -> None:
        """Turn a widget into a list to choose from."""
        self._add(widget, spec, _CHOICE, _COMBO)
        widget.DA, widget.V, widget.Opt = (
            String(_CHOSEN),
            String(""),
            Array([String(c) for c in ["", *spec["choices"]]]),
        )
        widget.AP = Dictionary(N=self._appearances.empty(widget))

    def add_tick(self, widget: pikepdf.Object, spec: Spec) -> None:
        """Turn a widget into a box to tick."""
        self._add(widget, spec, _BUTTON)
        self._switch(widget, "Yes", self._appearances.tick(widget))
        widget.V = _OFF

    def add_pick(self, widget: pikepdf.Object, spec: Spec) -> None:
        """Turn a widget into one of several boxes, of which one can be picked."""
        asked = (
            spec["name"],
            spec["prompt"],
        )  # boxes with one name stand together only where they are for one prompt
        if asked not in self.groups:
            self.groups[asked] = self._group(spec)
        widget.Parent, widget.TU = self.groups[asked], String(_label(spec))
        self.groups[asked].Kids.append(widget)
        self._switch(widget, spec["value"], self._appearances.dot(widget))

    def _group(self, spec: Spec) -> pikepdf.Object:
        group = self.pdf.make_indirect(Dictionary(Kids=Array()))
        self._add(group, spec, _BUTTON, _RADIO | _NO_TOGGLE_OFF)
        group.V = _OFF
        return group

    def _switch(self, widget: pikepdf.Object, value: str, drawn: Switch) -> None:
        on, off = drawn
        widget.AP, widget.AS = Dictionary({"/N": {f"/{value}": on, "/Off": off}}), _OFF

    def close(self, language: str) -> None:
        """Put the form into the document."""
        if "/MarkInfo" in self.pdf.Root and "/Suspects" in self.pdf.Root.MarkInfo:
            del (
                self.pdf.Root.MarkInfo.Suspects
            )  # false is what it is anyway, and poppler takes offence at it
        if self.fields:
            fonts = Dictionary({f"/{FONT}": field_font(self.pdf, language)})
            self.pdf.Root.AcroForm = Dictionary(
                Fields=Array(self.fields), DR=Dictionary(Font=fonts), DA=String(_CHOSEN)
            )


ADDERS: dict[str, Callable[[_Form, pikepdf.Object, Spec], None]] = {
    "line": _Form.add_line,
    "lines": _Form.add_lines,
    "choose": _Form.add_choice,
    "tick": _Form.add_tick,
    "pick": _Form.add_pick,
}
"""What makes a field of a widget, by the kind that `field.typ` gives it."""


def _label(spec: Spec) -> str:
    """Return what is said of one box: what is asked, and what it stands for, which comes with the sign between them."""
    return str(spec["prompt"]) + str(spec.get("label", ""))


def _elements(pdf: Pdf) -> dict[int, pikepdf.Object]:
    """Return the structure element of each annotation, by its number in the parent tree."""
    tree = pdf.Root.StructTreeRoot.get("/ParentTree")
    waiting = [tree] if tree is not None else []
    found: dict[int, pikepdf.Object] = {}
    while waiting:
        node = waiting.pop()
        waiting.extend(node.get("/Kids", []))
        numbers: Any = node.get("/Nums", [])
        for at in range(0, len(numbers), 2):
            found[int(numbers[at])] = numbers[at + 1]
    return found
