"""Owns the standalone program: a wheel and a folder for what is made come in, one archive to download comes out.

The archive holds a folder with the program, what it is made of, and the sample course. Run with the
wheel, the folder and, where the wheel is published under the same number, `--released`: courses
then name the release.
"""

import os
import platform
import shutil
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
WORK = ROOT / ".cache" / "standalone"
SAMPLE = ("content", "overrides", "mkdocs.yml")
NAME = "lessonwright"
SYSTEMS = {"Darwin": "macos", "Linux": "linux", "Windows": "windows"}


def main() -> None:
    """Make the program and its archive; say how large they are."""
    wheel, output = Path(sys.argv[1]), Path(sys.argv[2])
    python = environment(wheel, released="--released" in sys.argv[3:])
    program = frozen(python)
    shutil.copy(HERE / "READ-ME-FIRST.txt", program)
    for part in SAMPLE:
        copy(ROOT / part, program / "sample-course" / part)
    archive = packed(program, output, wheel.name.split("-")[1])
    sizes = (
        sum(file.stat().st_size for file in program.rglob("*") if not file.is_symlink()),
        archive.stat().st_size,
    )
    unpacked, size = (round(count / 1024**2) for count in sizes)
    print(f"{archive}: {size} MiB to download, {unpacked} MiB on the disk")


def environment(wheel: Path, *, released: bool) -> Path:
    """Return the Python of a fresh virtual environment that holds the wheel and PyInstaller, and nothing else."""
    venv.create(WORK / "venv", clear=True, with_pip=True)
    python = WORK / "venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    run(
        python,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        f"{wheel.resolve()}[dist]",
    )
    if released:  # pip notes where a wheel was taken from, unless it came from an index
        for note in (WORK / "venv").rglob(f"{NAME}-*.dist-info/direct_url.json"):
            note.unlink()
    return python


def frozen(python: Path) -> Path:
    """Return the folder of the program that PyInstaller makes of an environment."""
    places = ("--distpath", WORK / "program", "--workpath", WORK / "work")
    run(
        python,
        "-m",
        "PyInstaller",
        "--noconfirm",
        "--clean",
        "--log-level",
        "ERROR",
        *places,
        HERE / "program.spec",
    )
    return WORK / "program" / NAME


def packed(program: Path, output: Path, version: str) -> Path:
    """Return an archive of the program's folder; Windows opens no other kind than zip."""
    system, kind = SYSTEMS[platform.system()], "zip" if os.name == "nt" else "gztar"
    name = f"{NAME}-{version}-{system}-{platform.machine().lower()}"
    output.mkdir(parents=True, exist_ok=True)
    return Path(shutil.make_archive(str(output / name), kind, program.parent, program.name))


def copy(source: Path, target: Path) -> None:
    """Copy a file or a folder."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target)
    else:
        shutil.copy(source, target)


def run(*words: str | Path) -> None:
    """Run a program that has to end well."""
    subprocess.run([*map(str, words)], check=True)


if __name__ == "__main__":
    main()
