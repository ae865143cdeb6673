"""Owns how figures are shown: what was measured comes in, Markdown tables and verdicts on goals come out."""

import os
import platform
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TypeVar

_PACKAGES = (
    "lessonwright",
    "mkdocs",
    "mkdocs-material",
    "Markdown",
    "pydantic",
    "typst",
    "pikepdf",
    "weasyprint",
)

F = TypeVar("F")
Rows = Iterable[tuple[str, str, Callable[[F], float]]]
"""What is measured, how it is written, and where it stands among the figures."""


@dataclass(frozen=True)
class Extent:
    """How much is measured."""

    content: Path
    """The real course, whose lessons are copied until there are enough."""
    lessons: tuple[int, int]
    """How many lessons the small and the large course have."""
    rounds: int
    """How often each command is run; the median counts."""
    keys: int
    """How many keys are pressed."""
    keep: Path | None = None
    """Where the large course is built before it is edited, and stays: its PDFs are made once for
    all measurements."""


@dataclass(frozen=True)
class Goal:
    """What was found, and what it is to be at the most, or at the least."""

    name: str
    found: float
    limit: float
    unit: str
    at_least: bool = False

    def __str__(self) -> str:
        met = self.found >= self.limit if self.at_least else self.found <= self.limit
        bound = f"goal at {'least' if self.at_least else 'most'} {self.limit} {self.unit}"
        return f"{self.name}: {self.found:.2f} {self.unit}, {bound}: {'met' if met else 'MISSED'}"


@dataclass(frozen=True)
class Report:
    """What one part of the benchmark found."""

    figures: str
    """Tables in Markdown, where there are any."""
    goals: tuple[Goal, ...]


def machine() -> str:
    """Return what it is measured on: processor, cores, memory, system, versions."""
    packages = ", ".join(f"{name} {number}" for name in _PACKAGES if (number := _version(name)))
    python = f"Python {platform.python_version()}"
    return f"{_processor()}, {os.cpu_count()} cores, {_memory()}, {platform.system()}; {python}; {packages}"


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines() if sys.platform == "linux" else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor() or platform.machine())


def _memory() -> str:
    return f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GiB of memory"


def table(rows: Rows[F], lessons: tuple[int, int], small: F, large: F) -> str:
    """Return the figures of two courses side by side, and how they grow."""
    head = f"| | {lessons[0]:,} lessons | {lessons[1]:,} lessons | ratio |\n|---|--:|--:|--:|"
    return "\n".join([head, *(_row(name, form, of(small), of(large)) for name, form, of in rows)])


def _row(name: str, form: str, small: float, large: float) -> str:
    return f"| {name} | {form.format(small)} | {form.format(large)} | {large / small:.2f} |"
