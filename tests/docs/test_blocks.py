"""Does what the documentation says: every command is run, every file is written, every shown text is compared."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.docs.block import blocks, rewrite as rewritten
from tests.docs.session import Session

PAGES = ROOT / "docs" / "pages"
WITH_BLOCKS = [page for page in (*sorted(PAGES.rglob("*.md")), ROOT / "README.md") if blocks(page)]




@pytest.mark.parametrize("page", WITH_BLOCKS, ids=lambda page: page.stem)
def test_page_does_what_it_says(page: Path, tmp_path: Path, rewrite: bool) -> None:
    home = tmp_path / "home"
    home.mkdir()
    if page.parent.name == "how-to":
        home /= "my-course"
        subprocess.run([sys.executable, "-m", "lessonwright", "new", home], check=True, capture_output=True)
    session = Session(home, tmp_path / "tools", rewrite=rewrite)
    for block in blocks(page):
        session.do(block)
    session.close()
    rewritten(page, session.differs)
