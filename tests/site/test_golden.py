"""Whole pages: a small course with one of every kind, against what it became last time.

`pytest --rewrite` writes what comes out now; the difference in git is then what is to be looked at.
"""

import re
from importlib.resources import files
from pathlib import Path

from lessonwright.reading.loader import load_course
from lessonwright.site.pages_navigation_and_assets import pages
from lessonwright.site.stylesheets import brand_css

HERE = Path(__file__).parent
COURSE = HERE / "courses" / "every-kind"
GOLDENS = HERE / "goldens" / "every-kind"


def test_every_page_is_what_it_was(rewrite: bool) -> None:
    loaded = load_course(COURSE)
    assert loaded.course, "\n\n".join(map(str, loaded.diagnostics))
    built = pages(loaded.course)
    now = {**built.markdown, "brand.css": brand_css(loaded.course)}
    if rewrite:
        _write(now)
    before = {
        str(file.relative_to(GOLDENS)): file.read_text()
        for file in GOLDENS.rglob("*")
        if file.is_file()
    }
    assert now == before


def _write(now: dict[str, str]) -> None:
    for file in GOLDENS.rglob("*.*"):
        file.unlink()
    for name, text in now.items():
        (GOLDENS / name).parent.mkdir(parents=True, exist_ok=True)
        (GOLDENS / name).write_text(text)


def test_whoever_writes_in_a_kind_of_prompt_is_offered_a_file_of_it() -> None:
    """The script of the offer names the kinds in which people write."""
    script = files("lessonwright.site") / "assets/scripts/notes_offer/notes_offer.js"
    (named,) = re.findall(r"WRITTEN = /:\(([\w|-]+)\):/", script.read_text("utf-8"))
    prompt = re.compile(r'<lw-prompt kind="([\w-]+)"(.*?)</lw-prompt>', re.DOTALL)
    found = (prompt.findall(page.read_text("utf-8")) for page in GOLDENS.rglob("*.md"))
    written = {kind for page in found for kind, html in page if "<textarea" in html}
    assert len(written) > 4
    assert written <= {*named.split("|")}
