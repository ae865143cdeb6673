"""Owns our own engine on one core: a course comes in; its handouts, and what each took, come out.

One process and one compiler, as in a build: the first sheet, which is not counted, pays for
starting them. Every engine begins with a sheet's data: from there to the finished PDF is what is
compared, templates included. To make that data of a lesson, which is the same work whatever the
engine, is measured apart.
"""

import os
from itertools import islice
from pathlib import Path

from bench.engine import Printed
from bench.measure import Run, spent
from bench.rendition import write_page, write_styles
from lessonwright.handouts.pdf_jobs import PdfJob, PdfJobs
from lessonwright.handouts.typesetter import Sheet, make_pdf
from lessonwright.reading.loader import load_course

ADDRESS = "https://course.example/"


def typeset(content: Path, count: int) -> Printed:
    """Make the first handouts of a course on one core."""
    os.environ["RAYON_NUM_THREADS"] = "1"
    jobs, first, listed = _jobs(content, count)
    make_pdf(_sheet(jobs, first))
    sheets, before = spent(lambda: [_sheet(jobs, job) for job in listed])
    pdfs, run = spent(lambda: [make_pdf(sheet).pdf for sheet in sheets])
    return Printed(pdfs, run, before)


def write_pages(content: Path, count: int, folder: Path) -> tuple[list[Path], Run]:
    """Write the same handouts as web pages; before them comes the one that is not counted in what they took."""
    jobs, first, listed = _jobs(content, count)
    sheets = [_sheet(jobs, job) for job in listed]
    write_styles(sheets[0], folder)
    warm = write_page(_sheet(jobs, first), folder)
    pages, run = spent(lambda: [write_page(sheet, folder) for sheet in sheets])
    return [warm, *pages], run


def _jobs(content: Path, count: int) -> tuple[PdfJobs, PdfJob, list[PdfJob]]:
    """Return one handout to begin with, and those that count."""
    course = load_course(content).course
    assert course  # noqa: S101 - `bench.scale` grows good courses only
    jobs = PdfJobs(course, content, lambda path: ADDRESS + path.removesuffix(".yml") + "/")
    *listed, first = islice(jobs.learner(), min(count, len(course.lessons) - 1) + 1)
    return jobs, first, listed


def _sheet(jobs: PdfJobs, job: PdfJob) -> Sheet:
    return jobs.sheet(job)[0]
