"""Runs the measurements: `make bench`, or `python -m bench --lessons 100 1000 --rounds 3 --keys 1000`."""

import argparse
import sys
from pathlib import Path

from bench.course import Figures, measured
from bench.keys import key_press
from bench.report import goals, machine, table

CONTENT = Path(__file__).resolve().parent.parent / "content"


def main() -> None:
    """Measure a small and a large course and print the figures."""
    options = _options()
    print(machine(), flush=True)
    small, large = (_measure(lessons, options.rounds) for lessons in options.lessons)
    figures = table(small, large)
    print(f"\n{figures}\n\n{goals(large, key_press(options.keys))}")
    if options.markdown:
        options.markdown.write_text(f"{figures}\n\n{machine()}\n", encoding="utf-8")


def _measure(lessons: int, rounds: int) -> Figures:
    print(f"Measuring {lessons:,} lessons …", file=sys.stderr, flush=True)
    return measured(CONTENT, lessons, rounds)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--lessons", nargs=2, type=int, default=[100, 1000], metavar=("SMALL", "LARGE"))
    parser.add_argument("--rounds", type=int, default=3, help="how often each command is run; the median counts")
    parser.add_argument("--keys", type=int, default=400, help="how many keys are pressed in a long quiz")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write the table there, too")
    return parser.parse_args()


if __name__ == "__main__":
    main()
