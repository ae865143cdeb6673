"""Owns what builds with all PDFs cost, the first and those after: a project comes in, their figures come out.

First comes the command, with nothing from before, with nothing changed, and after an edit. Then an
edit is made in the project, and another in its twin, which makes no handouts. All builds are
real ones; within each, the publishing is timed by itself, since two whole builds differ by more than
that from one run to the next.
"""

import re
import time
from dataclasses import dataclass
from pathlib import Path

from bench.measure import Run, alone, run, spent
from lessonwright.building.build_cache import CACHE_FOLDER
from lessonwright.building.handout_publisher import HandoutPublisher
from lessonwright.building.mkdocs_runner import build_site
from lessonwright.building.project_settings import Project
from lessonwright.course.course import Course

_WORD = re.compile(r"(^ +- text: \|\n(?:\n| +[^\w\s].*\n)* +)([A-Z][a-z]+)(?= )", re.MULTILINE)


@dataclass(frozen=True)
class Rebuild:
    """Builds with all PDFs: the first, one with nothing changed, and one after an edit."""

    files: int
    """How many PDFs there are."""
    cold: Run | None
    """The first build; None where an earlier measurement has left its PDFs."""
    again: Run
    edited: Run
    plain: Run
    """`mkdocs build` of the written pages, without any PDF."""
    made: int
    """How many PDFs were made anew."""
    build: Run
    """The whole build, handouts included."""
    handouts: Run
    """What of it went into handouts."""
    without: Run
    """The same place of the twin's build, which looks the site through only."""

    @property
    def beyond(self) -> float:
        """Seconds that handouts took beyond the site's own build."""
        return self.handouts.seconds - self.without.seconds


def rebuilt(project: Path, twin: Path) -> Rebuild:
    """Build a project and its twin, change one word of one lesson in both, and build both again."""
    is_first = not (project / CACHE_FOLDER).exists()
    first = run("lessonwright", "build", cwd=project)
    again = run("lessonwright", "build", cwd=project)
    edit_first_lesson(project)
    edited = run("lessonwright", "build", cwd=project)
    alone(_built, twin, handouts=False)
    for folder in (project, twin):
        edit_first_lesson(folder)
    start = time.time()
    build, published = alone(_built, project, handouts=True)
    pdfs = [*(project / CACHE_FOLDER).rglob("*.pdf")]
    made = sum(pdf.stat().st_mtime > start for pdf in pdfs)
    _, without = alone(_built, twin, handouts=False)
    run("lessonwright", "pages", "plain", "--content", "content", cwd=twin)
    plain = run("mkdocs", "build", "--quiet", cwd=twin / "plain")
    cold = first if is_first else None
    return Rebuild(len(pdfs), cold, again, edited, plain, made, build, published, without)


def edit_first_lesson(project: Path) -> None:
    """Change a word of the first lesson of a grown course."""
    change_a_word(min((project / "content").glob("module-0/*-0.yml")))


def change_a_word(lesson: Path) -> None:
    """Put a word that nobody has written before for the first one of a lesson's first text."""
    before = lesson.read_text(encoding="utf-8")
    letters = str(time.time_ns()).translate(str.maketrans("0123456789", "abcdefghij"))
    text, count = _WORD.subn(rf"\1W{letters}", before, count=1)
    assert count == 1, f"no text begins in {lesson}"  # noqa: S101 - the sample course's lessons have texts
    lesson.write_text(text, encoding="utf-8")


class _Timed(HandoutPublisher):
    """Publishes, and remembers what it took."""

    def publish(self, course: Course, project: Project) -> None:
        _, self.run = spent(lambda: super(_Timed, self).publish(course, project))


def _built(project: Path, *, handouts: bool) -> tuple[Run, Run]:
    publisher = _Timed(handouts=handouts)
    _, run = spent(
        lambda: build_site(project / "mkdocs.yml", project / "site", publisher=publisher)
    )
    return run, publisher.run
