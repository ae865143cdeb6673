"""Runs the measurements: `make bench`, or `python -m bench --lessons 100 1000 --rounds 3 --keys 1000`."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from bench.guessing import guessing
from bench.handouts import OURS
from bench.handouts_report import handouts, rebuild
from bench.keys import keys
from bench.lint_recall import lint_recall
from bench.many import many
from bench.package_script import package_script
from bench.report import Extent, Report, machine
from bench.serving import serve
from bench.site_report import site

CONTENT = Path(__file__).resolve().parent.parent / "content"

PARTS: dict[str, Callable[[Extent], Report]] = {
    "site": site,
    "serve": serve,
    "handouts": handouts,
    "rebuild": rebuild,
    "keys": keys,
    "packages": package_script,
    "guessing": guessing,
    "lint": lint_recall,
    "many": many,
}


def main() -> None:
    """Measure a small and a large course, and a long quiz, and print the figures."""
    options = _options()
    extent = Extent(CONTENT, tuple(options.lessons), options.rounds, options.keys, options.keep)
    print(machine(), flush=True)
    figures = [_measured(name, extent) for name in options.only]
    if options.markdown:
        options.markdown.write_text(
            "\n\n".join([*filter(None, figures), machine()]) + "\n", encoding="utf-8"
        )


def _measured(name: str, extent: Extent) -> str:
    print(f"Measuring: {name} …", file=sys.stderr, flush=True)
    report = PARTS[name](extent)
    print(
        *filter(None, ["", report.figures]),
        "\n".join(map(str, report.goals)),
        sep="\n\n",
        flush=True,
    )
    return report.figures


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "--only", nargs="+", choices=PARTS, default=[*PARTS], help="measure these parts alone"
    )
    parser.add_argument(
        "--lessons", nargs=2, type=int, default=[100, 1000], metavar=("SMALL", "LARGE")
    )
    parser.add_argument(
        "--rounds", type=int, default=3, help="how often each command is run; the median counts"
    )
    parser.add_argument(
        "--keys", type=int, default=400, help="how many keys are pressed in a long quiz"
    )
    keep = f"where PDFs stay that `rebuild` makes only once, in a folder {OURS} of their own"
    parser.add_argument("--keep", type=Path, metavar="DIR", help=keep)
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write the tables there, too")
    return parser.parse_args()


if __name__ == "__main__":
    main()
