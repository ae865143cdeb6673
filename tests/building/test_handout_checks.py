"""What is told of characters before paper is made: the same as when it is made."""

import re
from pathlib import Path
from typing import Any

import pytest
from pymdownx.superfences import fence_code_format

from lessonwright.building.handout_checks import paper_diagnostics
from lessonwright.handouts.font_coverage import missing_characters
from lessonwright.handouts.paper_text_scan import SURE, is_doubtful, may_be_drawn
from lessonwright.handouts.pdf_jobs import PdfJobs
from lessonwright.markup.dialect import Dialect
from lessonwright.reading.loader import load_course
from tests.handouts.conftest import COURSES, address, change, loaded, printed

EVERYTHING, SCRIPTS = "first/everything.yml", "first/scripts.yml"


def told_before(content: Path) -> list[str]:
    """Return what is told of all files of a course before its paper is made."""
    texts = {path: file.text for path, file in load_course(content).files.items()}
    return list(map(str, paper_diagnostics(PdfJobs(loaded(content), content, address), texts)))


def test_the_fonts_have_whatever_the_glance_is_sure_of() -> None:
    sure = re.compile(f"[{SURE}]")
    characters = "".join(char for char in map(chr, range(0x110000)) if sure.match(char))
    assert len(characters) > 4900
    assert missing_characters(characters) == []


@pytest.mark.parametrize(
    "text", ["中", "a &#20013; b", "&boxplus;", r'"\u4E2D"', r'"\U0001FAE0"', "⅓"]
)
def test_a_closer_look_is_due(text: str) -> None:
    assert is_doubtful(text)


@pytest.mark.parametrize(
    "text", ["“Größe” – ½ …", "Привет, Ελλάδα, السلام, Việt", "😀 ✔ → ≤ ™ €", "R & D", r"C:\new"]
)
def test_no_closer_look_is_due(text: str) -> None:
    assert not is_doubtful(text)


def test_the_course_in_many_scripts_needs_no_closer_look() -> None:
    assert [
        path for path in COURSES.rglob("*.yml") if is_doubtful(path.read_text(encoding="utf-8"))
    ] == []


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("course.yml", "title: ", "title: 中 "),
        (SCRIPTS, "Greek:", "中:"),
        (SCRIPTS, "Greek:", "&#20013;:"),
        (EVERYTHING, "WRONG-FEEDBACK", "中"),
        (EVERYTHING, "aim: ", "aim: 中 "),
        (EVERYTHING, "Firms with paper", "Firms with 𠀀 paper"),
    ],
)
def test_what_is_told_before_is_what_is_told_after(
    file: str, old: str, new: str, content: Path, tmp_path: Path
) -> None:
    change(content / file, old, new)
    before = told_before(content)
    assert len(before) == 1
    assert set(before) == set(printed(content, tmp_path / "out"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: ", "# 中 is in a comment\ntitle: "),
        ("Greek:", "[x](https://example.org/中):"),
        ("Greek:", r"`C:\Udeadbeef` and `C:\U00110000`:"),
    ],
)
def test_what_paper_does_not_show_is_not_told(old: str, new: str, content: Path) -> None:
    change(content / SCRIPTS, old, new)
    assert told_before(content) == []


def test_a_file_that_is_no_font_is_told_before(content: Path) -> None:
    (content / "fonts").mkdir()
    (content / "fonts" / "squares.ttf").write_text("This is no font.\n")
    (told,) = told_before(content)
    assert "fonts/squares.ttf:1:1: error: no font can be read from this file [broken-font]" in told


@pytest.mark.parametrize(
    "where", ["- figure: new.avif\n    alt: New", "- text: See ![it](new.AVIF)."]
)
def test_a_picture_that_paper_cannot_show_is_told_before(
    where: str, content: Path, tmp_path: Path
) -> None:
    for name in ("new.avif", "new.AVIF"):
        (content / "first" / name).write_bytes(b"avif")
    change(content / SCRIPTS, "body:\n", f"body:\n  {where}\n")
    assert is_doubtful((content / SCRIPTS).read_text(encoding="utf-8"))
    (told,) = before = told_before(content)
    assert "[picture-kind]" in told
    assert set(before) == set(printed(content, tmp_path / "out"))


DRAWN = """\
body:
  - text: |
      Take $a^2$ and then $b^2$.

      ```mermaid
      graph LR
        A --> B
      ```
"""


def test_what_a_script_draws_is_told(content: Path) -> None:
    change(content / SCRIPTS, "body:\n", DRAWN)
    assert may_be_drawn((content / SCRIPTS).read_text(encoding="utf-8"))
    fence = {"name": "mermaid", "class": "mermaid", "format": fence_code_format}
    settings: dict[str, Any] = {
        "pymdownx.arithmatex": {"generic": True},
        "pymdownx.superfences": {"custom_fences": [fence]},
    }
    dialect = Dialect(tuple(settings), settings)
    texts = {path: file.text for path, file in load_course(content).files.items()}
    told = map(str, paper_diagnostics(PdfJobs(loaded(content), content, address, dialect), texts))
    diagram, formula = sorted(note for note in told if SCRIPTS in note)
    assert (
        "note: paper shows this diagram as it is written, since a script of the website draws it [not-drawn]"
        in diagram
    )
    assert "Take $a^2$" in formula
    assert told_before(content) == []
