"""Runs the measurements: `make bench`, or `python -m bench --only site --lessons 100 1000 --markdown figures.md`."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from bench.handouts_report import handouts
from bench.report import Report, machine
from bench.site_report import site

CONTENT = Path(__file__).resolve().parent.parent / "content"

PARTS: dict[str, Callable[[Path, tuple[int, int], int], Report]] = {"site": site, "handouts": handouts}
"""Each takes the real course, the two numbers of lessons and how often each command is run."""


def main() -> None:
    """Measure a small and a large course and print the figures."""
    options = _options()
    print(machine(), flush=True)
    figures = [_measured(name, options) for name in options.only]
    if options.markdown:
        options.markdown.write_text("\n\n".join([*figures, machine()]) + "\n", encoding="utf-8")


def _measured(name: str, options: argparse.Namespace) -> str:
    print(f"Measuring: {name} …", file=sys.stderr, flush=True)
    report = PARTS[name](CONTENT, tuple(options.lessons), options.rounds)
    goals = "\n".join(map(str, report.goals))
    print(f"\n{report.figures}\n\n{goals}", flush=True)
    return report.figures


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=[*PARTS], help="measure these parts alone")
    parser.add_argument("--lessons", nargs=2, type=int, default=[100, 1000], metavar=("SMALL", "LARGE"))
    parser.add_argument("--rounds", type=int, default=3, help="how often each command is run; the median counts")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write the tables there, too")
    return parser.parse_args()


if __name__ == "__main__":
    main()
