"""Owns what is told of paper before any is made: a loaded course comes in, diagnostics go out.

Nothing of paper is opened for a course whose every character is sure to be in its fonts, which is
nearly every course.
"""

import html
import re
import sys
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from lessonwright.course.course import Course
from lessonwright.course.session_and_training_day import TrainingDay
from lessonwright.handouts.day_overrun_and_time_cuts import spillovers
from lessonwright.handouts.paper_text_scan import (
    FONTS,
    is_doubtful,
    may_be_drawn,
    names_a_picture_in_doubt,
)
from lessonwright.handouts.session_steps_and_times import Day
from lessonwright.reading.diagnostic import Diagnostic
from lessonwright.reading.loader import Loaded

if TYPE_CHECKING:
    from lessonwright.building.project_settings import Project
    from lessonwright.handouts.pdf_jobs import PdfJob, PdfJobs

_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))")


def paper_diagnostics(jobs: "PdfJobs", texts: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the course's fonts and its day, and which files bring onto paper what it cannot show.

    Only the files whose `texts` are given are looked at. Sheets are put into words until each of
    these files is told.
    """
    left = {file for file, text in texts.items() if jobs.fonts.lack(_spelled_out(text))}
    told = [*jobs.fonts.broken, *jobs.notes()]
    pictured = {file for file, text in texts.items() if names_a_picture_in_doubt(text)}
    for job in chain(jobs.learner(), jobs.facilitator()):
        if not left.isdisjoint(job.files):
            found = list(_unknown(jobs, job))
            told += found
            left -= {
                file
                for file in left
                for one in found
                if one.path == (jobs.content / file).as_posix()
            }
        if not pictured.isdisjoint(job.files):
            told += jobs.sheet(job)[2]
    return tuple(dict.fromkeys(told))


def _unknown(jobs: "PdfJobs", job: "PdfJob") -> Iterator[Diagnostic]:
    characters = jobs.unknown_characters(job)
    return jobs.fonts.warnings(job.files, characters) if characters else iter(())


def _spelled_out(text: str) -> str:
    """Return a file's text with each character that stands there by its number or its name."""
    return html.unescape(_ESCAPE.sub(_character, text))


def _character(found: re.Match[str]) -> str:
    """Return the character of this number; where there is none, as of a folder named `Udeadbeef`, what is written."""
    number = int(found[found.lastindex or 0], 16)
    return chr(number) if number <= sys.maxunicode else found[0]


def check_paper(loaded: Loaded, content: Path, project: "Project") -> tuple[Diagnostic, ...]:
    """Return what is wrong with fonts and day of a sound course's handouts, if its mkdocs.yml wants any."""
    texts = {path: file.text for path, file in loaded.files.items()}
    doubtful = {path: text for path, text in texts.items() if is_doubtful(text)}
    course = loaded.course
    if not course or not project.handouts:
        return ()
    if doubtful or (content / FONTS).is_dir() or any(map(may_be_drawn, texts.values())):
        return _looked_closer(course, content, project, doubtful)
    has_day = course.handouts.day != TrainingDay() or course.session
    # The clock needs no fonts, and to open them takes longer than to check a small course.
    return tuple(spillovers(course, content, Day.of(course.handouts.day))) if has_day else ()


def _looked_closer(
    course: Course, content: Path, project: "Project", doubtful: Mapping[str, str]
) -> tuple[Diagnostic, ...]:
    from lessonwright.handouts.pdf_jobs import PdfJobs

    return paper_diagnostics(
        PdfJobs(course, content, project.url, project.dialect(course)), doubtful
    )
