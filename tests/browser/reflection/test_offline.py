"""An offline build: opened from a folder it has everything, search included, and asks nothing of the network."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Request

from lessonwright.building.mkdocs_runner import build_site
from tests.browser.conftest import CONFIG, write_project
from tests.browser.expectation import expect
from tests.browser.reflection.courses import FILES

pytestmark = pytest.mark.browser

GERMAN = {**FILES, "course.yml": FILES["course.yml"].replace("language: en", "language: de")}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    config = write_project(tmp_path_factory.mktemp("project"), FILES)
    return build_site(config, tmp_path_factory.mktemp("offline") / "site", offline=True)


@pytest.fixture
def asked(learner: BrowserContext) -> list[str]:
    """What the pages of this learner ask of anything but the folder."""
    urls: list[str] = []

    def note(request: Request) -> None:
        if not request.url.startswith(("file:", "data:", "blob:")):
            urls.append(request.url)

    learner.on("request", note)
    return urls


@pytest.fixture
def home(learner: BrowserContext, site: Path) -> Page:
    page = learner.new_page()
    page.goto((site / "index.html").as_uri())
    return page


def look_for(page: Page, words: str) -> None:
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type(words)


def test_search_works_from_a_folder(home: Page, asked: list[str]) -> None:
    look_for(home, "zebras")
    found = home.locator(".md-search-result__item")
    expect(found.first).to_contain_text("Writing it down")
    found.first.locator("a").first.click()
    expect(home.get_by_role("heading", level=1)).to_have_text("Writing it down")
    assert asked == []


def test_what_is_written_is_kept_and_the_marks_are_there(
    home: Page, site: Path, asked: list[str]
) -> None:
    home.locator("lw-resume a").click()
    expect(home.get_by_role("heading", level=1)).to_have_text("Writing it down")
    home.get_by_label("What happened?").fill("Offline, too.")
    home.get_by_role("button", name="I have done this lesson").click()
    home.get_by_role("link", name="First module").first.click()
    expect(home.locator(".lw-card .lw-tick")).to_have_count(1)
    home.goto((site / "workbook.html").as_uri())
    expect(home.locator("lw-workbook")).to_contain_text("Offline, too.")
    home.get_by_role("link", name="Writing it down").first.click()
    expect(home.get_by_label("What happened?")).to_have_value("Offline, too.")
    expect(home.locator(".md-nav--primary a.md-nav__link:has(.lw-tick)")).not_to_have_count(0)
    assert asked == []


def test_pages_and_scripts_name_nothing_on_the_network(site: Path) -> None:
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert 'src="http' not in text
        assert 'rel="stylesheet" href="http' not in text


def test_the_index_is_a_script(site: Path) -> None:
    index = (
        (site / "search" / "search_index.js")
        .read_text(encoding="utf-8")
        .removeprefix("var __index = ")
    )
    assert any(found["title"] == "Writing it down" for found in json.loads(index)["docs"])


@pytest.mark.parametrize(
    "plugins", ["[offline, search, lessonwright]", "[lessonwright, search, offline]"]
)
def test_material_s_own_plugin_in_mkdocs_yml_does_the_same(
    tmp_path: Path, learner: BrowserContext, plugins: str
) -> None:
    config = write_project(tmp_path, GERMAN, CONFIG.replace("[search, lessonwright]", plugins))
    site = build_site(config, tmp_path / "site")
    assert "unpkg" not in (site / "index.html").read_text(encoding="utf-8")
    page = learner.new_page()
    page.goto((site / "first" / "writing.html").as_uri())
    page.get_by_role("textbox", name="Suche").click()
    page.keyboard.type("zebras")
    expect(page.locator(".md-search-result__item").first).to_contain_text("Writing it down")
