"""What helpers have made is to the byte what the build would have made, and nothing where they break off."""

import hashlib
import pickle
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from lessonwright.building import page_workers
from lessonwright.building.build_cache import PAGES_FOLDER, BuildCache
from lessonwright.building.page_cache import PageHits
from lessonwright.building.page_workers import AS_HELPER, HELPER, HelpOrder, PageHelpers
from lessonwright.building.plugin import LessonwrightPlugin
from lessonwright.leak_check.leaks import hits_in, sentences_to_look_for
from lessonwright.reading.loader import load_course
from tests.building.test_page_cache import built, mark_what_is_kept, marked, project, replace_in
from tests.building.test_plugin import bytes_of
from tests.conftest import ROOT

__all__ = ["project"]


def ordered(project: Path, site: str = "site") -> HelpOrder:
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(project / site))
    return HelpOrder.of(config, load_course(Path("content")), {})


def have_helped(
    order: HelpOrder,
    number: int = 0,
    count: int = 1,
    came_to: bytes = b"",
    command: Sequence[str] = HELPER,
) -> None:
    """Let a helper make all of its share, which it does as long as its input is open."""
    written = Path("order")
    written.write_bytes(pickle.dumps(order))
    with subprocess.Popen(command, stdin=subprocess.PIPE) as helper:
        assert helper.stdin
        pickle.dump(sys.path, helper.stdin)
        pickle.dump((str(written), number, count), helper.stdin)
        helper.stdin.write(came_to)
        helper.stdin.flush()
        assert helper.wait() == 0


def pages_of_modules(project: Path) -> set[str]:
    site = project / "site"
    folders = (site / folder.name for folder in (project / "content").iterdir())
    pages = (page for folder in folders for page in folder.rglob("index.html"))
    return {page.relative_to(site).as_posix() for page in pages}


def test_a_build_takes_every_page_of_a_module_from_its_helpers(project: Path) -> None:
    (project / "content/about.md").write_text("# About us\n")
    fresh = built(project, fresh=True)
    for number in range(2):
        have_helped(ordered(project), number, 2)
    kept = project / PAGES_FOLDER
    shutil.copytree(kept, project / "kept")
    mark_what_is_kept(project)
    built(project)
    assert marked(project) == pages_of_modules(project)
    assert len(marked(project)) > 5
    shutil.rmtree(kept)
    shutil.move(project / "kept", kept)
    assert built(project) == fresh


def test_a_helper_makes_nothing_once_the_build_is_past_all_modules(project: Path) -> None:
    """After them come other pages, which have no place among those that helpers make."""
    have_helped(ordered(project), came_to=b"999\n-1\n")
    assert mark_what_is_kept(project) == 0


def test_the_standalone_program_is_a_helper_where_it_is_told_so(project: Path) -> None:
    program = (sys.executable, str(ROOT / ".ci/standalone/program.py"), AS_HELPER)
    have_helped(ordered(project), command=program)
    assert mark_what_is_kept(project) > 5


def test_a_build_knows_what_its_helpers_have_found_in_pages(project: Path) -> None:
    said = "  - text: |\n      Only the facilitator reads this.\n\n"
    replace_in(project / "content/first/one.yml", "  - text: |\n", said)
    have_helped(ordered(project))
    built(project)
    course = load_course(Path("content")).course
    assert course
    kept = PageHits(BuildCache(project / PAGES_FOLDER), course)
    sentences = sentences_to_look_for(course)
    pages = [(project / "site" / page).read_bytes() for page in pages_of_modules(project)]
    hits = [kept.of(hashlib.sha256(page).hexdigest()) for page in pages]
    assert hits == [hits_in("index.html", page, sentences) for page in pages]
    assert any(hits)


def test_a_build_that_calls_helpers_makes_the_same_site_and_lets_them_go(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = built(project, fresh=True)
    config = load_config(str(project / "mkdocs.yml"))
    plugin = config.plugins["lessonwright"]
    assert isinstance(plugin, LessonwrightPlugin)
    monkeypatch.setattr(plugin, "fresh", False)
    monkeypatch.setattr(plugin, "helpers", PageHelpers(3))
    monkeypatch.setattr(plugin, "worth_a_helper", 1)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    assert bytes_of(project / "site") == fresh
    # Now the texts of pages are there, and what the theme makes of them is not.
    replace_in(project / "mkdocs.yml", "A course", "Another course")
    again = load_config(str(project / "mkdocs.yml"))
    again.plugins.on_startup(command="build", dirty=False)
    build(again)
    assert bytes_of(project / "site") == built(project, fresh=True, site="anew")


def test_a_helper_that_cannot_begin_disturbs_nobody(project: Path) -> None:
    order = ordered(project)
    helpers = PageHelpers()
    helpers.start(replace(order, config_file="nowhere.yml"), 1)
    for place in range(5):
        helpers.came_to(place)
    helpers.end()


def test_a_build_goes_on_where_no_process_can_be_started(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_workers, "HELPER", (str(project / "no-such-program"),))
    helpers = PageHelpers()
    helpers.start(ordered(project), 2)
    assert not helpers.count


def test_what_cannot_be_handed_on_calls_no_helper(project: Path) -> None:
    order = ordered(project)
    helpers = PageHelpers()
    helpers.start(replace(order, options=[{"extra": {"read": lambda: ""}}]), 1)
    assert not helpers.count
