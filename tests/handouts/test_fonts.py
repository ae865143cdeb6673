"""Fonts: our own, and those that a course brings with it in the folder `fonts` beside course.yml."""

import re
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from lessonwright import handouts
from lessonwright.building.handout_checks import paper_diagnostics
from lessonwright.handouts.pdf_jobs import PdfJobs
from tests.handouts.conftest import address, change, loaded, printed
from tests.handouts.reading import printed_words

WORD = "中文"
FAMILY, POSTSCRIPT = 1, 6
"""The numbers of a font's names (OpenType, `name`)."""
FONTS = Path(handouts.__file__).parent / "fonts"


def square() -> object:
    pen = TTGlyphPen(None)
    for number, point in enumerate(((100, 0), (100, 700), (800, 700), (800, 0))):
        pen.moveTo(point) if number == 0 else pen.lineTo(point)
    pen.closePath()
    return pen.glyph()


def save_font(path: Path, family: str = "Squares", without: int | None = None) -> None:
    """Save a font that has just the letters of the word, each a square."""
    names = [".notdef", *(f"uni{ord(letter):04X}" for letter in WORD)]
    font = FontBuilder(1000)
    font.setupGlyphOrder(names)
    font.setupCharacterMap({ord(letter): f"uni{ord(letter):04X}" for letter in WORD})
    font.setupGlyf(dict.fromkeys(names, square()))
    font.setupHorizontalMetrics(dict.fromkeys(names, (900, 100)))
    font.setupHorizontalHeader(ascent=880, descent=-120)
    font.setupNameTable({"familyName": family, "styleName": "Regular", "psName": "Squares-Regular"})
    font.setupOS2(sTypoAscender=880, sTypoDescender=-120, usWinAscent=880, usWinDescent=120)
    font.setupPost()
    if without:
        font.font["name"].removeNames(nameID=without)
    path.parent.mkdir(parents=True, exist_ok=True)
    font.save(path)


@pytest.mark.parametrize("font", sorted(path.name for path in FONTS.glob("[AF]*.ttf")))
def test_no_letter_is_kerned_against_the_space(font: str) -> None:
    lookups = (
        TTFont(FONTS / font)["GPOS"].table.LookupList.Lookup
        if "GPOS" in TTFont(FONTS / font)
        else []
    )
    for pairs in (
        table for lookup in lookups if lookup.LookupType == 2 for table in lookup.SubTable
    ):
        seconds = (
            pairs.ClassDef2.classDefs
            if pairs.Format == 2
            else {r.SecondGlyph for s in pairs.PairSet for r in s.PairValueRecord}
        )
        assert "space" not in pairs.Coverage.glyphs
        assert "space" not in seconds


@pytest.mark.parametrize(
    "font", sorted(path.name for path in FONTS.glob("AtkinsonHyperlegibleNext*.ttf"))
)
def test_all_kerning_of_a_font_stands_in_one_table(font: str) -> None:
    lookups = TTFont(FONTS / font)["GPOS"].table.LookupList.Lookup
    assert [len(lookup.SubTable) for lookup in lookups if lookup.LookupType == 2] == [1]


def digests(content: Path) -> list[str]:
    jobs = PdfJobs(loaded(content), content, address)
    return [jobs.digest(job) for job in jobs.learner()]


def test_a_font_of_the_course_shows_what_ours_cannot(content: Path, tmp_path: Path) -> None:
    change(content / "first/scripts.yml", "Greek:", f"{WORD}:")
    (told, *_) = printed(content, tmp_path / "without")
    assert (
        f"no font of the handouts has the characters “{WORD[0]}”, “{WORD[1]}”; paper shows numbers"
        in told
    )
    save_font(content / "fonts" / "squares.ttf")
    assert printed(content, tmp_path / "with") == []
    text = "".join(
        page.extract_text() for page in PdfReader(tmp_path / "with" / "first" / "scripts.pdf").pages
    )
    assert WORD in text


def test_another_font_makes_the_sheets_anew(content: Path) -> None:
    before = digests(content)
    save_font(content / "fonts" / "squares.ttf")
    assert all(old != new for old, new in zip(before, digests(content), strict=True))


def test_a_font_that_was_saved_anew_makes_the_sheets_anew(content: Path) -> None:
    font = content / "fonts" / "squares.ttf"
    save_font(font)
    before = digests(content)
    raw = bytearray(font.read_bytes())
    raw[-1] ^= 1
    font.write_bytes(raw)
    assert all(old != new for old, new in zip(before, digests(content), strict=True))


def test_a_file_that_is_no_font_is_told(content: Path, tmp_path: Path) -> None:
    (content / "fonts").mkdir()
    (content / "fonts" / "squares.ttf").write_text("This is no font.\n")
    told = dict.fromkeys(printed(content, tmp_path))
    assert list(told) == [
        f"{content}/fonts/squares.ttf:1:1: error: no font can be read from this file [broken-font]\n"
        "   help: save it again as TrueType or OpenType, or take it out of the folder `fonts`"
    ]


@pytest.mark.parametrize("family", ["Hand Light", "Hand Bold", "Hand Condensed Italic"])
def test_a_family_may_be_named_like_a_style(family: str, content: Path, tmp_path: Path) -> None:
    change(content / "first/scripts.yml", "Greek:", f"{WORD}:")
    save_font(content / "fonts" / "hand.ttf", family)
    assert printed(content, tmp_path / "out") == []
    text = "".join(
        page.extract_text() for page in PdfReader(tmp_path / "out" / "first" / "scripts.pdf").pages
    )
    assert WORD in text


@pytest.mark.parametrize("without", [FAMILY, POSTSCRIPT])
def test_a_font_that_lacks_a_name_is_told_before_and_after(
    without: int, content: Path, tmp_path: Path
) -> None:
    change(content / "first/scripts.yml", "Greek:", f"{WORD}:")
    save_font(content / "fonts" / "nameless.ttf", without=without)
    error = (
        f"{content}/fonts/nameless.ttf:1:1: error: handouts cannot be set in this font: a part of it is missing "
        "[broken-font]\n"
        "   help: save it again in a font program, with the names of its family, its style and itself, "
        "or take it out of the folder `fonts`"
    )
    file = "first/scripts.yml"
    jobs = PdfJobs(loaded(content), content, address)
    before = list(
        map(str, paper_diagnostics(jobs, {file: (content / file).read_text(encoding="utf-8")}))
    )
    assert before[0] == error
    assert "no font of the handouts has the characters" in before[1]
    assert error in printed(content, tmp_path / "out")


def test_arabic_can_be_read_aloud_and_copied(content: Path, tmp_path: Path) -> None:
    said = "القهوة كيف تصب بعض الماء ثم انتظر حتى يبرد الفنجان"
    change(content / "course.yml", "language: en", "language: ar")
    change(content / "first/everything.yml", "summary: ", f"summary: {said} ")
    assert printed(content, tmp_path / "out") == []
    first_page = " ".join(
        word.text for word in printed_words(tmp_path / "out/first/everything.pdf") if word.page == 0
    )
    assert set(said.split()) <= set(re.findall(r"[\u0600-\u06ff]+", first_page))


OUTER_AND_INNER = 2


@pytest.mark.parametrize(
    "face", sorted(path.name for path in FONTS.glob("AtkinsonHyperlegibleNext-*.ttf"))
)
def test_a_nought_has_no_stroke_in_running_text(face: str) -> None:
    font = TTFont(FONTS / face)
    assert font["glyf"][font.getBestCmap()[ord("0")]].numberOfContours == OUTER_AND_INNER
