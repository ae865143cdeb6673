"""Owns the part of the benchmark that is about the site: two sizes of a course come in, a report comes out."""

from collections.abc import Callable

from bench.course import Figures, first_check, measured
from bench.measure import Run, middle
from bench.report import Extent, Goal, Report, table

_ROWS: tuple[tuple[str, str, Callable[[Figures], float]], ...] = (
    ("`lessonwright --version`", "{:.2f} s", lambda figures: figures.version.seconds),
    ("`lessonwright check`", "{:.2f} s", lambda figures: figures.check.seconds),
    (
        "the same, one lesson changed since",
        "{:.2f} s",
        lambda figures: figures.checked_again.seconds,
    ),
    ("`lessonwright pages`", "{:.2f} s", lambda figures: figures.pages.seconds),
    ("`mkdocs build` with the plugin", "{:.2f} s", lambda figures: figures.plugin.seconds),
    ("the same, nothing changed since", "{:.2f} s", lambda figures: figures.again.seconds),
    ("the same, one lesson changed", "{:.2f} s", lambda figures: figures.edited.seconds),
    ("`mkdocs build` of the written pages", "{:.2f} s", lambda figures: figures.plain.seconds),
    ("`zensical build` of the written pages", "{:.2f} s", lambda figures: figures.zensical.seconds),
    (
        "`mkdocs build` of the same lessons with mkdocs-quiz",
        "{:.2f} s",
        lambda figures: figures.quiz_plugin.seconds,
    ),
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


_GROWING: tuple[tuple[str, Callable[[Figures], Run]], ...] = (
    ("a first check", lambda figures: figures.check),
    ("a check after an edit", lambda figures: figures.checked_again),
    ("a first build", lambda figures: figures.plugin),
    ("a build of what has not changed", lambda figures: figures.again),
    ("a build after an edit", lambda figures: figures.edited),
)


def site(extent: Extent) -> Report:
    """Measure the site of a small and of a large course."""
    sample = middle([first_check(extent.content) for _ in range(extent.rounds)])
    small, large = (measured(extent.content, lessons, extent.rounds) for lessons in extent.lessons)
    goals = (
        Goal("start of the program", large.version.seconds, 0.15, "seconds"),
        Goal("check of the sample course", sample.seconds, 0.5, "seconds"),
        Goal("check", large.check.seconds, 2.0, "seconds"),
        Goal("check again, one lesson changed", large.checked_again.seconds, 0.8, "seconds"),
        Goal("processor time with the plugin, against without", large.layer, 0.35, "times"),
        Goal("on the clock with the plugin, against without", large.wait, 0.25, "times"),
        Goal("on the clock, against Zensical", large.wait_for_zensical, 0.25, "times"),
        Goal("site again, nothing changed", large.again.seconds, 2.5, "seconds"),
        Goal("site again, one lesson changed", large.edited.seconds, 3.5, "seconds"),
        Goal("peak memory of the build", large.plugin.memory / 2**20, 350, "MiB"),
        *(
            Goal(f"growth of {name}", of(large).work / of(small).work, 10.5, "times")
            for name, of in _GROWING
        ),
    )
    of_sample = f"`lessonwright check` of the sample course took {sample.seconds:.2f} s."
    return Report(f"{table(_ROWS, extent.lessons, small, large)}\n\n{of_sample}", goals)
