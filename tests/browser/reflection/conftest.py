"""What the browser tests of reflection and progress share: a small course, built twice, and pages of it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from lessonwright.building.mkdocs_runner import build_site
from tests.browser.conftest import CONFIG, build_course, serve
from tests.browser.reflection.courses import FILES, LATER, REWORKED
from tests.conftest import ROOT

Visit = Callable[..., Page]


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder whose sub-folders are served: `course`; `reworked`, as its author has changed it; and `later`."""
    served, projects = tmp_path_factory.mktemp("sites"), tmp_path_factory.mktemp("projects")
    for name, files in {
        "course": FILES,
        "reworked": {**FILES, **REWORKED},
        "later": {**FILES, **LATER},
    }.items():
        build_course(files, projects, served / name)
    return served


@pytest.fixture(scope="session")
def origin(sites: Path) -> Iterator[str]:
    with serve(sites) as origin:
        yield origin


@pytest.fixture(scope="session")
def every_kind_lesson(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the address of a lesson with every kind of block, on a site that opens from a folder."""
    project = tmp_path_factory.mktemp("every-kind")
    shutil.copytree(ROOT / "tests" / "site" / "courses" / "every-kind", project / "content")
    config = project / "mkdocs.yml"
    config.write_text(CONFIG, encoding="utf-8")
    return (build_site(config, project / "site", offline=True) / "first" / "one.html").as_uri()


@pytest.fixture
def visit(learner: BrowserContext, origin: str) -> Visit:
    """Open a page of a served site in a tab of its own, or in `tab`."""

    def open_page(path: str, *, site: str = "course", tab: Page | None = None) -> Page:
        page = tab or learner.new_page()
        page.goto(f"{origin}/{site}/{path}")
        return page

    return open_page


@pytest.fixture
def writing(visit: Visit) -> Page:
    return visit("first/writing/")


PASSED = {
    "finished": True,
    "score": 100,
    "best": 100,
    "passed": True,
    "questions": ["stripes"],
    "only": None,
}


def pass_everything(page: Page) -> None:
    """Do what the course asks for: mark its lessons without a quiz, and pass the quiz of the other."""
    page.evaluate(
        """passed => {
          const { course, progress, store } = Lessonwright;
          for (const lesson of progress.lessons) {
            if (lesson.quiz) store.set(`lw1:${course.id}:${lesson.id}:quiz:quiz`, passed, "");
            else progress.mark(lesson, true);
          }
        }""",
        PASSED,
    )
