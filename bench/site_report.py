"""Owns the part of the benchmark that is about the site: two sizes of a course come in, a report comes out."""

from collections.abc import Callable

from bench.course import Figures, measured
from bench.report import Extent, Goal, Report, table

_ROWS: tuple[tuple[str, str, Callable[[Figures], float]], ...] = (
    ("`lessonwright --version`", "{:.2f} s", lambda figures: figures.version.seconds),
    ("`lessonwright check`", "{:.2f} s", lambda figures: figures.check.seconds),
    ("`lessonwright pages`", "{:.2f} s", lambda figures: figures.pages.seconds),
    ("`mkdocs build` with the plugin", "{:.2f} s", lambda figures: figures.plugin.seconds),
    ("`mkdocs build` of the written pages", "{:.2f} s", lambda figures: figures.plain.seconds),
    (
        "cost of our layer: processor time with the plugin, against without",
        "{:.3f}",
        lambda figures: figures.layer,
    ),
    ("peak memory of `check`", "{:.0f} MiB", lambda figures: figures.check.memory / 2**20),
    ("peak memory of `pages`", "{:.0f} MiB", lambda figures: figures.pages.memory / 2**20),
    (
        "peak memory of the build with the plugin",
        "{:.0f} MiB",
        lambda figures: figures.plugin.memory / 2**20,
    ),
    ("peak memory of the plain build", "{:.0f} MiB", lambda figures: figures.plain.memory / 2**20),
    ("pages", "{:,}", lambda figures: figures.page_count),
    ("HTML of a page", "{:.1f} kB", lambda figures: figures.html_bytes / figures.page_count / 1000),
    (
        "the whole site, by page",
        "{:.1f} kB",
        lambda figures: figures.site_bytes / figures.page_count / 1000,
    ),
)


def site(extent: Extent) -> Report:
    """Measure the site of a small and of a large course."""
    small, large = (measured(extent.content, lessons, extent.rounds) for lessons in extent.lessons)
    goals = (
        Goal("start of the program", large.version.seconds, 0.15, "seconds"),
        Goal("check", large.check.seconds, 3.0, "seconds"),
        Goal("cost of our layer", large.layer, 1.15, "times"),
    )
    return Report(table(_ROWS, extent.lessons, small, large), goals)
