"""Owns the measurement of what a package adds to a page: nothing comes in, the sizes of scripts come out."""

import gzip

from bench.report import Extent, Goal, Report
from lessonwright.packages.package import TARGETS
from lessonwright.prose.words import words
from lessonwright.site.script_bundles import session_scripts

GOAL = 8 * 1024
"""Bytes, gzipped."""


def package_script(extent: Extent) -> Report:
    """Measure the scripts that hold a session with an LMS; a site for the web has none."""
    sizes = {target: _size(target) for target in TARGETS if target != "web"}
    rows = [f"| {target} | {size:,} |" for target, size in sizes.items()]
    head = "| a package for | bytes of script that it adds, gzipped |\n|---|--:|"
    goals = (
        Goal(f"script that a package for {target} adds", size, GOAL, "bytes")
        for target, size in sizes.items()
    )
    return Report("\n".join([head, *rows]), tuple(goals))


def _size(target: str) -> int:
    scripts = session_scripts(target, words("en")).values()
    return sum(len(gzip.compress(text.encode(), 9)) for text in scripts if text)
