"""Holds the code to the plan of the house: who may import whom, and which room has the door to which library."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
GENERATOR = ROOT / "generator" / "lessonwright"


def test_rooms_import_only_what_they_may() -> None:
    kept = subprocess.run(
        [Path(sys.executable).with_name("lint-imports")], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert kept.returncode == 0, kept.stdout


def importers(package: str) -> set[str]:
    """Return the files that import a package, as far as their text tells."""
    lines = (f"import {package}", f"from {package}")
    return {
        path.relative_to(GENERATOR).as_posix()
        for path in GENERATOR.rglob("*.py")
        if any(line.lstrip().startswith(lines) for line in path.read_text(encoding="utf-8").splitlines())
    }


def test_mkdocs_has_one_door() -> None:
    assert importers("mkdocs") == {"site/plugin.py"}


def test_yaml_has_one_door() -> None:
    assert {path.partition("/")[0] for path in importers("yaml")} == {"spec"}


def test_click_and_rich_have_one_door() -> None:
    assert {path.partition("/")[0] for path in importers("click") | importers("rich")} == {"cli"}
