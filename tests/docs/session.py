"""Owns the session of one page: its blocks come in, one by one, and are done in a folder as a reader would do them."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from lessonwright.cli.command_group_and_arguments import command_named
from lessonwright.reading.loader import load_course
from tests.conftest import ROOT, SAMPLE
from tests.docs.block import Block
from tests.docs.part import assert_right

_PROGRESS = re.compile(r"^[A-Z][^:\n]*: \d+ of \d+\n", re.MULTILINE)
_FAILED = re.compile(r"to mend\b|^Cannot run:|^Not built:", re.MULTILINE)
_SHIM = """\
#!/bin/sh
test "$1" = serve && exec {python} {serve} "$@"
exec {python} -m lessonwright "$@"
"""


class Session:
    """What a reader has done by now: a folder, the place in it, and what was said last."""

    def __init__(self, folder: Path, tools: Path, *, rewrite: bool = False) -> None:
        self._here = folder
        self._rewrite = rewrite
        self.differs: dict[Block, str] = {}
        self._tools = tools
        self._said: str | None = None
        self._code = 0
        self._shim()

    def _shim(self) -> None:
        """Put the command on the path; served sites are looked at and stopped, as a reader would."""
        self._tools.mkdir()
        command = self._tools / "lessonwright"
        serve = ROOT / "tests" / "docs" / "serve.py"
        command.write_text(
            _SHIM.format(python=shlex.quote(sys.executable), serve=shlex.quote(str(serve)))
        )
        command.chmod(0o755)

    def do(self, block: Block) -> None:
        """Do what a block says, or hold what it shows to what is there."""
        if block.language == "sh":
            self._run(block)
        elif block.language in ("text", "output"):
            _SHOWN[block.title](self, block)
        elif block.language == "diff":
            self._change(block)
        elif block.file:
            self._write(block)
        else:
            assert_right(block, self._here)

    def close(self) -> None:
        """Hold the last command to having worked."""
        if self._said is not None:
            assert not self._code, self._said

    def _run(self, block: Block) -> None:
        self.close()
        lines = [line.partition(" #")[0].strip() for line in block.code.splitlines()]
        if all(line.startswith("make ") for line in lines):
            run(["make", "-n", *(verb for line in lines for verb in line.split()[1:])], ROOT)
        elif block.title == "needs the network":
            run(["bash", "-n", "-c", block.code], self._here)
            for line in lines:
                known(shlex.split(line))
        else:
            self._shell(block.code)

    def _shell(self, code: str) -> None:
        place = self._tools / "here"
        path = f"{self._tools}{os.pathsep}{os.environ['PATH']}"
        script = f"set -e\ntrap 'pwd > {shlex.quote(str(place))}' EXIT\n{code}"
        environment = {**os.environ, "PATH": path, "COLUMNS": "100", "BROWSER": "true"}
        done = subprocess.run(
            ["bash", "-c", script],
            cwd=self._here,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        self._here = Path(place.read_text().strip())
        self._said, self._code = _PROGRESS.sub("", done.stdout), done.returncode

    def _see(self, block: Block) -> None:
        assert self._said is not None, "nothing was run before"
        self.compare(block, self._said)
        if _FAILED.search(self._said):
            assert self._code, self._said
            self._code = 0

    def compare(self, block: Block, said: str) -> None:
        """Hold a block to what was said."""
        if not _shows(block.code, said):
            assert self._rewrite, f"{block.where} shows another text than:\n{said}"
            self.differs[block] = (
                _trimmed(said).replace(str(self._tools.parent / "home"), "…") + "\n"
            )

    def _look(self, block: Block) -> None:
        """Every name in a drawing of a folder is the name of something in it."""
        depths: list[tuple[int, str]] = []
        for line in block.code.splitlines():
            name = line.split()[0]
            indent = len(line) - len(line.lstrip())
            depths = [(depth, parent) for depth, parent in depths if depth < indent] + [
                (indent, name)
            ]
            assert (
                self._here.parent / "/".join(part.rstrip("/") for _, part in depths)
            ).exists(), line

    def _write(self, block: Block) -> None:
        path = self._here / block.file
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.read_text(encoding="utf-8") if block.adds else ""
        path.write_text(before + block.code, encoding="utf-8")

    def _change(self, block: Block) -> None:
        path = self._here / block.file
        lines = block.code.splitlines()
        before, after = (
            "\n".join(line[1:] for line in lines if line[:1] in (sign, " ")) for sign in "-+"
        )
        text = path.read_text(encoding="utf-8")
        assert text.count(before) == 1, (
            f"{block.where}: {before!r} stands {text.count(before)} times in {block.file}"
        )
        path.write_text(text.replace(before, after), encoding="utf-8")


def misspelt(session: Session, block: Block) -> None:
    """Misspell `choices` in a copy of the sample course, where the block says, and compare what is said of it."""
    path, line, *_ = block.code.split(":")
    with TemporaryDirectory() as folder:
        shutil.copytree(SAMPLE, Path(folder) / "content")
        lesson = Path(folder) / path
        lines = lesson.read_text(encoding="utf-8").splitlines(keepends=True)
        lines[int(line) - 1] = lines[int(line) - 1].replace("choices", "choises")
        lesson.write_text("".join(lines), encoding="utf-8")
        said = "\n".join(
            diagnostic.text for diagnostic in load_course(Path(folder) / "content").diagnostics
        )
    session.compare(block, said.replace(f"{folder}/", ""))


def menu_shown(session: Session, block: Block) -> None:
    """Hold a block to what the standalone program asks first, when nobody answers."""
    asking = "from pathlib import Path; from lessonwright.cli.standalone_program_and_menu import menu; menu(Path())"
    asked = subprocess.run(
        [sys.executable, "-c", asking], input="", capture_output=True, text=True, check=True
    ).stdout
    session.compare(block, asked[asked.index("What would") : asked.index("Type a number")])


_SHOWN: dict[str, Callable[[Session, Block], None]] = {
    "you see": Session._see,
    "your folder": Session._look,
    "choices misspelt in the sample course": misspelt,
    "the menu": menu_shown,
    "the way": lambda session, block: None,
}
"""What is done with a text, by its title."""


def _shows(code: str, said: str) -> bool:
    """Return whether a block shows what was said; `…` stands for anything on a line, alone for any lines."""
    pattern = re.sub(r"^…$", ".*?", re.escape(_trimmed(code)), flags=re.MULTILINE).replace(
        "…", r"[^\n]*"
    )
    return re.fullmatch(pattern, _trimmed(said), re.DOTALL) is not None


def _trimmed(text: str) -> str:
    """Return a text without what nobody sees: white space at the ends of lines."""
    return re.sub(r"[ ]+$", "", text, flags=re.MULTILINE).strip()


def run(command: list[str], folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def known(words: list[str]) -> None:
    """Hold a command of ours that is only shown to commands and options that exist."""
    if words[:1] != ["lessonwright"]:
        return
    command = command_named(words[1])
    options = {name for option in command.params for name in (*option.opts, *option.secondary_opts)}
    assert options >= {word.partition("=")[0] for word in words if word.startswith("--")}, words
