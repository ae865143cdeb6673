"""The sample course as engines other than MkDocs with Material build it: nothing is missing, and no link is dead."""

import gzip
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewLearner, problems, serve
from tests.conftest import ROOT
from tests.tools.links import Site
from tests.tools.surroundings import Surroundings, without

pytestmark = pytest.mark.browser

MATERIALX = ROOT / ".cache" / "materialx"
LESSON = "self-mentoring/kind-and-honest"
GENERATOR = re.compile(rb'<meta name="generator" content="[^"]*">')
TITLE = "Be kind to yourself, and honest"


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """The sample course, as its author has it; of its PDFs, which no engine touches, none is made."""
    for part in ("content", "overrides"):
        shutil.copytree(ROOT / part, tmp_path / "sample" / part)
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (tmp_path / "sample" / "mkdocs.yml").write_text(
        settings.replace("  - lessonwright\n", "  - lessonwright:\n      handouts: false\n"),
        encoding="utf-8",
    )
    return tmp_path / "sample"


@pytest.fixture
def all_installed(tmp_path: Path) -> Surroundings:
    (tmp_path / "all").mkdir()
    return without(set(), tmp_path / "all")


def contents(site: Path) -> dict[str, bytes]:
    """Return every file of a site with its bytes, but for the name of the engine that built it."""
    found = (path for path in site.rglob("*") if path.is_file())
    return {str(path.relative_to(site)): GENERATOR.sub(b"", path.read_bytes()) for path in found}


@contextmanager
def opened(site: Path, new_learner: NewLearner, lesson: str) -> Iterator[Page]:
    """Open a lesson, and go from it to the workbook; nothing may come from another host, and no script may fail."""
    with serve(site) as origin:
        page = new_learner().new_page()
        asked: list[str] = []
        failures: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: failures.append(str(error)))
        page.on(
            "response", lambda answer: failures.append(answer.url) if answer.status >= 400 else None
        )
        page.goto(f"{origin}/{lesson}", wait_until="load")
        yield page
        page.wait_for_load_state("networkidle")
        assert [url for url in asked if not url.startswith((origin, "data:", "blob:"))] == []
        assert failures == []


def learn(page: Page) -> None:
    """Answer a question, write into the worksheet, and find both kept after a reload."""
    expect(page.get_by_role("heading", level=1)).to_contain_text(TITLE)
    question = page.locator("lw-quiz lw-question").first
    question.locator("input").first.check()
    question.get_by_role("button", name="Check").click()
    expect(question.locator(".lw-feedback, .lw-verdict").first).to_be_visible()
    page.locator("textarea").first.fill("I will look at the shelf first.")
    page.locator("textarea").first.blur()
    page.reload()
    expect(page.locator("textarea").first).to_have_value("I will look at the shelf first.")
    picture = page.locator("article .lw-figure img").first
    assert picture.evaluate(
        "one => { one.loading = 'eager'; return one.decode().then(() => one.naturalWidth) }"
    )
    assert problems(page) == []
    assert problems(page, context=".md-header") == []


def test_properdocs_alone_builds_the_same_site_as_mkdocs(
    sample: Path, all_installed: Surroundings
) -> None:
    folder = sample.parent / "properdocs-alone"
    folder.mkdir()
    for engine, surroundings in (
        ("mkdocs", all_installed),
        ("properdocs", without({"mkdocs"}, folder)),
    ):
        built = surroundings.run(
            engine, "build", "--strict", "--site-dir", sample.parent / engine, cwd=sample
        )
        assert built.returncode == 0, built.stderr
    site = sample.parent / "properdocs"
    assert b"ProperDocs" in (site / "index.html").read_bytes()
    assert contents(site) == contents(sample.parent / "mkdocs")
    assert Site(site).dead_links() == []


def test_materialx_in_place_of_material(sample: Path, new_learner: NewLearner) -> None:
    assert MATERIALX.is_dir(), "MaterialX is missing: run `make test`."
    folder = sample.parent / "materialx-alone"
    folder.mkdir()
    settings = sample / "mkdocs.yml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace("name: material\n", "name: materialx\n")
    )
    surroundings = without({"material", "mkdocs_material"}, folder, MATERIALX)
    built = surroundings.run("mkdocs", "build", "--strict", cwd=sample)
    assert built.returncode == 0, built.stderr
    site = sample / "dist" / "site"
    assert Site(site).dead_links() == []
    found = b"".join(gzip.decompress(file.read_bytes()) for file in site.glob("search/fragment/*"))
    assert "Friday, four o’clock".encode() in found
    assert b"Show the answer" not in found
    with opened(site, new_learner, f"{LESSON}/") as page:
        learn(page)
        page.goto(page.url.replace(LESSON, "glossary"))
        assert problems(page) == []


def test_zensical_builds_the_written_pages(
    sample: Path, all_installed: Surroundings, new_learner: NewLearner
) -> None:
    written = all_installed.run("lessonwright", "pages", "../pages", cwd=sample)
    assert written.returncode == 0, written.stderr
    pages = sample.parent / "pages"
    built = all_installed.run("zensical", "build", "--strict", cwd=pages)
    assert built.returncode == 0, built.stderr + built.stdout
    assert Site(pages / "site").dead_links() == []
    assert "Show the answer" not in (pages / "site" / "search.json").read_text(encoding="utf-8")
    with opened(pages / "site", new_learner, f"{LESSON}.html") as page:
        learn(page)
