import re
import subprocess
import sys
from pathlib import Path

import pytest

from bench.many import WORKERS, rows_of
from bench.scale import grown
from lessonwright.lint.run_rules import review
from lessonwright.reading.loader import load_course

ROOT = Path(__file__).parent.parent.parent


def test_the_grown_course_is_a_good_one(tmp_path: Path) -> None:
    grown(ROOT / "content", tmp_path, 40)
    loaded = load_course(tmp_path)
    assert loaded.diagnostics == ()
    assert review(loaded) == ()
    assert loaded.course
    assert len({lesson.title for lesson in loaded.course.lessons}) == 40
    assert all(5 <= len(module.lessons) <= 7 for module in loaded.course.modules[:-1])


@pytest.mark.browser
def test_it_measures_and_writes_a_table(tmp_path: Path) -> None:
    table = tmp_path / "figures.md"
    command = [
        sys.executable,
        "-m",
        "bench",
        "--only",
        "site",
        "serve",
        "keys",
        "packages",
        "rebuild",
        "--lessons",
        "1",
        "2",
        "--rounds",
        "1",
        "--keys",
        "40",
        "--markdown",
        str(table),
    ]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stderr
    assert "| | 1 lessons | 2 lessons | ratio |" in said.stdout
    assert "cost of our layer" in said.stdout
    assert "check again, one lesson changed:" in said.stdout
    assert "save to served page, 2 lessons:" in said.stdout
    assert "build with PDFs, nothing changed:" in said.stdout
    assert "PDFs made anew after one edit:" in said.stdout
    assert "key press in a quiz of 40 questions, 95th percentile:" in said.stdout
    assert "script that a package for cmi5 adds:" in said.stdout
    assert table.read_text().startswith("| | 1 lessons | 2 lessons | ratio |")


def test_a_course_is_built_with_one_process_and_with_more() -> None:
    for workers, (pages, line) in zip(WORKERS, rows_of(ROOT / "content", 2), strict=True):
        assert pages > 2
        assert re.match(
            rf"\| 2 \| {workers} \| {pages} \| \d+\.\d s \| \d+\.\d s \| \d+ MiB \|$", line
        )
