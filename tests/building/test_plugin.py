"""The plugin in MkDocs itself: building, serving and publishing as MkDocs' users know them."""

import hashlib
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path

import pytest

from lessonwright.course.lesson import Facilitator
from lessonwright.reading.loader import load_course
from tests.conftest import COURSE, LESSON, MODULE, ROOT, SAMPLE, write_course

MKDOCS = [sys.executable, "-m", "mkdocs"]
ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1790000000"}
SETTINGS = (
    "site_name: A course\ndocs_dir: content\ntheme: material\nplugins: [search, lessonwright]\n"
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of one small course, with its mkdocs.yml."""
    write_course(tmp_path / "content", {})
    (tmp_path / "mkdocs.yml").write_text(SETTINGS)
    return tmp_path


def mkdocs(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*MKDOCS, *arguments],
        cwd=folder,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )


def bytes_of(site: Path) -> dict[str, str]:
    found = (file for file in sorted(site.rglob("*")) if file.is_file())
    return {
        str(file.relative_to(site)): hashlib.sha256(file.read_bytes()).hexdigest() for file in found
    }


def test_the_sample_course_builds_strictly_and_twice_to_the_same_bytes(tmp_path: Path) -> None:
    for part in ("content", "overrides"):
        shutil.copytree(ROOT / part, tmp_path / part)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    sites = [tmp_path / "once", tmp_path / "twice"]
    for site in sites:
        built = mkdocs(tmp_path, "build", "--strict", "--site-dir", str(site))
        assert built.returncode == 0, built.stderr
    assert bytes_of(sites[0]) == bytes_of(sites[1])
    _has_no_course_file(sites[0])
    _says_nothing_of_the_facilitators(sites[0])


COPIES = (
    "one.yml~",
    "one.yml.orig",
    "one.YAML.bak",
    "#one.yml#",
    "one.yml (copy)",
    "~$one.docx",
    "Thumbs.db",
)


def test_a_program_that_calls_mkdocs_own_build_publishes_no_leak(project: Path) -> None:
    kept_back = "Let nobody know the answer before the break."
    write_course(
        project / "content",
        {
            "first/one.yml": f"{LESSON}facilitator:\n  aim: {kept_back}\n"
            "  timing:\n    - minutes: 10\n      do: Talk.\n"
        },
    )
    (project / "content" / "about.md").write_text(f"# About\n\n{kept_back}\n")
    program = "from mkdocs.config import load_config; from mkdocs.commands.build import build; build(load_config())"
    built = subprocess.run(
        [sys.executable, "-c", program],
        cwd=project,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 1
    assert "only the facilitator may see it" in built.stderr


def test_what_an_editor_leaves_beside_a_lesson_is_not_published(project: Path) -> None:
    write_course(project / "content", {f"first/{name}": LESSON for name in COPIES})
    assert mkdocs(project, "build", "--strict").returncode == 0
    assert [file.name for file in (project / "site").rglob("*") if file.name in COPIES] == []


def test_a_file_that_nothing_links_to_stops_a_strict_build(project: Path) -> None:
    write_course(project / "content", {"first/quiz.csv": "question,right answer\n"})
    failed = mkdocs(project, "build", "--strict")
    assert failed.returncode == 1
    assert (
        "content/first/quiz.csv will be published, and nothing links to it\n   help: link to it, or"
        in failed.stderr
    )
    write_course(project / "content", {"course.yml": f"{COURSE}lint: {{file-unlinked: off}}\n"})
    assert mkdocs(project, "build", "--strict").returncode == 0
    assert (project / "site/first/quiz.csv").is_file()


def _has_no_course_file(site: Path) -> None:
    assert [file for file in site.rglob("*") if file.suffix in {".yml", ".yaml"}] == []


def _says_nothing_of_the_facilitators(site: Path) -> None:
    course = load_course(SAMPLE).course
    assert course is not None
    said = {text for lesson in course.lessons for text in _texts(lesson.facilitator)}
    assert len(said) > 10 * len(course.lessons)
    files = (
        file
        for file in site.rglob("*")
        if file.suffix in {".html", ".js", ".json", ".css", ".xml", ".md", ".txt"}
    )
    published = " ".join(" ".join(unescape(file.read_text()).split()) for file in files)
    assert [text for text in said if " ".join(text.split()) in published] == []


def _texts(facilitator: Facilitator | None) -> set[str]:
    """Return every text of the facilitator's side that is long enough not to stand elsewhere by chance."""
    assert facilitator is not None
    steps = [step.do for step in facilitator.timing]
    texts = [
        facilitator.aim,
        facilitator.notes or "",
        *facilitator.prepare,
        *facilitator.discuss,
        *steps,
    ]
    return {line for text in texts for line in text.splitlines() if len(line) > 25}


def menu(site: Path, page: str) -> dict[str, str]:
    """Return the titles in the navigation of a page, by where they lead."""
    html = (site / page).read_text()
    found = re.findall(
        r'<a href="([^"]+)" class="md-nav__link.*?md-ellipsis">(.*?)</span>', html, re.DOTALL
    )
    return {href: title.strip() for href, title in found}


def test_a_page_shows_every_module_in_the_navigation_and_the_lessons_of_its_own(
    project: Path,
) -> None:
    course = COURSE.replace("[first]", "[first, second]")
    files = {
        "course.yml": course,
        "second/module.yml": MODULE.replace("First", "Second"),
        "second/one.yml": LESSON,
    }
    write_course(project / "content", {**files, "about.md": "# About\n"})
    assert mkdocs(project, "build", "--strict").returncode == 0
    site = project / "site"
    within = menu(site, "second/one/index.html")
    assert within["../../first/"] == "First module"
    assert within["../"] == "Second module"
    assert within["./"] == "One lesson"
    assert "../../first/one/" not in within
    for page, root in {
        "index.html": "",
        "workbook/index.html": "../",
        "about/index.html": "../",
        "404.html": "/",
    }.items():
        shown = menu(site, page)
        assert shown[f"{root}first/"] == "First module"
        assert shown[f"{root}second/"] == "Second module"
        assert not [link for link in shown if "/one/" in link]


def test_a_section_of_the_authors_own_navigation_leads_to_its_first_page(project: Path) -> None:
    write_course(
        project / "content",
        {"about.md": "# About\n", "more/deep.md": "# Deep\n", "more/two.md": "# Two\n"},
    )
    nav = "nav:\n  - index.md\n  - first/index.md\n  - More:\n    - Deeper: [more/deep.md]\n    - more/two.md\n"
    (project / "mkdocs.yml").write_text(SETTINGS + nav)
    assert mkdocs(project, "build").returncode == 0
    assert menu(project / "site", "index.html")["more/deep/"] == "More"
    assert menu(project / "site", "more/two/index.html")["../deep/"] == "Deep"


def test_an_authors_own_page_stands_before_the_certificate_and_leads_on(project: Path) -> None:
    write_course(project / "content", {"about.md": "# About\n", "first/more.md": "# More\n"})
    assert mkdocs(project, "build").returncode == 0
    assert list(menu(project / "site", "index.html"))[-2:] == ["about/", "certificate/"]
    for page, home in {"about": "../", "first/more": "../../"}.items():
        html = (project / "site" / page / "index.html").read_text()
        assert re.findall(r'<a class="lw-next__link" href="([^"]+)">', html) == [home]


def test_a_mistake_stops_the_build_and_leaves_the_last_site_as_it_was(project: Path) -> None:
    assert mkdocs(project, "build").returncode == 0
    before = bytes_of(project / "site")
    write_course(
        project / "content", {"first/one.yml": LESSON.replace("minutes: 10", "minutes: long")}
    )
    failed = mkdocs(project, "build")
    assert failed.returncode == 1
    assert "content/first/one.yml:3:10: error:" in failed.stderr
    assert "Traceback" not in failed.stderr
    assert bytes_of(project / "site") == before


@pytest.mark.parametrize(
    ("language", "direction"), [("en-GB", "ltr"), ("ckb", "rtl"), ("haw", "ltr")]
)
def test_a_language_that_material_does_not_have_builds_and_is_said(
    project: Path, language: str, direction: str
) -> None:
    write_course(
        project / "content", {"course.yml": COURSE.replace("language: en", f"language: {language}")}
    )
    built = mkdocs(project, "build", "--strict")
    assert built.returncode == 0, built.stderr
    for page in ("index.html", "first/one/index.html", "404.html"):
        text = (project / "site" / page).read_text()
        assert f'<html lang="{language}"' in text
        assert f'<body dir="{direction}"' in text


def test_a_paragraph_in_another_script_says_which_way_it_runs(project: Path) -> None:
    lesson = LESSON.replace("A first sentence.", "\u05e9\u05dc\u05d5\u05dd")
    write_course(project / "content", {"first/one.yml": lesson})
    assert mkdocs(project, "build", "--strict").returncode == 0
    assert (
        '<p dir="rtl">\u05e9\u05dc\u05d5\u05dd</p>'
        in (project / "site/first/one/index.html").read_text()
    )


LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24"><path '
    'd="M0 0h24v24H0z"/></svg>'
)
BRANDED = f"{COURSE}brand: {{ logo: images/our logo.svg }}\n"


@pytest.mark.parametrize(
    ("theme", "shown"),
    [
        ("theme: material", "../../images/our logo.svg"),
        ("theme: { name: material, logo: images/other.svg }", "../../images/other.svg"),
        ("theme: { name: material, icon: { logo: material/school } }", None),
    ],
)
def test_the_courses_logo_is_shown_where_mkdocs_yml_names_none(
    project: Path, theme: str, shown: str | None
) -> None:
    write_course(
        project / "content",
        {"course.yml": BRANDED, "images/our logo.svg": LOGO, "images/other.svg": LOGO},
    )
    (project / "mkdocs.yml").write_text(SETTINGS.replace("theme: material", theme))
    built = mkdocs(project, "build", "--strict")
    assert built.returncode == 0, built.stderr
    page = (project / "site/first/one/index.html").read_text()
    assert set(re.findall(r'<img src="([^"]+)" alt="logo">', page)) == ({shown} if shown else set())
    assert (project / "site/images/our logo.svg").is_file()


def test_a_title_is_never_taken_for_html(project: Path) -> None:
    title = "Mod <img src=x onerror=alert(2)> & more"
    files = {
        "first/module.yml": MODULE.replace("First module", title),
        "first/one.yml": LESSON.replace("One", title),
    }
    write_course(project / "content", files)
    assert mkdocs(project, "build", "--strict").returncode == 0
    for page in (project / "site").rglob("*.html"):
        assert "<img src=x" not in page.read_text()


def test_the_authors_own_home_page_is_kept(project: Path) -> None:
    (project / "content/index.md").write_text("# Welcome\n\nMy own words.\n")
    assert mkdocs(project, "build", "--strict").returncode == 0
    assert "My own words." in (project / "site/index.html").read_text()


def test_the_pencil_leads_to_the_yaml_that_a_page_is_made_from(project: Path) -> None:
    edit = "repo_url: https://example.org/course\nedit_uri: edit/main/content/\n"
    (project / "mkdocs.yml").write_text(f"{SETTINGS}{edit}".replace("theme: material", _EDITABLE))
    assert mkdocs(project, "build", "--strict").returncode == 0
    for page, file in (
        ("first/one", "first/one.yml"),
        ("first", "first/module.yml"),
        ("", "course.yml"),
    ):
        html = (project / "site" / page / "index.html").read_text()
        assert f'href="https://example.org/course/edit/main/content/{file}"' in html
        assert 'data-md-component="source"' not in html
    html = (project / "site" / "workbook" / "index.html").read_text()
    assert "edit/main" not in html


_EDITABLE = "theme: { name: material, features: [content.action.edit] }"


def test_no_page_asks_another_host_for_anything(project: Path) -> None:
    assert mkdocs(project, "build", "--strict").returncode == 0
    page = (project / "site/first/one/index.html").read_text()
    assert re.findall(r'<(?:script|img|link)[^>]+(?:src|href)="(?:https?:)?//[^"]*"', page) == []


def test_the_search_index_leads_to_lessons(project: Path) -> None:
    assert mkdocs(project, "build", "--strict").returncode == 0
    index = json.loads((project / "site/search/search_index.json").read_text())
    assert "first/one/" in {entry["location"] for entry in index["docs"]}


ASIDE = re.compile(r'\b(?:alt|aria-label|content|label|placeholder|summary|title)="([^"]*)"')
"""What is said of a page or a part of it: to whoever points at it, and to search engines, feeds and
cards, which take a page's description."""


def told_aside(site: Path) -> str:
    """Return what a site says beside what stands on its pages, files for programs included."""
    pages = (path.read_text() for path in site.rglob("*.html"))
    files = (path.read_text() for path in site.rglob("*") if path.suffix in (".json", ".xml"))
    return "\n".join([*(unescape(text) for page in pages for text in ASIDE.findall(page)), *files])


def test_neither_search_nor_titles_nor_what_feeds_take_gives_an_answer_away(project: Path) -> None:
    shutil.rmtree(project / "content")
    shutil.copytree(
        Path(__file__).parents[1] / "site" / "courses" / "every-kind", project / "content"
    )
    assert mkdocs(project, "build", "--strict").returncode == 0
    page = (project / "site/first/one/index.html").read_text()
    aside = told_aside(project / "site")
    assert "Which one?" in aside
    assert 'name="description"' in page
    for kept_back in (
        "Show the answer",
        "Not this one.",
        "Nor that.",
        "There were two.",
        "No, since",
        "Good.",
    ):
        assert kept_back in page
        assert kept_back not in aside


def test_the_search_tells_what_is_taught_and_not_how_long_it_takes(project: Path) -> None:
    assert mkdocs(project, "build", "--strict").returncode == 0
    for page in ("first", "first/one"):
        assert "10 minutes" in (project / "site" / page / "index.html").read_text()
    entries = json.loads((project / "site/search/search_index.json").read_text())["docs"]
    told = [entry["text"] for entry in entries if entry["location"].startswith("first/")]
    assert told
    assert [text for text in told if "10 minutes" in text] == []


def test_the_search_tells_how_a_scenario_begins_and_not_how_it_ends(project: Path) -> None:
    shutil.rmtree(project / "content")
    shutil.copytree(
        Path(__file__).parents[1] / "site" / "courses" / "every-kind", project / "content"
    )
    assert mkdocs(project, "build", "--strict").returncode == 0
    entries = json.loads((project / "site/search/search_index.json").read_text())["docs"]
    lesson = {
        entry["title"]: entry["text"]
        for entry in entries
        if entry["location"].startswith("first/one/")
    }
    assert [text for text in lesson.values() if "What now?" in text]
    assert not [text for text in lesson.values() if "It went well." in text]
    assert not [title for title in lesson if "Scene" in title]


def test_the_search_explains_words_in_the_glossary_alone(project: Path) -> None:
    shutil.rmtree(project / "content")
    shutil.copytree(
        Path(__file__).parents[1] / "site" / "courses" / "every-kind", project / "content"
    )
    assert mkdocs(project, "build", "--strict").returncode == 0
    entries = json.loads((project / "site/search/search_index.json").read_text())["docs"]
    for definition in ("What is left when a", "One thing to do."):
        explaining = {
            entry["location"].split("#")[0] for entry in entries if definition in entry["text"]
        }
        assert explaining == {"glossary/"}


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(
        ["git", *arguments], cwd=folder, check=True, capture_output=True, text=True
    ).stdout


def test_the_site_can_be_published_with_gh_deploy(project: Path) -> None:
    git(project, "init", "--bare", "-q", "published.git")
    git(project, "init", "-q", "-b", "main")
    git(project, "config", "user.name", "A trainer")
    git(project, "config", "user.email", "trainer@example.org")
    git(project, "remote", "add", "origin", "published.git")
    deployed = mkdocs(project, "gh-deploy", "--strict")
    assert deployed.returncode == 0, deployed.stderr
    listed = git(project, "--git-dir", "published.git", "ls-tree", "-r", "--name-only", "gh-pages")
    assert "first/one/index.html" in listed
    assert ".yml" not in listed


@contextmanager
def served(project: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    server = subprocess.Popen(
        [*MKDOCS, "serve", "-a", address],
        cwd=project,
        env=ENVIRONMENT,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield f"http://{address}"
    finally:
        server.terminate()
        server.communicate(timeout=30)


def fetched(url: str) -> str:
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:  # noqa: S310 - our own loopback server
            return str(answer.read().decode())
    except OSError:
        return ""


def until(url: str, holds: Callable[[str], bool]) -> str:
    """Fetch the page until it is as expected; fail after a minute."""
    for _ in range(240):
        page = fetched(url)
        if holds(page):
            return page
        time.sleep(0.25)
    pytest.fail(f"{url} did not come to be as expected; it is now:\n{page[-3000:]}")


def test_serving_follows_edits_and_survives_mistakes(project: Path) -> None:
    lesson = project / "content/first/one.yml"
    with served(project) as site:
        url = f"{site}/first/one/"
        until(url, lambda page: "A first sentence." in page)
        lesson.write_text(LESSON.replace("A first sentence.", "A better sentence."))
        until(url, lambda page: "A better sentence." in page)
        lesson.write_text(LESSON.replace("minutes: 10", "minutes: long"))
        broken = until(url, lambda page: "error:" in page)
        assert "content/first/one.yml:3:10: error:" in broken
        assert "A better sentence." in broken
        lesson.write_text(LESSON.replace("A first sentence.", "A mended sentence."))
        mended = until(url, lambda page: "A mended sentence." in page)
        assert "error:" not in mended
        (project / "mkdocs.yml").write_text(SETTINGS.replace("A course", "Mistakes: my course"))
        told = until(url, lambda page: "error:" in page)
        assert (
            "mkdocs.yml:1:20: error: the text after `site_name:` has a colon and a space in it"
            in told
        )
        assert "A mended sentence." in told
        (project / "mkdocs.yml").write_text(SETTINGS.replace("lessonwright", "lessonright"))
        told = until(url, lambda page: "lessonright" in page)
        assert told.count('role="alert"') == 1
        (project / "mkdocs.yml").write_text(SETTINGS)
        until(url, lambda page: "A mended sentence." in page and "error:" not in page)
