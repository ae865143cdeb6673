"""What a package leaves out: pages and files of other parts, and what is meant for trainers."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.browser.packages.conftest import make_packages
from tests.packages.conftest import opened, project_at

OWN = {
    "about.md": "# About\n\nThree lessons. [For trainers](for-trainers.md) and [tills](tills.md)\n",
    "for-trainers.md": "# For trainers\n\nHold it slowly. [Plan](plan.pdf), [how](how/hold.md), [at](how/tables.md)\n",
    "how/hold.md": "# How\n\nWait for silence. [Back](../for-trainers.md), or [further](further.md)\n",
    "how/further.md": "# Further\n\n[Back](hold.md), or to the [tables](tables.md)\n",
    "how/tables.md": "# Tables\n\nEight of them.\n",
    "plan.pdf": "A plan.",
    "tills.md": "# Tills\n\nOn [tables](how/tables.md). [Print it](tills.pdf). [Who wrote this](about.md#about)\n",
    "tills.pdf": "Tills.",
    "first/notes.md": "# Notes\n\nOf the first module.\n",
    "second/film.mp4": "A film.",
    "second/sheet.pdf": "A sheet.",
    "first/tool/index.html": "<script src=tool.js></script>",
    "first/tool/tool.js": "fetch('data.json')",
    "first/tool/data.json": "{}",
}
FOR_TRAINERS = {"for-trainers.md", "plan.pdf", "how/hold.md", "how/further.md"}
LINKS = {
    "first/one.yml": "[Tills](../tills.md), and a [tool](tool/index.html).",
    "second/three.yml": "[A film](film.mp4) and [a sheet](sheet.pdf).",
}
LEFT_OUT = "package: { leave-out: [for-trainers.md] }\n"


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The golden course with pages and files of its author's own, one of them for trainers."""
    config = project_at(tmp_path_factory.mktemp("own"))
    content = config.parent / "content"
    for name, text in OWN.items():
        (content / name).parent.mkdir(exist_ok=True)
        (content / name).write_text(text, "utf-8")
    for name, text in LINKS.items():
        lesson = (content / name).read_text("utf-8")
        more = f"body:\n  - text: {text!r}\n"
        (content / name).write_text(lesson.replace("body:\n", more, 1), "utf-8")
    with (content / "course.yml").open("a", encoding="utf-8") as file:
        file.write(LEFT_OUT)
    return config


def own(package: ZipFile) -> set[str]:
    """Return which of the author's own pages and files are in a package."""
    names = {name.removeprefix("site/") for name in package.namelist()}
    return {name for name in OWN if name.replace(".md", ".html") in names}


def pages(package: ZipFile) -> dict[str, str]:
    names = [name for name in package.namelist() if name.endswith(".html")]
    return {name: package.read(name).decode() for name in names}


def packed(config: Path, folder: Path, part: str | None = None) -> ZipFile:
    return opened(make_packages(config, folder / "site", part), folder / "zips")["scorm-1.2"]


def test_what_is_for_trainers_is_in_no_package(config: Path, tmp_path: Path) -> None:
    package = packed(config, tmp_path)
    assert own(package) == {*OWN} - FOR_TRAINERS
    words = package.read("site/search/search_index.js").decode()
    assert "Three lessons" in words
    assert "Hold it slowly" not in words
    assert "Wait for silence" not in words
    assert "<span>For trainers</span>" in pages(package)["site/about.html"]
    assert not [name for name, page in pages(package).items() if "for-trainers.html" in page]


def test_a_module_holds_the_pages_that_it_leads_to(config: Path, tmp_path: Path) -> None:
    package = packed(config, tmp_path, "second")
    assert own(package) == {"second/film.mp4", "second/sheet.pdf"}
    for page in pages(package).values():
        assert "about.html" not in page
        assert "About" not in page


def test_a_module_holds_its_folder_and_a_lesson_does_not(config: Path, tmp_path: Path) -> None:
    led_to = {name for name in OWN if name.startswith(("first/tool", "about", "tills"))}
    led_to.add("how/tables.md")
    assert own(packed(config, tmp_path / "m", "first")) == {*led_to, "first/notes.md"}
    assert own(packed(config, tmp_path / "l", "first/one")) == led_to
    two = packed(config, tmp_path / "t", "first/two")
    assert own(two) == set()
    assert not [name for name in two.namelist() if "/sounds/" in name or "/images/desk" in name]


def test_a_page_that_the_navigation_names_is_for_everybody(config: Path, tmp_path: Path) -> None:
    written = config.parent / "mkdocs-how.yml"
    nav = "nav: [index.md, {How: how/hold.md}]\n"
    written.write_text(config.read_text("utf-8") + nav, "utf-8")
    assert own(packed(written, tmp_path)) >= {"how/hold.md", "how/further.md"}


def test_a_navigation_of_ones_own_loses_what_is_left_out(config: Path, tmp_path: Path) -> None:
    named = "nav: [index.md, {More: [about.md, tills.md, {Web: 'https://example.org/'}]}, {Us: [about.md]}]\n"
    written = config.parent / "mkdocs-nav.yml"
    written.write_text(config.read_text("utf-8") + named, "utf-8")
    home = pages(packed(written, tmp_path, "second"))["site/index.html"]
    assert "https://example.org/" in home
    assert "Us" not in home
    assert "tills" not in home
