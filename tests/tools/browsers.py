"""Runs the tests of learning in Firefox and WebKit, which it finds or fetches through apt; arguments go to pytest.

A browser that cannot be had is told and lets the whole fail: what was not tried is never passed
over in silence.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.tools.apt import apt_install

TESTS = (
    "tests/browser/learning",
    "tests/browser/reflection",
    "tests/browser/test_focus.py::test_the_way_leads_on_from_the_search_field_without_a_stop",
    "tests/browser/test_paper.py",
    "tests/browser/test_term.py",
)
MINI_BROWSER = "usr/lib/*/webkit2gtk-4*/MiniBrowser"


def _has_firefox() -> bool:
    return bool(shutil.which("firefox-esr") or shutil.which("firefox"))


def _has_webkit() -> bool:
    return bool(
        shutil.which("WebKitWebDriver")
        and next(Path("/").glob(MINI_BROWSER), None)
        and _has_screen()
    )


def _has_screen() -> bool:
    return bool(os.environ.get("DISPLAY") or (shutil.which("xvfb-run") and shutil.which("xauth")))


ENGINES: dict[str, tuple[Callable[[], bool], tuple[str, ...]]] = {
    "firefox": (_has_firefox, ("firefox-esr",)),
    "webkit": (_has_webkit, ("webkit2gtk-driver", "xvfb", "xauth")),
}
"""How each is found, and the Debian packages that bring it."""


def _is_there(engine: str) -> bool:
    found, packages = ENGINES[engine]
    return found() or (all(map(apt_install, packages)) and found())


def _passes(engine: str, arguments: list[str]) -> bool:
    screen = ["xvfb-run", "--auto-servernum", "--server-args=-screen 0 1600x1200x24"]
    needs_screen = engine == "webkit" and not os.environ.get("DISPLAY")
    command = [*(screen if needs_screen else []), sys.executable, "-m", "pytest", *arguments]
    print(f"\nThe tests of learning in {engine}:", flush=True)
    environment = {**os.environ, "LESSONWRIGHT_ENGINE": engine}
    return subprocess.run(command, env=environment, check=False).returncode == 0


def _tried(engine: str, arguments: list[str]) -> str:
    if not _is_there(engine):
        packages = " ".join(ENGINES[engine][1])
        return f"not tried: it cannot be had here (Debian and Ubuntu: apt install {packages})"
    return "passed" if _passes(engine, arguments) else "failed"


if __name__ == "__main__":
    wanted = os.environ.get("LESSONWRIGHT_ENGINE", " ".join(ENGINES)).split()
    outcomes = {engine: _tried(engine, [*TESTS, *sys.argv[1:]]) for engine in wanted}
    print("\n" + "\n".join(f"{engine}: {outcome}" for engine, outcome in outcomes.items()))
    sys.exit(any(outcome != "passed" for outcome in outcomes.values()))
