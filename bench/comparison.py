"""Owns the comparison with other engines: a course comes in; the same handouts by each, and their cost, come out."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench import chromium, weasyprint
from bench.engine import Printed
from bench.measure import Run, alone
from bench.sameness import Content, content, must_be_alike
from bench.typesetting import typeset, write_pages

HANDOUTS = 10


@dataclass(frozen=True)
class Engine:
    """One way to print web pages."""

    name: str
    lacking: Callable[[], str | None]
    print_pages: Callable[[list[Path]], Printed]
    has_forms: bool
    times: int
    """How many times faster than it we mean to be."""


ENGINES = (
    Engine("WeasyPrint with forms", weasyprint.lacking, weasyprint.print_pages, True, 12),
    Engine(
        "Chromium, one browser kept open",
        chromium.lacking,
        chromium.print_in_one_browser,
        False,
        30,
    ),
    Engine(
        "Chromium, one command a handout", chromium.lacking, chromium.print_by_command, False, 30
    ),
)


@dataclass(frozen=True)
class Result:
    """The handouts of one engine: what they cost and what is in them."""

    printed: Printed
    contents: list[Content]


@dataclass(frozen=True)
class Comparison:
    """Our handouts beside those of the other engines; for an engine that is not here, the reason."""

    ours: Result
    theirs: dict[Engine, Result | str]

    def factor(self, result: Result) -> float:
        """Return how many times our processor time another engine takes, from a handout's data on."""
        return result.printed.work / self.ours.printed.work

    def factor_with_data(self, result: Result) -> float:
        """Return the same with the data, which we make of the lesson whatever the engine."""
        before = self.ours.printed.work_before
        return (result.printed.work + before) / (self.ours.printed.work + before)


def compared(course: Path) -> Comparison:
    """Have every engine make the same handouts, each in a process of its own.

    We make ours before each of the others and after them all, and the middle counts; each of the
    others, which take long enough to even out what else goes on, has one run.
    """
    with tempfile.TemporaryDirectory(prefix="lessonwright-bench-") as name:
        pages, written = write_pages(course, HANDOUTS, Path(name))
        tries = [_result(alone(typeset, course, HANDOUTS))]
        theirs: dict[Engine, Result | str] = {}
        for engine in ENGINES:
            theirs[engine] = _measured(engine, pages, written, tries[0])
            tries.append(_result(alone(typeset, course, HANDOUTS)))
    return Comparison(_middle(tries), theirs)


def _middle(results: list[Result]) -> Result:
    return sorted(results, key=lambda result: result.printed.work)[len(results) // 2]


def _measured(engine: Engine, pages: list[Path], written: Run, ours: Result) -> Result | str:
    """Print the pages; what it took to write them counts, as our templates do."""
    if reason := engine.lacking():
        return reason
    theirs = _result(alone(engine.print_pages, pages) + written)
    must_be_alike(engine.name, ours.contents, theirs.contents, with_fields=engine.has_forms)
    return theirs


def _result(printed: Printed) -> Result:
    return Result(printed, [content(pdf) for pdf in printed.pdfs])
