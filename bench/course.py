"""Owns the measurement of one course: its number of lessons comes in, all its figures come out."""

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

import yaml

from bench.measure import Run, middle, run
from bench.mkdocs_quiz_pages import write_project
from bench.rebuild import edit_first_lesson
from bench.scale import grown
from lessonwright.building.build_cache import CACHE_FOLDER


@dataclass(frozen=True)
class Figures:
    """What was measured of a course of so many lessons."""

    lessons: int
    version: Run
    check: Run
    """`lessonwright check` of a course that nobody has checked before."""
    checked_again: Run
    """The same, after an edit of one lesson."""
    pages: Run
    plugin: Run
    """`mkdocs build` with the plugin, of nothing that an earlier build has left."""
    again: Run
    """The same, where nothing has changed since."""
    edited: Run
    """The same, after an edit of one lesson."""
    plain: Run
    zensical: Run
    quiz_plugin: Run
    """`mkdocs build` of the same lessons and their quizzes with mkdocs-quiz."""
    page_count: int
    html_bytes: int
    site_bytes: int

    @property
    def layer(self) -> float:
        """The work of `mkdocs build` with the plugin, as a multiple of the work without it."""
        return self.plugin.work / self.plain.work

    @property
    def wait(self) -> float:
        """The same on the clock."""
        return self.plugin.seconds / self.plain.seconds

    @property
    def wait_for_zensical(self) -> float:
        """The same on the clock, against Zensical."""
        return self.plugin.seconds / self.zensical.seconds


def measured(content: Path, lessons: int, rounds: int) -> Figures:
    """Grow the course and run each command some times, builds with the plugin and without it in turn."""
    with tempfile.TemporaryDirectory(prefix="lessonwright-bench-") as name:
        folder = Path(name)
        grown(content, folder / "content", lessons)
        version = [run("lessonwright", "--version", cwd=folder) for _ in range(rounds)]
        pages = [
            run("lessonwright", "pages", "plain", "--content", "content", cwd=folder)
            for _ in range(rounds)
        ]
        _write_settings(folder)
        checks = [_checks(folder) for _ in range(rounds)]
        shutil.copytree(folder / "plain", folder / "zensical")
        write_project(folder / "content", folder / "quiz-plugin")
        builds = [_builds(folder) for _ in range(rounds)]
        cold, again, edited, plain, zensical, quiz_plugin = (
            middle(list(runs)) for runs in zip(*builds, strict=True)
        )
        check, checked_again = (middle(list(runs)) for runs in zip(*checks, strict=True))
        return Figures(
            lessons,
            middle(version),
            check,
            checked_again,
            middle(pages),
            cold,
            again,
            edited,
            plain,
            zensical,
            quiz_plugin,
            *_size(folder),
        )


def first_check(content: Path) -> Run:
    """Check a course as it is, for the first time."""
    with tempfile.TemporaryDirectory(prefix="lessonwright-bench-") as name:
        folder = Path(name)
        shutil.copytree(content, folder / "content")
        for name in ("mkdocs.yml", "overrides"):
            beside = content.parent / name
            (shutil.copytree if beside.is_dir() else shutil.copy)(beside, folder / name)
        return run("lessonwright", "check", cwd=folder)


def _checks(folder: Path) -> tuple[Run, Run]:
    """Check the course with nothing left from before, and once more after an edit."""
    shutil.rmtree(folder / CACHE_FOLDER, ignore_errors=True)
    first = run("lessonwright", "check", "content", cwd=folder)
    edit_first_lesson(folder)
    return first, run("lessonwright", "check", "content", cwd=folder)


def _builds(folder: Path) -> tuple[Run, Run, Run, Run, Run, Run]:
    """Build the course of nothing, of all that this has left, and after an edit; then its pages, by others."""
    shutil.rmtree(folder / CACHE_FOLDER, ignore_errors=True)
    ours = folder / "mkdocs.yml"
    cold, again = _build(ours), _build(ours)
    edit_first_lesson(folder)
    edited = _build(ours)
    plain = _build(folder / "plain" / "mkdocs.yml")
    zensical = run("zensical", "build", "--clean", cwd=folder / "zensical")
    return cold, again, edited, plain, zensical, _build(folder / "quiz-plugin" / "mkdocs.yml")


def _write_settings(folder: Path) -> None:
    """Write the settings that the pages came with, but for the course in place of the pages."""
    settings = yaml.safe_load((folder / "plain" / "mkdocs.yml").read_text(encoding="utf-8"))
    del settings["nav"]
    settings["docs_dir"] = "content"
    settings["plugins"] = ["search", {"lessonwright": {"handouts": False}}]
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")


def _build(config: Path) -> Run:
    return run("mkdocs", "build", "--quiet", "--config-file", str(config), cwd=config.parent)


def _size(folder: Path) -> tuple[int, int, int]:
    """Return the number of pages, their bytes, and the bytes of the whole site."""
    site = folder / "site"
    html = list(site.rglob("*.html"))
    if len(html) != len(list((folder / "plain" / "site").rglob("*.html"))):
        raise SystemExit("With and without the plugin, the site has not the same pages.")
    everything = sum(file.stat().st_size for file in site.rglob("*") if file.is_file())
    return len(html), sum(file.stat().st_size for file in html), everything
