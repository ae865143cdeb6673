"""Owns the trial of the standalone program: an archive comes in, and a course is made, checked, served and built by it.

With `--bare`, the program runs in a root file system that holds the C library, zlib and nothing
else: no Python, no shell, no tool. That takes Linux and the right to change the root. Otherwise it
runs where it is unpacked.
"""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from select import select
from statistics import median
from tempfile import TemporaryDirectory
from urllib.request import urlopen

PROGRAM = Path("lessonwright", "lessonwright.exe" if os.name == "nt" else "lessonwright")
LIBRARIES = (
    "ld-linux*.so.*",
    "libc.so.6",
    "libdl.so.2",
    "libm.so.6",
    "libpthread.so.0",
    "librt.so.1",
    "libz.so.1",
)
PATIENCE = 180
PDF = b"%PDF-"


class Trial:
    """The unpacked program in a folder, which is the root of its file system where it is to be tried in a bare one."""

    def __init__(self, archive: Path, folder: Path, *, bare: bool) -> None:
        self.folder = folder
        self.bare = bare
        shutil.unpack_archive(
            archive, folder, **({} if archive.suffix == ".zip" else {"filter": "tar"})
        )
        if bare:
            furnish(folder)

    def command(self, *words: str) -> list[str]:
        """Return how the program is started, with the words that follow it."""
        if not self.bare:
            return [str(self.folder / PROGRAM), *words]
        apart = (
            tool("unshare"),
            "--mount",
            "--pid",
            "--fork",
            "--kill-child",
            f"--mount-proc={self.folder}/proc",
        )
        return [*apart, tool("chroot"), str(self.folder), f"/{PROGRAM.as_posix()}", *words]

    def place(self, name: str) -> str:
        """Return a path below the folder as the program knows it."""
        return f"/{name}" if self.bare else str(self.folder / name)

    def run(self, *words: str, code: int = 0) -> str:
        """Run a command, which has to end with a code, and return what it says."""
        done = subprocess.run(
            self.command(*words),
            cwd=self.folder,
            env=environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        said = done.stdout + done.stderr
        print(f"$ lessonwright {' '.join(words)}\n{said}")
        assert done.returncode == code, done.returncode
        return said


def environment() -> dict[str, str]:
    """Return variables that name no place of this machine, but for what Windows cannot do without."""
    kept = {name: value for name, value in os.environ.items() if os.name == "nt" and name != "PATH"}
    return {**kept, "PATH": "", "TERM": "dumb", "COLUMNS": "100", "BROWSER": ""}


def tool(name: str) -> str:
    """Return where a tool of this machine is, which the program itself is not to find."""
    return shutil.which(name) or name


def furnish(root: Path) -> None:
    """Put libraries and devices that every system has into a root file system, and no program."""
    for home in (Path("/lib64"), *Path("/lib").glob("*-linux-gnu")):
        for library in (path for pattern in LIBRARIES for path in home.glob(pattern)):
            target = root / str(home).lstrip("/") / library.name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(library, target)
    for name in ("dev/shm", "proc", "tmp"):
        (root / name).mkdir(parents=True)
    for name, minor in (("null", 3), ("urandom", 9)):
        os.mknod(root / "dev" / name, 0o020666, os.makedev(1, minor))


def try_commands(trial: Trial) -> None:
    """Make a course, check it, build its site and write its PDFs."""
    course = trial.place("course")
    trial.run("new", course, "--title", "First aid at work")
    trial.run("check", course)
    trial.run("build", course, "--offline")
    trial.run("handouts", course, "--output", trial.place("paper"), "--fresh")
    # A large course: several processes at once make its handouts.
    trial.run(
        "handouts",
        trial.place(f"{PROGRAM.parent}/sample-course"),
        "--output",
        trial.place("many"),
        "--fresh",
    )
    trial.run("docs", "--no-open")
    trial.run("pages", trial.place("pages"), "--content", course)
    made = trial.folder / "course" / "dist" / "site"
    assert "First aid at work" in (made / "index.html").read_text(encoding="utf-8")
    for folder in (
        made / "handouts",
        trial.folder / "paper" / "handouts",
        trial.folder / "paper" / "facilitator",
    ):
        assert [path for path in folder.rglob("*.pdf") if path.read_bytes().startswith(PDF)], folder
    assert [*(trial.folder / "course" / ".lessonwright").glob("requirements.txt")]
    asked = trial.folder / "course" / "mkdocs.yml"
    asked.write_text(asked.read_text(encoding="utf-8") + "  - macros\n", encoding="utf-8")
    assert "macros" in trial.run("check", course, code=1)


def try_serving(trial: Trial) -> None:
    """Start without a command in a terminal, look at the sample course, ask for its first page, go back, and leave."""
    with terminal(trial) as (said, type_):
        said("Type a number")
        type_("1\n")
        address = re.search(r"http://127[^\s]+/", said("Serving on"))
        assert address
        with urlopen(address[0], timeout=PATIENCE) as answer:  # noqa: S310 - our own server, on this very machine
            assert "Serve from the inside out" in answer.read().decode()
        type_("\x03")
        said("Type a number")
        type_("6\n")


@contextmanager
def terminal(trial: Trial) -> Iterator[tuple[Callable[[str], str], Callable[[str], None]]]:
    """Yield what waits for words in a terminal with the program in it, and what types; it has to end well."""
    import pty

    ours, its = pty.openpty()
    program = subprocess.Popen(
        [tool("setsid"), "--ctty", "--wait", *trial.command()],
        stdin=its,
        stdout=its,
        stderr=its,
        env=environment(),
    )
    os.close(its)

    def said(words: str) -> str:
        heard, end = "", time.monotonic() + PATIENCE
        while words not in heard:
            assert time.monotonic() < end, heard
            if select([ours], [], [], 1)[0]:
                heard += os.read(ours, 4096).decode(errors="replace")
        print(heard)
        return heard

    yield said, lambda keys: os.write(ours, keys.encode()) and None
    assert program.wait(PATIENCE) == 0


def start_up(trial: Trial) -> str:
    """Return how long it takes until the program answers; the first start, from a cold disk, is left out."""
    taken, worked = [], []
    for _ in range(6):
        begun, before = time.perf_counter(), processor_time()
        subprocess.run(
            trial.command("--version"), env=environment(), check=True, capture_output=True
        )
        taken.append(time.perf_counter() - begun)
        worked.append(processor_time() - before)
    return f"{median(taken[1:]):.2f} s after it is started; {median(worked[1:]):.2f} s of these it works itself"


def processor_time() -> float:
    """Return how many seconds a processor has worked for the programs that were started here."""
    times = os.times()
    return times.children_user + times.children_system


def main() -> None:
    """Try everything, and say how long the program takes to start."""
    archive, bare = Path(sys.argv[1]), "--bare" in sys.argv[2:]
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        trial = Trial(archive, Path(folder).resolve(), bare=bare)
        try_commands(trial)
        if sys.platform == "linux":
            try_serving(trial)
        print(f"All is well. The program answers {start_up(trial)}.")


if __name__ == "__main__":
    main()
