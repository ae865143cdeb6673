"""Whole pages: a small course with one of every kind, against what it became last time.

`pytest --rewrite` writes what comes out now; the difference in git is then what is to be looked at.
"""

from pathlib import Path

from lessonwright.reading.loader import load_course
from lessonwright.site.pages import pages
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
