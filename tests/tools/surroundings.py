"""Owns a Python without some of what is installed here: names of packages come in, a way to run modules comes out."""

import os
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT

SAME_DATE = {"SOURCE_DATE_EPOCH": "1790000000", "NO_MKDOCS_2_WARNING": "1"}


@dataclass(frozen=True)
class Surroundings:
    """What can be imported: the folders in the order in which they are looked through."""

    folders: tuple[Path, ...]

    def run(self, *words: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
        """Run a module of Python, with its words, in a folder."""
        path = os.pathsep.join(map(str, self.folders))
        return subprocess.run(
            [sys.executable, "-S", "-m", *map(str, words)],
            cwd=cwd,
            env={**os.environ, **SAME_DATE, "PYTHONPATH": path},
            capture_output=True,
            text=True,
            check=False,
        )


def without(packages: set[str], folder: Path, *first: Path) -> Surroundings:
    """Return what is installed but for some packages, which are named as their files are; `first` goes before it."""
    for entry in Path(sysconfig.get_path("purelib")).iterdir():
        if entry.suffix != ".pth" and entry.name.partition("-")[0] not in packages:
            (folder / entry.name).symlink_to(entry)
    return Surroundings((*first, folder, ROOT / "generator"))
