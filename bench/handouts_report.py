"""Owns the part of the benchmark that is about handouts: two sizes of a course come in, a report comes out."""

from collections.abc import Callable, Iterator

from bench.comparison import HANDOUTS, Comparison, Result
from bench.handouts import Figures, compared_with_others, measured, rebuilt_after_an_edit
from bench.rebuild import Rebuild
from bench.report import Extent, Goal, Report, table
from bench.sameness import fields, pages

_ROWS: tuple[tuple[str, str, Callable[[Figures], float]], ...] = (
    ("PDFs of `lessonwright handouts --fresh`", "{:,}", lambda figures: figures.files),
    ("`lessonwright handouts --fresh`", "{:.2f} s", lambda figures: figures.cold.seconds),
    ("its processor time", "{:.2f} s", lambda figures: figures.cold.work),
    (
        "its processor time, by PDF",
        "{:.0f} ms",
        lambda figures: figures.cold.work / figures.files * 1000,
    ),
    ("its peak memory in one process", "{:.0f} MiB", lambda figures: figures.cold.memory / 2**20),
    (
        "processor time of one more handout, warm",
        "{:.0f} ms",
        lambda figures: (figures.warm.work + figures.warm.work_before) * 1000,
    ),
)


def handouts(extent: Extent) -> Report:
    """Measure the handouts of a small and of a large course, and some against other engines."""
    few, _ = extent.lessons
    small, large = (measured(extent.content, lessons, extent.rounds) for lessons in extent.lessons)
    others = compared_with_others(extent.content, few)
    figures = [table(_ROWS, extent.lessons, small, large), comparison_table(others)]
    return Report("\n\n".join(figures), (*_comparison_goals(others),))


def rebuild(extent: Extent) -> Report:
    """Measure what builds of a large course with all its PDFs cost: the first, and those after."""
    _, many = extent.lessons
    found = rebuilt_after_an_edit(extent.content, many, extent.keep)
    return Report(rebuild_table(found, many), (*_rebuild_goals(found),))


def comparison_table(comparison: Comparison) -> str:
    """Return the engines below one another."""
    times = "processor time | on the clock | pages | fields | against ours | data included"
    head = f"| the same {HANDOUTS} handouts, each from its data | {times} |"
    rows = [_engine_row("Lessonwright", comparison.ours, comparison)]
    rows += [
        _other_row(engine.name, result, comparison) for engine, result in comparison.theirs.items()
    ]
    before = comparison.ours.printed.work_before
    data = f"To make the data of a handout of its lesson took {before:.4f} s, whatever the engine."
    return "\n".join([head, "|---|--:|--:|--:|--:|--:|--:|", *rows, "", data])


def _other_row(name: str, result: Result | str, comparison: Comparison) -> str:
    if isinstance(result, str):
        return f"| {name} | left out: {result} | | | | | |"
    return _engine_row(name, result, comparison)


def _engine_row(name: str, result: Result, comparison: Comparison) -> str:
    times = f"{result.printed.work:.3f} s | {result.printed.seconds:.3f} s"
    held = f"{pages(result.contents):.1f} | {fields(result.contents):.1f}"
    return (
        f"| {name} | {times} | {held} | {comparison.factor(result):.1f} | "
        f"{comparison.factor_with_data(result):.1f} |"
    )


def rebuild_table(rebuild: Rebuild, lessons: int) -> str:
    """Return what builds with all PDFs cost."""
    cold = "made before" if rebuild.cold is None else f"{rebuild.cold.seconds:.2f} s"
    memory = "" if rebuild.cold is None else f"{rebuild.cold.memory / 2**20:.0f} MiB"
    rows = (
        ("PDFs", f"{rebuild.files:,}"),
        ("`lessonwright build` with all PDFs, of nothing", cold),
        ("`mkdocs build` of the written pages, without PDFs", f"{rebuild.plain.seconds:.2f} s"),
        ("peak memory of the largest process of the first build", memory),
        ("`lessonwright build`, nothing changed since", f"{rebuild.again.seconds:.2f} s"),
        ("the same, one lesson changed", f"{rebuild.edited.seconds:.2f} s"),
        ("PDFs made anew after another such change", f"{rebuild.made}"),
        ("handouts, beyond the site's own build", f"{rebuild.beyond:.2f} s"),
    )
    body = "\n".join(f"| {name} | {figure} |" for name, figure in rows if figure)
    return f"| a course of {lessons:,} lessons | |\n|---|--:|\n{body}"


def _comparison_goals(comparison: Comparison) -> Iterator[Goal]:
    for engine, result in comparison.theirs.items():
        if isinstance(result, Result):
            name = f"processor time from a handout's data on, against {engine.name}"
            yield Goal(
                name, comparison.factor(result), engine.times, "times as fast", at_least=True
            )


def _rebuild_goals(rebuild: Rebuild) -> Iterator[Goal]:
    if rebuild.cold:
        against = rebuild.cold.seconds / rebuild.plain.seconds
        yield Goal("build with all PDFs, against plain MkDocs without", against, 1.0, "times")
        yield Goal("memory of a process that makes PDFs", rebuild.cold.memory / 2**20, 500, "MiB")
    yield Goal("build with PDFs, nothing changed", rebuild.again.seconds, 2.5, "seconds")
    yield Goal("build with PDFs, one lesson changed", rebuild.edited.seconds, 3.5, "seconds")
    yield Goal("PDFs made anew after one edit", rebuild.made, 1, "PDFs")
    yield Goal("handouts after one edit, beyond the site's own build", rebuild.beyond, 1, "seconds")
