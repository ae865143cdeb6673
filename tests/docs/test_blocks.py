"""Does what the documentation says: every command is run, every file is written, every shown text is compared."""

import shutil
from pathlib import Path

import pytest

from lessonwright.starter import BESIDE_THE_COURSE, write_course
from lessonwright.starter.wheel_and_requirements import write_installation
from tests.conftest import ROOT
from tests.docs.block import blocks
from tests.docs.block import rewrite as rewritten
from tests.docs.session import Session

PAGES = ROOT / "docs" / "pages"
WITH_BLOCKS = [page for page in (*sorted(PAGES.rglob("*.md")), ROOT / "README.md") if blocks(page)]


@pytest.fixture(scope="module")
def new_course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `lessonwright new my-course` writes."""
    course = tmp_path_factory.mktemp("new") / "my-course"
    write_course(course, "My training course", "en", "my-course")
    write_installation(course / BESIDE_THE_COURSE)
    return course


@pytest.mark.parametrize("page", WITH_BLOCKS, ids=lambda page: page.stem)
def test_page_does_what_it_says(
    page: Path, new_course: Path, tmp_path: Path, rewrite: bool
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    if page.parent.name == "how-to":
        home = Path(shutil.copytree(new_course, home / "my-course"))
    if page.name == "README.md":
        (home / ".venv" / "bin").mkdir(parents=True)
        (
            home / ".venv" / "bin" / "activate"
        ).touch()  # what `make site` leaves there is on the path already
    session = Session(home, tmp_path / "tools", rewrite=rewrite)
    for block in blocks(page):
        session.do(block)
    session.close()
    rewritten(page, session.differs)
