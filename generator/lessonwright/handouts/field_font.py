"""Owns the font of what is typed into fields: a PDF and a language come in, the embedded font comes out.

It is a simple font (ISO 32000-1, 9.6), which every program that fills in forms can write with:
Windows' code page of the language's script says which 224 characters it has. What else is typed,
the reader's program shows in its own font.
"""

import io
import unicodedata
import zlib
from functools import cache
from importlib.resources import files

import pikepdf
from fontTools.agl import UV2AGL
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Pdf

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
