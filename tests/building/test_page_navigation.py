"""What a page shows of the navigation is to the byte what the theme makes of it item by item."""

from pathlib import Path

import pytest
from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, get_files
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page

from lessonwright.building.theme_navigation import ThemeNavigation

SETTINGS = """\
site_name: A course
theme: {{ name: material, {theme} }}
use_directory_urls: {directory_urls}
plugins: []
nav:
  - index.md
  - One & all: [one/index.md, one/a.md, one/b.md]
  - Two: [two/a.md, two/b.md]
  - Within: [{{Deeper: [one/c/d.md]}}]
  - Elsewhere: [Far: https://example.org/]
  - about.md
  - one/beside.md
  - four/beside.md
  - Three: [three/index.md, three/a.md]
"""
PAGES = (
    *("index.md", "about.md", "one/index.md", "one/a.md", "one/b.md", "one/c/d.md"),
    *("two/a.md", "two/b.md", "three/index.md", "three/a.md", "one/beside.md", "four/beside.md"),
)
ITEM = "{% macro render(nav_item, path, level) %}{{ nav_item.url }} on {{ page.url }}{% endmacro %}"

Site = tuple[MkDocsConfig, Files, Navigation, Environment]


def site(folder: Path, *, theme: str = "language: en", directory_urls: bool = True) -> Site:
    settings = SETTINGS.format(theme=theme, directory_urls=str(directory_urls).lower())
    (folder / "mkdocs.yml").write_text(settings)
    for path in PAGES:
        (folder / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "docs" / path).write_text("Words\n")
    config = load_config(str(folder / "mkdocs.yml"))
    files = get_files(config)
    env = config.theme.get_env()
    nav = get_navigation(files, config)
    for page in nav.pages:
        page.read_source(config)
        page.render(config, files)
    return config, files, nav, env


def shown(made: Site, shows: ThemeNavigation) -> dict[str, str]:
    config, files, nav, env = made
    return {page.url: _filled(page, made, shows) for page in nav.pages} | {
        "404": env.get_template("404.html").render(
            {**get_context(nav, files, config), "nav": shows.at(None, nav)}
        )
    }


def _filled(page: Page, made: Site, shows: ThemeNavigation) -> str:
    config, files, nav, env = made
    page.active = True
    context = {**get_context(nav, files, config, page), "nav": shows.at(page, nav)}
    context.pop("build_date_utc")
    filled = env.get_template("main.html").render(context)
    page.active = False
    return str(filled)


@pytest.mark.parametrize("directory_urls", [True, False])
def test_closed_sections_that_are_filled_once_read_as_if_filled_each_time(
    tmp_path: Path, directory_urls: bool
) -> None:
    features = "features: [navigation.prune, navigation.indexes]"
    item_by_item = site(tmp_path, theme=features, directory_urls=directory_urls)
    quick = site(tmp_path, theme=features, directory_urls=directory_urls)
    shows = ThemeNavigation()
    shows.speed_up(quick[3], "material")
    pages = shown(quick, shows)
    assert pages == shown(item_by_item, ThemeNavigation())
    assert "Deeper" in pages["one/c/d/" if directory_urls else "one/c/d.html"]
    sections, ways_to_the_top = 5, 4
    assert 0 < shows.filled_once <= sections * ways_to_the_top


def test_where_the_author_fills_items_each_page_has_its_own(tmp_path: Path) -> None:
    partials = tmp_path / "custom" / "partials"
    partials.mkdir(parents=True)
    (partials / "nav-item.html").write_text(ITEM)
    made = site(tmp_path, theme="custom_dir: custom")
    shows = ThemeNavigation()
    shows.speed_up(made[3], "material")
    for url, page in shown(made, shows).items():
        assert url.startswith(("404", "three/")) or f"three/ on {url}" in page
