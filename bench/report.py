"""Owns how figures are shown: the figures of a small and a large course come in, a Markdown table comes out."""

import os
import platform
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from bench.course import Figures
from bench.keys import GOAL, QUESTIONS

_PACKAGES = ("lessonwright", "mkdocs", "mkdocs-material", "Markdown", "pydantic")


def machine() -> str:
    """Return what it is measured on: processor, cores, memory, system, versions."""
    packages = ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
    python = f"Python {platform.python_version()}"
    return f"{_processor()}, {os.cpu_count()} cores, {_memory()}, {platform.system()}; {python}; {packages}"


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines() if sys.platform == "linux" else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor() or platform.machine())


def _memory() -> str:
    return f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GiB of memory"


_ROWS: tuple[tuple[str, str, Callable[[Figures], float]], ...] = (
    ("`lessonwright check`", "{:.2f} s", lambda figures: figures.check.seconds),
    ("`lessonwright pages`", "{:.2f} s", lambda figures: figures.pages.seconds),
    ("`mkdocs build` with the plugin", "{:.2f} s", lambda figures: figures.plugin.seconds),
    ("`mkdocs build` of the written pages", "{:.2f} s", lambda figures: figures.plain.seconds),
    ("cost of our layer: processor time with the plugin, against without", "{:.3f}", lambda figures: figures.layer),
    ("peak memory of `check`", "{:.0f} MiB", lambda figures: figures.check.memory / 2**20),
    ("peak memory of `pages`", "{:.0f} MiB", lambda figures: figures.pages.memory / 2**20),
    ("peak memory of the build with the plugin", "{:.0f} MiB", lambda figures: figures.plugin.memory / 2**20),
    ("peak memory of the plain build", "{:.0f} MiB", lambda figures: figures.plain.memory / 2**20),
    ("pages", "{:,}", lambda figures: figures.page_count),
    ("HTML of a page", "{:.1f} kB", lambda figures: figures.html_bytes / figures.page_count / 1000),
    ("the whole site, by page", "{:.1f} kB", lambda figures: figures.site_bytes / figures.page_count / 1000),
)


def table(small: Figures, large: Figures) -> str:
    """Return the figures of two courses side by side, and how they grow."""
    head = f"| | {small.lessons:,} lessons | {large.lessons:,} lessons | ratio |\n|---|--:|--:|--:|"
    return "\n".join([head, *(_row(name, form, of(small), of(large)) for name, form, of in _ROWS)])


def _row(name: str, form: str, small: float, large: float) -> str:
    return f"| {name} | {form.format(small)} | {form.format(large)} | {large / small:.2f} |"


def goals(large: Figures, key_press: float) -> str:
    """Return each goal with whether it was met."""
    found = (
        ("check", large.check.seconds, 3.0, "seconds"),
        ("cost of our layer", large.layer, 1.15, "times"),
        (f"key press in a quiz of {QUESTIONS} questions, 95th percentile", key_press, GOAL, "milliseconds"),
    )
    return "\n".join(
        f"{name}: {value:.2f} {unit}, goal at most {goal} {unit}: {'met' if value <= goal else 'MISSED'}"
        for name, value, goal, unit in found
    )
