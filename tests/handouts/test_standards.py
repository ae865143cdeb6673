"""What independent programs say of every PDF."""

import json
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from tests.handouts.conftest import change, printed

NAMES = [
    "first/everything",
    "first/everything-answers",
    "first/everything-cards",
    "first/scripts",
    "slides/first/everything",
    "slides/first/scripts",
    "every-kind-of-thing-workbook",
    "first/first-guide",
    "every-kind-of-thing-guide",
    "every-kind-of-thing-answer-key",
    "session/agenda",
    "session/attendance",
    "session/certificate",
    "session/evaluation",
    "session/evaluation-later",
    "session/managers",
    "session/packing-list",
    "session/posters",
    "session/self-assessment",
]


@pytest.mark.parametrize("name", NAMES)
def test_qpdf_finds_nothing(every_kind: Path, name: str) -> None:
    with pikepdf.open(every_kind / f"{name}.pdf") as pdf:
        assert pdf.check_pdf_syntax() == []
        assert pdf.get_warnings() == []


@pytest.mark.parametrize("name", NAMES)
def test_a_strict_reader_has_nothing_to_say(
    every_kind: Path, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    read = PdfReader(every_kind / f"{name}.pdf", strict=True)
    for page in read.pages:
        page.extract_text()
    read.get_fields()
    assert caplog.messages == []


def findings(files: list[Path]) -> str:
    """Return what an accessibility checker tells of files: nothing, where it finds neither errors nor warnings."""
    outloud = Path(sys.executable).with_name("outloud")
    checked = subprocess.run(
        [outloud, "--fail-on", "warning", "--quiet", *files],
        capture_output=True,
        text=True,
        check=False,
    )
    return checked.stdout if checked.returncode else ""


def test_an_accessibility_checker_finds_nothing(every_kind: Path) -> None:
    assert findings([every_kind / f"{name}.pdf" for name in NAMES]) == ""


def test_an_accessibility_checker_finds_nothing_in_the_sample_course(tmp_path: Path) -> None:
    assert printed(Path(__file__).parents[2] / "content", tmp_path) == []
    files = [*tmp_path.rglob("*.pdf")]
    assert len(files) > 20
    assert findings(files) == ""


ITEMS = ", ".join(f"Sentence {n}." for n in range(1, 13))
WATCHED = f"""\
body:
  - observe: A no, from the other side
    id: heard-no
    minutes: 4
    watch: partner
    look-for: [{ITEMS}]
  - role-play: The bike for Saturday
    situation: Friday at four, at the counter.
    roles:
      - role: Nadia
        public: She promised the bike.
        brief: You forgot to order a wheel.
      - role: The customer
        public: Needs a bike.
        brief: You ride with your child tomorrow.
        opening: Is it ready?
    rounds:
      - minutes: 3
    look-for: [{ITEMS}]
"""


def test_a_long_form_to_watch_with_is_still_a_table(content: Path, tmp_path: Path) -> None:
    """A checker takes rows for no table in which far more cells are empty than say something."""
    change(content / "first/scripts.yml", "body:\n", WATCHED)
    assert printed(content, tmp_path / "out") == []
    names = ("scripts", "scripts-role-cards")
    assert findings([tmp_path / "out/first" / f"{name}.pdf" for name in names]) == ""


@pytest.mark.parametrize("name", NAMES)
def test_title_language_and_bookmarks_are_there(every_kind: Path, name: str) -> None:
    with pikepdf.open(every_kind / f"{name}.pdf") as pdf:
        assert pdf.Root.Lang == "en"
        assert pdf.docinfo["/Title"]
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.Outlines.Count > 0
        assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf.Root.Metadata.read_bytes()


PARTS_OF_FONTS = {"/CIDFontType0", "/CIDFontType2"}
"""What a font of type 0 is made of."""


def embedded(font: pikepdf.Object) -> bool:
    described = font.DescendantFonts[0] if font.Subtype == "/Type0" else font
    files = {"/FontFile", "/FontFile2", "/FontFile3"}
    return font.Subtype == "/Type3" or bool(
        files & {*described.get("/FontDescriptor", pikepdf.Dictionary())}
    )


@pytest.mark.parametrize("name", NAMES)
def test_every_font_is_embedded(every_kind: Path, name: str) -> None:
    with pikepdf.open(every_kind / f"{name}.pdf") as pdf:
        dictionaries = [obj for obj in pdf.objects if isinstance(obj, pikepdf.Dictionary)]
        fonts = [
            one
            for one in dictionaries
            if one.get("/Type") == "/Font" and one.Subtype not in PARTS_OF_FONTS
        ]
        assert fonts
        assert [str(font.BaseFont) for font in fonts if not embedded(font)] == []


def test_pictures_have_their_alternative_texts(every_kind: Path) -> None:
    with pikepdf.open(every_kind / "first/everything.pdf") as pdf:
        alts = {
            str(obj.get("/Alt", ""))
            for obj in pdf.objects
            if isinstance(obj, pikepdf.Dictionary) and obj.get("/S") == "/Figure"
        }
    assert {"A square in four colours.", "A square"} <= alts
    assert any(
        alt.startswith("QR code that leads to: https://example.org/first/everything/")
        for alt in alts
    )
    assert json.dumps(sorted(alts)).count("square") == 2
