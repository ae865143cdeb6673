"""The courses that the tests print, each printed once."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from lessonwright.course.course import Course
from lessonwright.handouts.pdf_batch import PdfBatch
from lessonwright.handouts.pdf_jobs import PdfJobs
from lessonwright.reading.loader import load_course

COURSES = Path(__file__).parent / "courses"
Printing = Callable[[Path, Path], list[str]]


def loaded(content: Path) -> Course:
    result = load_course(content)
    assert result.course is not None, "\n".join(map(str, result.diagnostics))
    return result.course


def address(source: str) -> str:
    return f"https://example.org/{source.removesuffix('.yml')}/"


def printed(content: Path, target: Path) -> list[str]:
    """Print everything into a folder; return what is to be mended."""
    jobs = PdfJobs(loaded(content), content, address)
    making = PdfBatch(jobs, target)
    making.run([*jobs.learner(), *jobs.facilitator()])
    return [str(diagnostic) for diagnostic in making.diagnostics]


@pytest.fixture(scope="session")
def every_kind(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every PDF of the course that has one of each kind."""
    target = tmp_path_factory.mktemp("every-kind")
    assert printed(COURSES / "every-kind", target) == []
    return target


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the course that a test may change."""
    return Path(shutil.copytree(COURSES / "every-kind", tmp_path / "content"))


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
