"""Pages that a scheduler's workers make are to the byte what the build would have made; else it makes its own."""

import io
import logging
import os
import time
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import psutil
import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from lessonwright.building.build_cache import PAGES_FOLDER, BuildCache
from lessonwright.building.mkdocs_or_properdocs import LOG_NAME
from lessonwright.building.page_workers import HelpOrder
from lessonwright.building.pdf_workers import DaskWorkers
from lessonwright.building.plugin import LessonwrightPlugin
from lessonwright.building.remote_page_workers import (
    RemotePageHelpers,
    keep_made,
    make_pages,
    pack_build,
)
from lessonwright.cli.build import helpers_for
from lessonwright.site.pages_navigation_and_assets import lesson_orders
from tests.building.test_page_cache import built, mark_what_is_kept, marked, project, replace_in
from tests.building.test_page_workers import ordered, pages_of_modules
from tests.building.test_pdf_workers import scheduler, started_scheduler, started_workers
from tests.building.test_plugin import bytes_of

__all__ = ["project", "scheduler"]

SECONDS = 60
TEMPLATE = '{% extends "base.html" %}{% block announce %}Hello to all.{% endblock %}'


@pytest.fixture(scope="module")
def aside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder into which workers put what they do."""
    return tmp_path_factory.mktemp("workers")


@pytest.fixture(scope="module")
def two_workers(scheduler: str, aside: Path) -> Iterator[list[psutil.Process]]:
    """Two workers for all tests; with the one that is left, the others run as well."""
    with started_workers(scheduler, aside) as processes:
        yield processes


@pytest.fixture
def with_own_looks(project: Path) -> Path:
    """A project with a page and a template of its own."""
    (project / "content/about.md").write_text("# About us\n")
    (project / "overrides").mkdir()
    (project / "overrides/main.html").write_text(TEMPLATE)
    theme = "theme:\n  name: material\n  custom_dir: overrides\n"
    replace_in(project / "mkdocs.yml", "theme: material\n", theme)
    return project


def places(order: HelpOrder) -> range:
    assert order.loaded.course
    return range(sum(1 for _ in lesson_orders(order.loaded.course)))


def finished(project: Path) -> int:
    """Return how many finished pages lie in the cache."""
    kept = (file.read_bytes() for file in (project / PAGES_FOLDER).glob("??/*"))
    return sum(data.rstrip().endswith(b"</html>") for data in kept)


def wait_for(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + SECONDS
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_a_build_takes_every_page_of_a_module_from_others_wherever_they_are(
    with_own_looks: Path,
) -> None:
    project, order = with_own_looks, ordered(with_own_looks)
    fresh = built(project, fresh=True)
    assert "Hello to all." in (project / "site/index.html").read_text()
    sent = pack_build(order)
    assert sent
    kept = BuildCache(project / PAGES_FOLDER)
    # Elsewhere: MkDocs has one plugin of a name in a process.
    with ProcessPoolExecutor(1, get_context("spawn")) as elsewhere:
        made = elsewhere.submit(make_pages, sent, sent.digest, places(order)).result()
    for key, data in made:
        kept.store(key, data)
    assert built(project) == fresh
    mark_what_is_kept(project)
    built(project)
    assert marked(project) >= pages_of_modules(project)


def test_a_worker_that_is_killed_half_way_is_replaced_by_another(
    with_own_looks: Path, scheduler: str, two_workers: list[psutil.Process]
) -> None:
    project, order = with_own_looks, ordered(with_own_looks)
    fresh = built(project, fresh=True)
    count = len(pages_of_modules(project))
    with DaskWorkers(scheduler) as workers:
        helpers = RemotePageHelpers(workers, pages_at_once=1)
        helpers.start(order, helpers.most)
        wait_for(lambda: finished(project) > 0)
        two_workers[0].kill()
        wait_for(lambda: finished(project) == count)
        helpers.end()
    mark_what_is_kept(project)
    built(project)
    assert marked(project) == pages_of_modules(project)
    # Without the marks, it is the site that one process makes.
    (project / PAGES_FOLDER).rename(project / "marked")
    assert built(project) == fresh


def test_a_build_calls_them_and_lets_them_go(
    project: Path,
    scheduler: str,
    two_workers: list[psutil.Process],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fresh = built(project, fresh=True)
    with DaskWorkers(scheduler) as workers:
        config = load_config(str(project / "mkdocs.yml"))
        plugin = config.plugins["lessonwright"]
        assert isinstance(plugin, LessonwrightPlugin)
        plugin.fresh, plugin.worth_a_helper = False, 1
        plugin.helpers = helpers_for(scheduler, workers)
        assert isinstance(plugin.helpers, RemotePageHelpers)
        asked: list[HelpOrder] = []
        start = plugin.helpers.start

        def noting(order: HelpOrder, count: int) -> None:
            asked.append(order)
            start(order, count)

        monkeypatch.setattr(plugin.helpers, "start", noting)
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        assert len(asked) == 1
        assert not plugin.helpers.count
    assert bytes_of(project / "site") == fresh


def test_what_the_build_has_come_to_nobody_else_makes(
    project: Path, scheduler: str, two_workers: list[psutil.Process]
) -> None:
    order = ordered(project)
    with DaskWorkers(scheduler) as workers:
        helpers = RemotePageHelpers(workers, pages_at_once=3)
        helpers.start(order, 2)
        before = helpers.count
        helpers.came_to(3)
        assert helpers.count == before - 2
        helpers.end()


def test_a_project_that_hangs_on_what_is_outside_of_it_is_made_here(project: Path) -> None:
    order = ordered(project)
    assert pack_build(order)
    assert not pack_build(replace(order, folders=[str(project.parent)]))
    settings = project / "mkdocs.yml"
    settings.write_text("INHERIT: ../base.yml\n" + settings.read_text())
    assert not pack_build(order)


def test_a_worker_that_breaks_off_leaves_the_pages_to_the_build(
    project: Path, scheduler: str, two_workers: list[psutil.Process]
) -> None:
    order = replace(ordered(project), options=[{"theme": "no such theme"}])
    with DaskWorkers(scheduler) as workers:
        helpers = RemotePageHelpers(workers)
        helpers.start(order, 2)
        assert helpers.waiting
        wait_for(lambda: all(made.done() for made in helpers.waiting))
        assert all(made.exception() for made in helpers.waiting)
        helpers.end()
    assert not finished(project)


def test_a_file_of_any_time_goes_along_and_a_recording_stays_here(project: Path) -> None:
    os.utime(project / "content/course.yml", (0, 0))
    sent = pack_build(ordered(project))
    os.utime(project / "content/course.yml")
    again = pack_build(ordered(project))
    assert sent
    assert again
    assert sent.digest == again.digest
    (project / "content/film.mp4").write_bytes(b"moving pictures")
    with_film = pack_build(ordered(project))
    assert with_film
    with zipfile.ZipFile(io.BytesIO(with_film.files)) as archive:
        assert archive.read("content/film.mp4") == b""
        assert archive.read("content/course.yml")


def test_where_all_workers_have_gone_the_build_goes_on_and_says_so(
    project: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, LOG_NAME)
    with (
        started_scheduler() as address,
        started_workers(address) as processes,
        DaskWorkers(address) as workers,
    ):
        for process in processes:
            process.kill()
            process.wait()
        helpers = RemotePageHelpers(workers)
        helpers.start(ordered(project), 2)
        assert not helpers.count
    assert "No worker makes pages, so all are made here" in caplog.text


def test_a_worker_writes_nowhere_but_into_the_cache(project: Path, tmp_path: Path) -> None:
    kept = BuildCache(project / PAGES_FOLDER)
    sound, outside = "0" * 64, f"xx{tmp_path}/outside"
    made: Future[list[tuple[str, bytes]]] = Future()
    made.set_result([(outside, b"hello"), (sound, b"hello")])
    keep_made(kept, made)
    assert kept.fetch(sound) == b"hello"
    assert not (tmp_path / "outside").exists()


def test_workers_keep_nothing_of_a_build_that_is_over(
    project: Path, scheduler: str, aside: Path, two_workers: list[psutil.Process]
) -> None:
    def held() -> set[Path]:
        return {*aside.glob("lessonwright-pages-*/project")}

    before = held()  # of a worker that was killed
    with DaskWorkers(scheduler) as workers:
        helpers = RemotePageHelpers(workers)
        helpers.start(ordered(project), 2)
        wait_for(lambda: bool(held() - before))
        wait_for(lambda: all(made.done() for made in helpers.waiting))
        helpers.end()
        wait_for(lambda: not held() - before)
