"""Owns what `lessonwright check` tells of paper: a loaded course comes in; what making handouts would tell, out.

Nothing of paper is opened for a course with the usual day whose every character is sure to be in its fonts, which is
nearly every course.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from lessonwright.cli.project import project_at
from lessonwright.handouts.glance import FONTS, is_doubtful, may_be_drawn
from lessonwright.spec.course import Course
from lessonwright.spec.day import TrainingDay
from lessonwright.spec.diagnostic import Diagnostic
from lessonwright.spec.load import Loaded


def on_paper(loaded: Loaded, folder: Path, content: Path) -> tuple[Diagnostic, ...]:
    """Return what is wrong with fonts and day of a sound course's handouts, if mkdocs.yml in the folder wants any."""
    texts = {path: file.text for path, file in loaded.files.items()}
    doubtful = {path: text for path, text in texts.items() if is_doubtful(text)}
    if not loaded.course or not (doubtful or (content / FONTS).is_dir() or _has_notes(loaded.course, texts.values())):
        return ()
    return _looked_closer(loaded.course, folder, content, doubtful)


def _has_notes(course: Course, texts: Iterable[str]) -> bool:
    return course.handouts.day != TrainingDay() or any(map(may_be_drawn, texts))


def _looked_closer(course: Course, folder: Path, content: Path, doubtful: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    from lessonwright.handouts.foreseen import foreseen
    from lessonwright.handouts.order import Orders

    project = project_at(folder, content)
    if not project.handouts:
        return ()
    return foreseen(Orders(course, content, project.url, project.dialect(course)), doubtful)
