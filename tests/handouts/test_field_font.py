"""The font of what is typed: nobody misses what is left out of it."""

import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from lessonwright import handouts
from lessonwright.handouts.fillable_pdf import field_font

FONTS = Path(handouts.__file__).parent / "fonts"
ONE_FOR_EACH_CODE_PAGE = ["en", "ru", "pl", "lt", "el", "tr", "vi", "ar"]


def drawn(pdf: pikepdf.Pdf, font: pikepdf.Object) -> bytes:
    """Return the pixels of a page with every character of the font."""
    page = pdf.add_blank_page(page_size=(600, 400))
    page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(Lw=font))
    places = ((code, 10 + code % 20 * 28, 380 - code // 20 * 28) for code in range(32, 256))
    shown = "".join(f"1 0 0 1 {x} {y} Tm <{code:02x}> Tj\n" for code, x, y in places)
    page.obj.Contents = pdf.make_stream(f"BT /Lw 14 Tf\n{shown}ET".encode())
    pdf.save(saved := io.BytesIO())
    with pypdfium2.PdfDocument(saved.getvalue()) as document:
        return bytes(document[len(document) - 1].render(scale=2).buffer)


@pytest.mark.parametrize("language", ONE_FOR_EACH_CODE_PAGE)
def test_a_pared_font_draws_every_character_as_the_whole_one_does(language: str) -> None:
    with pikepdf.new() as pdf:
        font = field_font(pdf, language)
        pared = drawn(pdf, font)
        packed = font.FontDescriptor.FontFile2.read_raw_bytes()
        whole = (FONTS / f"{str(font.BaseFont)[1:]}.ttf").read_bytes()
        font.FontDescriptor.FontFile2 = pdf.make_indirect(
            pikepdf.Stream(pdf, whole, Length1=len(whole))
        )
        assert drawn(pdf, font) == pared
        assert len(set(pared)) > 2, "there is ink"
    assert len(packed) < 20_000, "a large font would make each handout twice as large"


@pytest.mark.parametrize("language", ["pl-PL", "ru-RU", "ar-EG"])
def test_a_region_leaves_a_language_its_letters(language: str) -> None:
    with pikepdf.new() as pdf:
        fonts = (field_font(pdf, tag) for tag in (language, language[:2]))
        names, encodings = zip(*((font.BaseFont, font.Encoding) for font in fonts), strict=True)
    assert names[0] == names[1]
    assert encodings[0] == encodings[1]
