"""Does what the documentation says: every command is run, every file is written, every shown text is compared."""

from pathlib import Path

import pytest

from lessonwright.starter import write_course
from tests.conftest import ROOT
from tests.docs.block import blocks
from tests.docs.block import rewrite as rewritten
from tests.docs.session import Session

PAGES = ROOT / "docs" / "pages"
WITH_BLOCKS = [page for page in (*sorted(PAGES.rglob("*.md")), ROOT / "README.md") if blocks(page)]


@pytest.mark.parametrize("page", WITH_BLOCKS, ids=lambda page: page.stem)
def test_page_does_what_it_says(page: Path, tmp_path: Path, rewrite: bool) -> None:
    home = tmp_path / "home"
    home.mkdir()
    if page.parent.name == "how-to":
        home /= "my-course"
        write_course(home, "My training course", "en", "my-course")
    if page.name == "README.md":
        (home / ".venv" / "bin").mkdir(parents=True)
        (home / ".venv" / "bin" / "activate").touch()  # what `make site` leaves there is on the path already
    session = Session(home, tmp_path / "tools", rewrite=rewrite)
    for block in blocks(page):
        session.do(block)
    session.close()
    rewritten(page, session.differs)
