"""Owns Chromium's print: web pages come in; PDFs without form fields, and what each took, come out.

It is run twice: as people do it, one command a file, and as one would who cares for speed, with one
browser kept open.
"""

import os
import subprocess
import time
from pathlib import Path

import psutil

from bench.engine import Printed
from bench.measure import Run, work_of

_OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-pdf-header-footer",
    "--virtual-time-budget=3000",
)
_SILENT = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)
"""What keeps the browser from asking anybody for anything."""
_GLANCE = 0.02
"""Seconds between two looks at the processes of a command."""


def lacking() -> str | None:
    """Say why Chromium cannot be run here."""
    browser = os.environ.get("LESSONWRIGHT_BROWSER", "")
    return (
        None
        if Path(browser).is_file()
        else "no browser (`make bench` finds one; else LESSONWRIGHT_BROWSER names it)"
    )


class _Work:
    """The processor time of processes that come and go, each as it was seen last."""

    def __init__(self) -> None:
        self._seen: dict[int, float] = {}

    def look(self, process: psutil.Process) -> float:
        """Look at a process and all that it has started; return what they have worked up to now."""
        try:
            family = [process, *process.children(recursive=True)]
        except psutil.NoSuchProcess:
            family = []
        for member in family:
            self._see(member)
        return sum(self._seen.values())

    def _see(self, process: psutil.Process) -> None:
        try:
            times = process.cpu_times()
        except psutil.NoSuchProcess:
            return
        self._seen[process.pid] = times.user + times.system


def print_by_command(pages: list[Path]) -> Printed:
    """Print all pages but the first, each by a command of its own."""
    runs = [_commanded(page) for page in pages]
    total = Run(sum(run.seconds for run in runs[1:]), sum(run.work for run in runs[1:]), 0)
    return Printed([page.with_suffix(".pdf").read_bytes() for page in pages[1:]], total)


def _commanded(page: Path) -> Run:
    command = [
        os.environ["LESSONWRIGHT_BROWSER"],
        *_OPTIONS,
        *_SILENT,
        f"--print-to-pdf={page.with_suffix('.pdf')}",
        page.as_uri(),
    ]
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    work, seen, pid = _Work(), 0.0, 0
    while not pid:
        seen = work.look(psutil.Process(process.pid))
        time.sleep(_GLANCE)
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
    process.returncode = os.waitstatus_to_exitcode(status)
    # The system counts only what was waited for, a glance only what still ran: the truth is no less
    # than either.
    return Run(time.perf_counter() - start, max(seen, work_of(usage)), 0)


def print_in_one_browser(pages: list[Path]) -> Printed:
    """Print all pages but the first in one browser that stays open."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ["LESSONWRIGHT_BROWSER"], args=_SILENT
        )
        tab = browser.new_page()

        def printed(page: Path) -> bytes:
            tab.goto(page.as_uri())
            tab.evaluate("document.fonts.ready")
            return tab.pdf(tagged=True, prefer_css_page_size=True, print_background=True)

        printed(pages[0])
        work, us = _Work(), psutil.Process()
        before, start, pdfs = work.look(us), time.perf_counter(), []
        for page in pages[1:]:
            pdfs.append(printed(page))
            after = work.look(us)
        run = Run(time.perf_counter() - start, after - before, 0)
        browser.close()
    return Printed(pdfs, run)
