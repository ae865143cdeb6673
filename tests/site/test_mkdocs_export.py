"""Written pages: a folder that MkDocs builds with no plugin of ours, to the same pages."""

import json
import re
from pathlib import Path
from typing import Any

from lessonwright.reading.loader import load_course
from lessonwright.site.mkdocs_export import write_pages
from tests.building.test_plugin import COPIES, mkdocs
from tests.conftest import LESSON, ROOT, SAMPLE, SVG, MakeCourse, write_course
from tests.tools.links import Site

_ARTICLE = re.compile(r"<article.*?</article>", re.DOTALL)


def articles(site: Path) -> dict[str, str]:
    files = [
        file for file in sorted(site.rglob("*.html")) if file.name != "404.html"
    ]  # that one is the brand's own
    pages = {str(file.relative_to(site)): file.read_text() for file in files}
    return {name: _ARTICLE.search(page)[0] for name, page in pages.items() if _ARTICLE.search(page)}  # type: ignore[index]


def found_by_search(site: Path) -> dict[str, Any]:
    index = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))
    return {entry["location"]: entry for entry in index["docs"]}


def config_without_handouts(target: Path) -> Path:
    """Write the sample's mkdocs.yml for a site without PDFs: written pages have no plugin that could make any."""
    for name in ("content", "overrides"):
        (target.parent / name).symlink_to(ROOT / name)
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    plain, count = re.subn(
        r"^( *)- lessonwright$", r"\1- lessonwright: {handouts: false}", text, flags=re.MULTILINE
    )
    assert count == 1
    target.write_text(f"{plain}use_directory_urls: false\n", encoding="utf-8")
    return target


def test_written_pages_build_without_the_plugin_to_what_the_plugin_builds(tmp_path: Path) -> None:
    course = load_course(SAMPLE).course
    assert course is not None
    written = write_pages(course, SAMPLE, tmp_path / "pages")
    assert written == len(list((tmp_path / "pages/docs").rglob("*.md"))) - len(
        list(SAMPLE.rglob("*.md"))
    )
    plain = mkdocs(tmp_path / "pages", "build", "--strict")
    assert plain.returncode == 0, plain.stderr
    assert re.search(
        r'^plugins: \[\s*"search"\s*\]$', (tmp_path / "pages/mkdocs.yml").read_text(), re.MULTILINE
    )
    whole = config_without_handouts(tmp_path / "mkdocs.yml")
    built = mkdocs(
        tmp_path,
        "build",
        "--strict",
        "--config-file",
        str(whole),
        "--site-dir",
        str(tmp_path / "site"),
    )
    assert built.returncode == 0, built.stderr
    assert articles(tmp_path / "pages/site") == articles(tmp_path / "site")
    assert found_by_search(tmp_path / "pages/site") == found_by_search(tmp_path / "site")
    assert Site(tmp_path / "pages/site").dead_links() == []


def test_every_link_names_a_file_which_engines_that_move_pages_into_folders_leave_alone(
    tmp_path: Path, make_course: MakeCourse
) -> None:
    course = make_course(
        {"first/one.yml": LESSON.replace("A first sentence.", "Go [home](../course.yml).")}
    )
    write_pages(course, tmp_path, tmp_path / "out")
    assert "use_directory_urls: false" in (tmp_path / "out/mkdocs.yml").read_text()
    for page in (tmp_path / "out/docs").rglob("*.md"):
        links = re.findall(r'(?:href|src)="([^"#]+)', page.read_text())
        assert [link for link in links if link.endswith("/")] == []


def test_the_authors_own_files_come_along_and_the_courses_yaml_does_not(
    tmp_path: Path, make_course: MakeCourse
) -> None:
    course = make_course(
        {"about.md": "# About\n", "first/images/desk.svg": SVG, ".hidden/secret.txt": "x"}
    )
    write_pages(course, tmp_path, tmp_path / "out")
    docs = tmp_path / "out/docs"
    assert (docs / "about.md").read_text().startswith("# About\n")
    assert (docs / "first/images/desk.svg").is_file()
    assert not [
        file for file in docs.rglob("*") if file.suffix == ".yml" or file.name == "secret.txt"
    ]


def test_what_an_editor_leaves_beside_a_lesson_stays_behind(
    tmp_path: Path, make_course: MakeCourse
) -> None:
    course = make_course({f"first/{name}": LESSON for name in COPIES})
    write_pages(course, tmp_path, tmp_path / "out")
    assert [file.name for file in (tmp_path / "out").rglob("*") if file.name in COPIES] == []


def test_a_page_of_the_authors_own_stands_before_the_certificate(
    tmp_path: Path, make_course: MakeCourse
) -> None:
    course = make_course({"about.md": "# About\n", "first/more.md": "# More\n"})
    write_pages(course, tmp_path, tmp_path / "out")
    text = (tmp_path / "out/mkdocs.yml").read_text()
    assert re.search(r'"about.md",\s+\{\s+"[^"]+": "certificate.md"\s+\}\s+\]\s*$', text)
    assert "more.md" not in text


def test_a_home_page_of_the_authors_own_is_kept(tmp_path: Path, make_course: MakeCourse) -> None:
    course = make_course({"index.md": "# Welcome\n"})
    write_pages(course, tmp_path, tmp_path / "out")
    assert (tmp_path / "out/docs/index.md").read_text() == "# Welcome\n"


def test_steps_are_reported(tmp_path: Path) -> None:
    content = write_course(tmp_path / "content", {})
    course = load_course(content).course
    assert course is not None
    steps: list[tuple[int, int]] = []
    count = write_pages(
        course, content, tmp_path / "out", lambda done, of: steps.append((done, of))
    )
    assert steps == [(n, count) for n in range(1, count + 1)]
