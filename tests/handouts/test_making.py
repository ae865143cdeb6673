"""Which files are made anew, and by whom."""

import os
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from distributed import Client, LocalCluster

from lessonwright.handouts.making import Making
from lessonwright.handouts.order import Orders
from lessonwright.handouts.shelf import Shelf
from tests.handouts.conftest import address, change, loaded


@pytest.fixture
def make(content: Path, tmp_path: Path):  # type: ignore[no-untyped-def]
    """Make the learners' files; return how many were made anew."""

    def making() -> int:
        orders = Orders(loaded(content), content, address)
        run = Making(orders, tmp_path / "out", Shelf(tmp_path / "shelf", content))
        run.run(orders.learner())
        assert run.diagnostics == []
        return run.anew

    return making


def test_nothing_is_made_twice(make, content: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    assert make() == 3
    before = {path: path.read_bytes() for path in (tmp_path / "out").rglob("*.pdf")}
    assert make() == 0
    assert before == {path: path.read_bytes() for path in (tmp_path / "out").rglob("*.pdf")}


def test_a_touched_file_is_not_a_changed_one(make, content: Path) -> None:  # type: ignore[no-untyped-def]
    make()
    for file in content.rglob("*"):
        os.utime(file, (time.time(), time.time()))
    assert make() == 0


@pytest.mark.parametrize(
    ("file", "old", "new", "count"),
    [
        ("first/scripts.yml", "Greek:", "Hellenic:", 1),
        ("first/everything.yml", "Ten quiet", "Two quiet", 2),
        ("first/module.yml", "The first module", "Module one", 3),
        ("course.yml", "#b5482e", "#2f5d8a", 3),
    ],
)
def test_a_change_makes_only_what_it_is_on(make, content: Path, file: str, old: str, new: str, count: int) -> None:  # type: ignore[no-untyped-def]
    make()
    change(content / file, old, new)
    assert make() == count


def test_a_new_picture_under_an_old_name_is_seen(make, content: Path) -> None:  # type: ignore[no-untyped-def]
    make()
    change(content / "images/logo.svg", "#fff", "#eee")
    assert make() == 3


def test_each_of_two_equal_pictures_is_watched(make, content: Path) -> None:  # type: ignore[no-untyped-def]
    both = "See ![one](../images/logo.svg) and ![two](../images/two.svg)"
    (content / "images/two.svg").write_bytes((content / "images/logo.svg").read_bytes())
    change(content / "first/scripts.yml", "Greek:", f"{both}\n\n      Greek:")
    make()
    change(content / "images/logo.svg", "#fff", "#eee")
    assert make() == 3


def test_a_spoilt_shelf_is_made_anew(make, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    make()
    for note in (tmp_path / "shelf").rglob("*.json"):
        note.write_text("{", encoding="utf-8")
    assert make() == 3


def test_what_the_course_no_longer_has_is_cleared_away(make, content: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    make()
    change(content / "first/module.yml", ", scripts", "")
    (content / "first/scripts.yml").unlink()
    make()
    assert not (tmp_path / "shelf" / "first" / "scripts.pdf").exists()
    assert not (tmp_path / "shelf" / "first" / "scripts.json").exists()


def test_a_shelf_that_cannot_be_written_is_done_without(make, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "shelf").write_text("a file where the folder should be")
    assert make() == 3
    assert make() == 3


def test_any_executor_does_the_work(content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lessonwright.handouts.making._WORTH_IT", 1)
    orders = Orders(loaded(content), content, address)
    told: list[tuple[int, int]] = []
    with ThreadPoolExecutor(1) as executor:
        Making(orders, tmp_path).run(orders.learner(), executor, lambda done, of: told.append((done, of)))
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert (tmp_path / "workbook.pdf").is_file()


def test_dask_can_stand_in_for_many_machines(content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lessonwright.handouts.making._WORTH_IT", 1)
    orders = Orders(loaded(content), content, address)
    cluster = LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None)  # type: ignore[no-untyped-call]
    with cluster, Client(cluster) as client:  # type: ignore[no-untyped-call]
        Making(orders, tmp_path / "dask").run(orders.learner(), client.get_executor())
    Making(orders, tmp_path / "here").run(orders.learner())
    there, here = ({p.name: p.read_bytes() for p in (tmp_path / at).rglob("*.pdf")} for at in ("dask", "here"))
    assert there == here
    assert len(here) == 3
