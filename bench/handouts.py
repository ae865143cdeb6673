"""Owns the measurement of the handouts of one course: its number of lessons comes in, their figures come out."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

import yaml

from bench.comparison import Comparison, compared
from bench.engine import Printed
from bench.measure import Run, alone, middle, run
from bench.rebuild import Rebuild, rebuilt
from bench.scale import grown
from bench.typesetting import ADDRESS, typeset

OURS = "lessonwright-bench"
"""The folder of the grown course: all that is in it may go, and whatever is beside it is somebody's
own."""
_MOST = 100
"""How many handouts are made one after the other on one core; of a larger course, these are the
first."""


@dataclass(frozen=True)
class Figures:
    """What was measured of the handouts of a course of so many lessons."""

    lessons: int
    files: int
    cold: Run
    warm: Printed


def measured(content: Path, lessons: int, rounds: int) -> Figures:
    """Make all PDFs of a grown course from nothing, and then handouts on one core."""
    with grown_project(content, lessons) as project:
        command = ("lessonwright", "handouts", "--fresh", "--output", "made")
        cold = middle([run(*command, cwd=project) for _ in range(rounds)])
        files = len(list((project / "made").rglob("*.pdf")))
        return Figures(lessons, files, cold, alone(typeset, project / "content", _MOST))


def compared_with_others(content: Path, lessons: int) -> Comparison:
    """Make some handouts of a grown course with every engine."""
    with grown_project(content, lessons) as project:
        return compared(project / "content")


def rebuilt_after_an_edit(content: Path, lessons: int, keep: Path | None) -> Rebuild:
    """Build a grown course, and again after one edit; what is in the folder `keep` is not made again."""
    with grown_project(content, lessons, keep) as project, grown_project(content, lessons) as twin:
        return rebuilt(project, twin)


@contextmanager
def grown_project(content: Path, lessons: int, keep: Path | None = None) -> Iterator[Path]:
    """Lend a project with a grown course, in a folder of its own: below `keep`, where it stays, or else for a while."""
    with (
        nullcontext(keep)
        if keep
        else tempfile.TemporaryDirectory(prefix="lessonwright-bench-") as name
    ):
        project = Path(name) / OURS
        project.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(project / "content", ignore_errors=True)
        grown(content, project / "content", lessons)
        settings = {
            "site_name": "Grown",
            "site_url": ADDRESS,
            "docs_dir": "content",
            "theme": "material",
            "plugins": ["search", "lessonwright"],
        }
        (project / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
        yield project
