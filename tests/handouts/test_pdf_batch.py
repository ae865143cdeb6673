"""Which files are made anew, and by whom."""

import os
import time
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest
from distributed import Client, LocalCluster

from lessonwright.handouts.pdf_batch import PdfBatch
from lessonwright.handouts.pdf_cache import PdfCache
from lessonwright.handouts.pdf_jobs import PdfJobs
from tests.handouts.conftest import address, change, loaded


@pytest.fixture
def make(content: Path, tmp_path: Path):  # type: ignore[no-untyped-def]
    """Make the learners' files; return how many were made anew."""

    def making() -> int:
        jobs = PdfJobs(loaded(content), content, address)
        run = PdfBatch(jobs, tmp_path / "out", PdfCache(tmp_path / "cache", content))
        run.run(jobs.learner())
        assert run.diagnostics == []
        return run.made

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
def test_a_change_makes_only_what_it_is_on(  # type: ignore[no-untyped-def]
    make, content: Path, file: str, old: str, new: str, count: int
) -> None:
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


def test_a_spoilt_cache_is_made_anew(make, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    make()
    for note in (tmp_path / "cache").rglob("*.json"):
        note.write_text("{", encoding="utf-8")
    assert make() == 3


def test_a_spoilt_pdf_in_the_cache_is_made_anew(make, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    make()
    good = (tmp_path / "out/every-kind-of-thing-workbook.pdf").read_bytes()
    (tmp_path / "cache/every-kind-of-thing-workbook.pdf").write_bytes(b"")
    assert make() == 1
    assert (tmp_path / "out/every-kind-of-thing-workbook.pdf").read_bytes() == good


def test_a_pdf_that_was_spoilt_and_looks_as_old_as_before_is_made_anew(  # type: ignore[no-untyped-def]
    make, tmp_path: Path
) -> None:
    make()
    assert make() == 0
    good, kept = (
        (tmp_path / "out/every-kind-of-thing-workbook.pdf").read_bytes(),
        tmp_path / "cache/every-kind-of-thing-workbook.pdf",
    )
    before = kept.stat()
    kept.write_bytes(good[:-1] + b"!")
    os.utime(kept, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert make() == 1
    assert (tmp_path / "out/every-kind-of-thing-workbook.pdf").read_bytes() == good


def test_a_pdf_that_somebody_changed_in_the_site_is_made_anew(make, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    make()
    assert make() == 0
    pdf = tmp_path / "out/every-kind-of-thing-workbook.pdf"
    good = pdf.read_bytes()
    pdf.write_bytes(b"mine")
    make()
    assert pdf.read_bytes() == good


def test_a_new_pdf_is_not_written_into_one_in_the_cache(  # type: ignore[no-untyped-def]
    make, content: Path, tmp_path: Path
) -> None:
    make()
    assert make() == 0
    pdf, other = tmp_path / "out/first/scripts.pdf", tmp_path / "elsewhere.pdf"
    other.hardlink_to(pdf)
    old = other.read_bytes()
    change(content / "first/scripts.yml", "Greek:", "Hellenic:")
    assert make() == 1
    assert other.read_bytes() == old != pdf.read_bytes()


def test_a_file_that_can_have_one_name_only_is_copied(make, monkeypatch, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    make()
    before = {path: path.read_bytes() for path in (tmp_path / "out").rglob("*.pdf")}

    def refused(*names: object) -> None:
        raise OSError("no links here")

    monkeypatch.setattr(os, "link", refused)
    assert make() == 0
    assert before == {path: path.read_bytes() for path in (tmp_path / "out").rglob("*.pdf")}


def test_what_a_stopped_build_left_is_cleared_away(make, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    make()
    left = [
        tmp_path / "cache/first" / name
        for name in ("scripts.pdf.4711", "scripts.json.4711", "gone.json")
    ]
    for file in left:
        file.write_bytes(b"half")
    assert make() == 0
    assert not any(file.exists() for file in left)


def test_a_missing_character_is_told_in_every_build(content: Path, tmp_path: Path) -> None:
    change(content / "first/scripts.yml", "Greek:", "Greek 中:")
    for anew in (3, 0):
        jobs = PdfJobs(loaded(content), content, address)
        run = PdfBatch(jobs, tmp_path / "out", PdfCache(tmp_path / "cache", content))
        run.run(jobs.learner())
        assert [diagnostic.rule for diagnostic in run.diagnostics] == ["no-glyph"]
        assert run.made == anew


def test_only_so_many_sheets_are_held_at_once(content: Path, tmp_path: Path) -> None:
    held: list[int] = []

    class Counting(ThreadPoolExecutor):
        def submit(self, *args, **kwargs):  # type: ignore[no-untyped-def]
            future = super().submit(*args, **kwargs)
            futures.append(future)
            held.append(sum(not future.done() for future in futures))
            return future

    futures: list[Future[object]] = []
    jobs = PdfJobs(loaded(content), content, address)
    wanted = [*jobs.learner(), *jobs.facilitator()]
    with Counting(1) as executor:
        PdfBatch(jobs, tmp_path, fewest_to_share=1, most_ahead=2).run(wanted, executor)
    assert len(futures) == len(wanted) > 4
    assert max(held) <= 2


def test_what_the_course_no_longer_has_is_cleared_away(make, content: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    make()
    change(content / "first/module.yml", ", scripts", "")
    (content / "first/scripts.yml").unlink()
    make()
    assert not (tmp_path / "cache" / "first" / "scripts.pdf").exists()
    assert not (tmp_path / "cache" / "first" / "scripts.json").exists()


def test_a_cache_that_cannot_be_written_is_done_without(make, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "cache").write_text("a file where the folder should be")
    assert make() == 3
    assert make() == 3


def test_any_executor_does_the_work(content: Path, tmp_path: Path) -> None:
    jobs = PdfJobs(loaded(content), content, address)
    told: list[tuple[int, int]] = []
    with ThreadPoolExecutor(1) as executor:
        PdfBatch(jobs, tmp_path, fewest_to_share=1).run(
            jobs.learner(), executor, lambda done, of: told.append((done, of))
        )
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert (tmp_path / "every-kind-of-thing-workbook.pdf").is_file()


def test_dask_can_stand_in_for_many_machines(content: Path, tmp_path: Path) -> None:
    jobs = PdfJobs(loaded(content), content, address)
    cluster = LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None)  # type: ignore[no-untyped-call]
    with cluster, Client(cluster) as client:  # type: ignore[no-untyped-call]
        PdfBatch(jobs, tmp_path / "dask", fewest_to_share=1).run(
            jobs.learner(), client.get_executor()
        )
    PdfBatch(jobs, tmp_path / "here").run(jobs.learner())
    there, here = (
        {p.name: p.read_bytes() for p in (tmp_path / at).rglob("*.pdf")} for at in ("dask", "here")
    )
    assert there == here
    assert len(here) == 3
