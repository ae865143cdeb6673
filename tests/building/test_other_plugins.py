"""A course beside the plugins that people have most: each does its work, or is named where it cannot."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from lessonwright.reading.loader import load_course
from lessonwright.site.mkdocs_export import write_pages
from tests.building.test_plugin import ENVIRONMENT, git, mkdocs
from tests.conftest import LESSON, write_course
from tests.site.test_mkdocs_export import articles, found_by_search
from tests.tools.links import Site

EVERY_KIND = Path(__file__).parents[1] / "site" / "courses" / "every-kind"
LONG_AGO = "2020-03-04T00:00:00"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(EVERY_KIND, tmp_path / "content")
    return tmp_path


def use(project: Path, *plugins: str) -> subprocess.CompletedProcess[str]:
    """Build the course with plugins beside ours."""
    listed = "".join(
        f"  - {plugin}\n" for plugin in ("search", *plugins, "lessonwright:\n      handouts: false")
    )
    settings = f"site_name: A course\ndocs_dir: content\ntheme: material\nplugins:\n{listed}"
    (project / "mkdocs.yml").write_text(settings)
    return mkdocs(project, "build", "--strict")


def lesson(project: Path) -> str:
    return (project / "site/first/one/index.html").read_text()


def test_macros_find_no_comment_of_theirs_in_a_lesson(project: Path) -> None:
    built = use(project, "macros")
    assert built.returncode == 0, built.stderr
    assert '<h2 id="quiz">' in lesson(project)


def test_redirects_lead_to_lessons(project: Path) -> None:
    built = use(project, "redirects: { redirect_maps: { old.md: first/one.md } }")
    assert built.returncode == 0, built.stderr
    assert "first/one/" in (project / "site/old/index.html").read_text()
    assert Site(project / "site").dead_links() == []


def test_glightbox_and_minify_leave_every_link_alive(project: Path) -> None:
    built = use(project, "glightbox", "minify: { minify_html: true }")
    assert built.returncode == 0, built.stderr
    assert "glightbox" in lesson(project)
    assert "<lw-question" in lesson(project)
    assert Site(project / "site").dead_links() == []


def test_the_date_of_a_lesson_is_that_of_its_last_change_in_git(project: Path) -> None:
    git(project, "init", "-q")
    git(project, "add", ".")
    author = {"GIT_AUTHOR_DATE": LONG_AGO, "GIT_COMMITTER_DATE": LONG_AGO}
    command = [
        "git",
        "-c",
        "user.name=A",
        "-c",
        "user.email=a@example.org",
        "commit",
        "-q",
        "-m",
        "Begin",
    ]
    subprocess.run(command, cwd=project, env={**os.environ, **author}, check=True)
    built = use(project, "git-revision-date-localized")
    assert built.returncode == 0, built.stderr
    for page in ("first/one", "glossary"):
        assert "March 4, 2020" in (project / "site" / page / "index.html").read_text()


def test_a_plugin_that_breaks_the_build_off_is_named(project: Path) -> None:
    built = use(project, "i18n: { languages: [{ locale: en, default: true, name: English }] }")
    assert built.returncode == 1
    assert "Traceback" not in built.stderr
    assert "Error: The plugin `i18n` has broken off the build. It says: " in built.stderr
    command = [sys.executable, "-m", "lessonwright", "build"]
    said = subprocess.run(
        command, cwd=project, env=ENVIRONMENT, capture_output=True, text=True, check=False
    )
    assert said.returncode == 2
    assert said.stderr.splitlines()[-1].startswith(
        "Cannot run: The plugin `i18n` has broken off the build."
    )


def test_a_mistake_in_the_course_is_blamed_on_no_plugin(project: Path) -> None:
    write_course(
        project / "content", {"first/one.yml": LESSON.replace("minutes: 10", "minutes: long")}
    )
    built = use(project, "macros")
    assert "content/first/one.yml:3:10: error:" in built.stderr
    assert "has broken off" not in built.stderr


EXTENSIONS: list[Any] = [
    *("admonition", "attr_list", "def_list", "footnotes", "md_in_html", "pymdownx.details"),
    *("pymdownx.magiclink", "pymdownx.superfences", "pymdownx.tasklist", "tables"),
    {"pymdownx.arithmatex": {"generic": True}},
    {"pymdownx.tabbed": {"alternate_style": True}},
    {"toc": {"permalink": True}},
]
TAUGHT = """\
  - text: |
      ## {{ config.site_name }} has sections

      === "One"

          - [x] done

      === "Two"

          ??? note "More"

              $$E=mc^2$$ and a note[^1].

      ```text
      <div class="lw">

      <p>shown, not read</p>

      </div>
      ```

      [^1]: It says so.
"""


def test_extensions_and_macros_of_an_author_make_what_they_make_of_written_pages(
    tmp_path: Path,
) -> None:
    content = write_course(tmp_path / "content", {"first/one.yml": LESSON + TAUGHT})
    course = load_course(content).course
    assert course
    write_pages(course, content, tmp_path / "pages")
    settings = yaml.safe_load((tmp_path / "pages/mkdocs.yml").read_text())
    written = settings | {"plugins": ["search", "macros"], "markdown_extensions": EXTENSIONS}
    plugins = ["search", "macros", {"lessonwright": {"handouts": False}}]
    ours = written | {"docs_dir": "content", "plugins": plugins, "nav": None}
    for folder, values in ((tmp_path / "pages", written), (tmp_path, ours)):
        (folder / "mkdocs.yml").write_text(yaml.safe_dump(values))
        built = mkdocs(folder, "build", "--strict")
        assert built.returncode == 0, built.stderr
    page = (tmp_path / "site/first/one.html").read_text()
    for made in ("A course has sections", "tabbed-set", "task-list", "<details", "arithmatex"):
        assert made in page
    assert "&lt;div class=" in page
    assert articles(tmp_path / "site") == articles(tmp_path / "pages/site")
    assert found_by_search(tmp_path / "site") == found_by_search(tmp_path / "pages/site")
