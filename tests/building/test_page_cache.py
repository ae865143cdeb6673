"""A build that finds the pages of an earlier one makes the very site that it would have made of nothing."""

import logging
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.structure.files import File, get_files
from mkdocs.structure.pages import Page

from lessonwright.building.build_cache import PAGES_FOLDER, BuildCache
from lessonwright.building.mkdocs_runner import build_site
from lessonwright.building.page_cache import HtmlCache
from lessonwright.building.plugin import LessonwrightPlugin
from lessonwright.building.site_selection import Selection
from lessonwright.site.templating import FilledPage, PageOrder, Templates
from tests.building.test_other_plugins import EVERY_KIND
from tests.building.test_plugin import ENVIRONMENT, MKDOCS, SETTINGS, bytes_of

WITHOUT_PDFS = SETTINGS.replace(
    "[search, lessonwright]", "\n  - search\n  - lessonwright: { handouts: false }"
)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(EVERY_KIND, tmp_path / "content")
    (tmp_path / "mkdocs.yml").write_text(WITHOUT_PDFS)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def built(project: Path, *, fresh: bool = False, site: str = "site") -> dict[str, str]:
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(project / site))
    plugin = config.plugins["lessonwright"]
    assert isinstance(plugin, LessonwrightPlugin)
    plugin.fresh = fresh
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return bytes_of(project / site)


def mark_what_is_kept(project: Path) -> int:
    """Leave a mark at the end of each finished page that is kept; return how many there are."""
    folder, count = project / PAGES_FOLDER, 0
    cache = BuildCache(folder)
    for file in [*folder.glob("??/*")]:
        key = file.parent.name + file.name
        kept = cache.fetch(key) or b""
        if kept.rstrip().endswith(b"</html>"):
            cache.store(key, kept + b"<!-- kept -->")
            count += 1
    return count


def marked(project: Path) -> set[str]:
    site = project / "site"
    return {
        page.relative_to(site).as_posix()
        for page in site.rglob("*.html")
        if "<!-- kept -->" in page.read_text(encoding="utf-8")
    }


def replace_in(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_second_build_makes_no_page_of_the_course_again_and_the_same_site(
    project: Path,
) -> None:
    first = built(project, fresh=True)
    assert not (project / PAGES_FOLDER).exists()
    assert built(project) == first
    assert built(project) == first
    count = mark_what_is_kept(project)
    built(project)
    assert len(marked(project)) == count == len([*(project / "site").rglob("index.html")])
    assert built(project, fresh=True) == first


def test_after_an_edit_only_the_page_that_says_it_is_made_again(project: Path) -> None:
    built(project)
    mark_what_is_kept(project)
    replace_in(project / "content/first/one.yml", "  - text: |\n", "  - text: |\n      Now.\n\n")
    built(project)
    unmarked = {"first/one/index.html", "404.html"}
    assert {*bytes_of(project / "site")} - marked(project) >= unmarked
    pages = {page.relative_to(project / "site").as_posix() for page in project.rglob("index.html")}
    assert pages - marked(project) == {"first/one/index.html"}


def test_pages_about_the_whole_course_are_filled_again_after_any_edit_alone(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled: list[str] = []
    fill = Templates.page

    def noted(templates: Templates, order: PageOrder) -> FilledPage:
        filled.append(order.path)
        return fill(templates, order)

    monkeypatch.setattr(Templates, "page", noted)
    built(project)
    assert {"index.md", "glossary.md", "first/one.md"} <= {*filled}
    filled.clear()
    built(project)
    assert filled == []
    replace_in(project / "content/first/one.yml", "  - text: |\n", "  - text: |\n      Now.\n\n")
    built(project)
    assert {"index.md", "glossary.md", "first/one.md"} <= {*filled}


OVERRIDE = "{% extends 'base.html' %}{% block footer %}<p>Ours</p>{% endblock %}"
ALL_PAGES = (
    "{% extends 'base.html' %}{% block footer %}"
    "{{ pages | map(attribute='page.content') | join | length }}{% endblock %}"
)


def test_after_any_edit_the_site_is_what_a_fresh_build_makes(project: Path) -> None:
    content, settings = project / "content", project / "mkdocs.yml"
    custom = project / "custom"

    def put_over(template: str) -> None:
        custom.mkdir(exist_ok=True)
        (custom / "main.html").write_text(template)

    def use_templates() -> None:
        put_over(OVERRIDE)
        theme = "theme: { name: material, custom_dir: custom }"
        replace_in(settings, "theme: material", theme)

    edits: dict[str, Callable[[], object]] = {
        "a text": lambda: replace_in(
            content / "first/one.yml", "  - text: |\n", "  - text: |\n      ## Now\n\n"
        ),
        "a question, which a review asks again": lambda: replace_in(
            content / "first/one.yml", "multiple-choice: Which one?", "multiple-choice: Which?"
        ),
        "a title": lambda: replace_in(content / "first/two.yml", "title: ", "title: Again "),
        "the course": lambda: replace_in(content / "course.yml", "title: ", "title: Again "),
        "a picture": lambda: replace_in(
            content / "first/images/desk.svg", 'viewBox="0 0 ', 'viewBox="0 0 7'
        ),
        "a page of one's own": lambda: (content / "about.md").write_text("# About us\n"),
        "its title": lambda: (content / "about.md").write_text("# About you\n"),
        "the settings": lambda: replace_in(settings, "A course", "Another course"),
        "an extension": lambda: settings.write_text(
            f"{settings.read_text()}markdown_extensions: [pymdownx.tilde]\n"
        ),
        "from a folder": lambda: replace_in(
            settings, "site_name", "use_directory_urls: false\nsite_name"
        ),
        "captions": lambda: replace_in(content / "first/sounds/call.vtt", "Well?", "Hello"),
        "a template": use_templates,
        "its words": lambda: put_over(OVERRIDE.replace("Ours", "Yours")),
        "a template that looks at all pages": lambda: put_over(ALL_PAGES),
    }
    built(project)
    for name, edit in edits.items():
        edit()
        assert built(project) == built(project, fresh=True, site="fresh"), name


def test_pages_that_were_kept_without_handouts_are_not_shown_with_them(project: Path) -> None:
    def links_to_handouts() -> bool:
        config = load_config(str(project / "mkdocs.yml"))
        plugin = config.plugins["lessonwright"]
        assert isinstance(plugin, LessonwrightPlugin)
        plugin.publisher, plugin.fresh = None, False  # MkDocs keeps one instance in a process
        config.plugins.on_startup(command="build", dirty=False)
        config = config.plugins.on_config(config)
        files = config.plugins.on_files(get_files(config), config=config)
        page = files.get_file_from_path("first/one.md")
        assert page
        return "handouts/" in page.content_string

    assert not links_to_handouts()
    replace_in(project / "mkdocs.yml", "handouts: false", "handouts: true")
    assert links_to_handouts()


def test_a_page_of_which_something_was_told_is_not_kept(project: Path) -> None:
    config = load_config(str(project / "mkdocs.yml"))
    page = Page("One", File("one.md", str(project), str(project / "site"), True), config)
    page.links_to_anchors = {}
    pages = HtmlCache(BuildCache(project / "cache"), "around")
    for warnings in (["there is no such anchor"], []):
        pages.look_up(page, b"# One")
        assert not pages.has(page)
        for warning in warnings:
            logging.getLogger("mkdocs.structure.pages").warning(warning)
        pages.has_been_read(page)
        pages.keep(page, "<h1>One</h1>")
    pages.look_up(page, b"# One")
    assert pages.has(page)


def test_a_damaged_cache_changes_nothing(project: Path) -> None:
    first = built(project)
    for number, file in enumerate(sorted((project / PAGES_FOLDER).glob("??/*"))):
        file.write_bytes(file.read_bytes()[: number % 3 * 40] + b"?")
    assert built(project) == first


def test_a_build_takes_nothing_over_from_another_in_its_process(project: Path) -> None:
    first = built(project, fresh=True)
    build_site(project / "mkdocs.yml", project / "other", selection=Selection("first"))
    assert built(project) == first


def test_two_builds_side_by_side_share_a_cache(project: Path) -> None:
    command = [*MKDOCS, "build", "--strict", "--site-dir"]
    builds = [
        subprocess.Popen([*command, site], cwd=project, env=ENVIRONMENT) for site in ("one", "two")
    ]
    assert [one.wait() for one in builds] == [0, 0]
    assert bytes_of(project / "one") == bytes_of(project / "two") == built(project)


def test_a_fresh_build_of_the_command_takes_nothing_from_an_earlier_one(project: Path) -> None:
    command = [sys.executable, "-m", "lessonwright", "build", "--no-handouts"]
    subprocess.run(command, cwd=project, env=ENVIRONMENT, check=True)
    assert mark_what_is_kept(project)
    for options in (["--fresh"], []):
        subprocess.run([*command, *options], cwd=project, env=ENVIRONMENT, check=True)
        assert bool(marked(project)) is not bool(options)


def test_a_project_that_was_moved_finds_its_pages_again(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = built(project)
    moved = project.parent / f"{project.name}-moved"
    shutil.copytree(project, moved)
    monkeypatch.chdir(moved)
    assert mark_what_is_kept(moved) > 5
    built(moved)
    assert len(marked(moved)) > 5
    shutil.rmtree(moved / PAGES_FOLDER)
    assert built(moved) == first


def test_what_pages_say_of_a_folder_is_no_place(project: Path) -> None:
    """The project's own folder, in the name of the site, is a word like others."""
    replace_in(project / "mkdocs.yml", "A course", f"Course in {project}")
    built(project)
    replace_in(project / "mkdocs.yml", f"Course in {project}", "Course in <project>")
    assert built(project) == built(project, fresh=True, site="anew")
