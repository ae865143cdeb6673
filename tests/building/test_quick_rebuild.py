"""While a site is served, an edit builds as little as can be, and the site is what a whole build would make."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from tests.building.test_other_plugins import EVERY_KIND
from tests.building.test_plugin import SETTINGS, bytes_of

ADDRESS = "http://127.0.0.1:1/"


@dataclass
class Served:
    """A project that is served, with all that a server does but for the network."""

    project: Path
    site: str = "site"
    whole_builds: list[str] = field(default_factory=list)

    def load(self) -> MkDocsConfig:
        return load_config(
            str(self.project / "mkdocs.yml"),
            site_dir=str(self.project / self.site),
            site_url=ADDRESS,
        )

    def start(self) -> "Served":
        config = self.load()
        config.plugins.on_startup(command="serve", dirty=False)
        build(config, serve_url=ADDRESS)
        server = LiveReloadServer(self.build, "127.0.0.1", 0, str(self.project / self.site))
        self.save = config.plugins.on_serve(server, config=config, builder=self.build).builder
        server.server_close()
        return self

    def build(self) -> None:
        self.whole_builds.append("once more")
        build(self.load(), serve_url=ADDRESS)

    def edit(self, name: str, old: str, new: str) -> None:
        path = self.project / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        self.save()

    save: Callable[[], None] = field(init=False)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(EVERY_KIND, tmp_path / "content")
    (tmp_path / "mkdocs.yml").write_text(SETTINGS)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def as_built_anew(served: Served) -> dict[str, str]:
    Served(served.project, "fresh").start()
    return bytes_of(served.project / "fresh")


LESSON_EDITS = {
    "its text": ("content/first/one.yml", "  - text: |\n", "  - text: |\n      ## A new part\n\n"),
    "its summary": ("content/first/one.yml", "\nsummary: ", "\nsummary: Now then. "),
    "what its module says": ("content/first/module.yml", "\nsummary: ", "\nsummary: Now then. "),
}
OTHER_EDITS = {
    "its title": ("content/first/one.yml", "title: ", "title: Again "),
    "the course": ("content/course.yml", "title: ", "title: Again "),
    "the settings": ("mkdocs.yml", "A course", "Another course"),
}


def test_after_an_edit_of_a_lesson_no_other_page_is_built(project: Path) -> None:
    served = Served(project).start()
    untouched = project / "site/first/two/index.html"
    before = untouched.stat().st_mtime_ns
    for edit in LESSON_EDITS.values():
        served.edit(*edit)
    assert not served.whole_builds
    assert untouched.stat().st_mtime_ns == before
    assert "A new part" in (project / "site/first/one/index.html").read_text(encoding="utf-8")
    assert bytes_of(project / "site") == as_built_anew(served)


@pytest.mark.parametrize("edit", OTHER_EDITS.values(), ids=OTHER_EDITS)
def test_after_an_edit_that_other_pages_tell_of_all_are_built(
    edit: tuple[str, str, str], project: Path
) -> None:
    served = Served(project).start()
    served.edit(*edit)
    assert served.whole_builds
    assert bytes_of(project / "site") == as_built_anew(served)


def test_a_mistake_is_told_on_every_page_until_it_is_mended(project: Path) -> None:
    served = Served(project).start()
    good = bytes_of(project / "site")
    served.edit("content/first/one.yml", "minutes: ", "minutes: about ")
    for page in (project / "site").rglob("*.html"):
        assert "content/first/one.yml:" in page.read_text(encoding="utf-8")
    served.edit("content/first/one.yml", "minutes: about ", "minutes: ")
    assert not served.whole_builds
    assert bytes_of(project / "site") == good


def test_where_a_plugin_may_look_at_all_pages_all_are_built(project: Path) -> None:
    listed = "plugins: [search, macros, lessonwright]"
    settings = SETTINGS.replace("plugins: [search, lessonwright]", listed)
    (project / "mkdocs.yml").write_text(settings)
    served = Served(project).start()
    served.edit(*LESSON_EDITS["its text"])
    assert served.whole_builds
    assert "A new part" in (project / "site/first/one/index.html").read_text(encoding="utf-8")


def test_a_page_that_has_come_to_be_beside_the_lessons_is_built(project: Path) -> None:
    served = Served(project).start()
    (project / "content/about.md").write_text("# About us\n")
    served.save()
    assert served.whole_builds
    assert bytes_of(project / "site") == as_built_anew(served)
