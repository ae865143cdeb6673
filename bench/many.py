"""Owns how builds grow with lessons, and shrink with processes: sizes of a course come in, a table comes out."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import yaml

from bench.handouts import grown_project
from bench.measure import Run, run
from bench.report import Extent, Goal, Report
from lessonwright.building.build_cache import CACHE_FOLDER

WORKERS = (1, 2, 4)
_TIMES = 10
"""By how many times the largest course is larger than the one that is called large elsewhere."""


def many(extent: Extent) -> Report:
    """Build a large course, and one that is ten times larger, with one, two and four processes; without PDFs."""
    large = extent.lessons[1]
    rows = [row for lessons in (large, _TIMES * large) for row in rows_of(extent.content, lessons)]
    head = "| lessons | processes | pages | on the clock | processor time | peak memory |"
    body = "\n".join(line for _, line in rows)
    built = Goal("pages of the largest course", rows[-1][0], _TIMES * large, "pages", at_least=True)
    return Report(f"{head}\n|--:|--:|--:|--:|--:|--:|\n{body}", (built,))


def rows_of(content: Path, lessons: int) -> Iterator[tuple[int, str]]:
    """Yield how many pages a course has, and its line of the table, for each number of processes."""
    with grown_project(content, lessons) as project:
        settings = yaml.safe_load((project / "mkdocs.yml").read_text(encoding="utf-8"))
        settings["plugins"] = ["search", {"lessonwright": {"handouts": False}}]
        (project / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
        for workers in WORKERS:
            shutil.rmtree(project / CACHE_FOLDER, ignore_errors=True)
            built = run("lessonwright", "build", "--workers", str(workers), cwd=project)
            pages = sum(1 for _ in (project / "site").rglob("*.html"))
            yield pages, _line(lessons, workers, pages, built)


def _line(lessons: int, workers: int, pages: int, built: Run) -> str:
    figures = f"{built.seconds:.1f} s | {built.work:.1f} s | {built.memory / 2**20:,.0f} MiB"
    return f"| {lessons:,} | {workers} | {pages:,} | {figures} |"
