"""Owns the talk with the program git: words for it come in; what it tells, or files that it keeps, come out."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from lessonwright.cli.trouble import CannotRunError


@dataclass(frozen=True)
class Git:
    """The program git, asked about one folder."""

    program: str
    folder: Path

    def tells(self, *words: str, **surroundings: str) -> str:
        """Return what git tells; nothing, where it says no more than no."""
        told = subprocess.run(  # noqa: S603 - found on the PATH, not named by anybody
            [self.program, "-C", self.folder, *words],
            # In English, so that the one refusal that has words of our own is known.
            env={**os.environ, "LC_ALL": "C", **surroundings},
            capture_output=True,
            check=False,
        )
        if told.returncode == 0:
            return os.fsdecode(told.stdout).rstrip("\r\n")
        why = told.stderr.decode(errors="replace").strip()
        if why and "not a git repository" not in why:
            raise CannotRunError(f"git cannot read {self.folder.resolve()}: {why.splitlines()[0]}")
        return ""

    def write(self, tree: str, folder: Path) -> None:
        """Write a folder that git keeps as `tree` into a folder of the disk.

        Not by `git archive`, which leaves out what a repository does not hand on in its releases.
        """
        with TemporaryDirectory() as aside:
            index = str(Path(aside).resolve() / "index")
            kept = f"--git-dir={self.tells('rev-parse', '--absolute-git-dir')}"
            self.tells("read-tree", tree, GIT_INDEX_FILE=index)
            outside = Git(self.program, folder)
            outside.tells(kept, "--work-tree=.", "checkout-index", "--all", "--quiet", GIT_INDEX_FILE=index)
