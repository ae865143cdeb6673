"""Owns how an output folder is replaced: made aside, sealed with a list of what was written, moved into place whole.

In goes the target folder; out comes, for the time of a `with` block, an empty folder on the same
file system, or the reason why that would lose somebody's work: by the seal, later changes are
noticed. Single files, such as an author's own, are replaced in the same way. Temporary files are
kept where nothing of them stays.
"""

import ctypes
import errno
import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

if sys.platform != "win32":
    import fcntl
import json
from dataclasses import dataclass, field
from fnmatch import fnmatch
from typing import Any

from lessonwright.files.file_digests import FileDigests

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_READABLE = 0o644
_A_DAY = 24 * 60 * 60
_LEFT_BEHIND = re.compile(r"\..+\.aside-\w{8}")
_TEMPORARY = "lessonwright-run-"
_LOCK = ".in-use"


class NotReplaceableError(Exception):
    """The target cannot be replaced by a built folder; the message says why."""


@contextmanager
def stage(
    target: Path, *, keep_hidden: bool = False, keep_all: bool = False, aside_in: Path | None = None
) -> Iterator[Path]:
    """Yield an empty folder that takes the place of `target` when the block ends without an exception.

    It is made beside the target, or in the folder `aside_in`, which must be on the same disk: a
    target that is part of a site has neighbours that are published.

    What is guaranteed:

    - `target` is at any moment the last good output or the new one, never a mixture: it is renamed as a whole
      and never written into. An exception, a signal, a kill or a full disk leaves it as it was.
    - On Linux the two folders change places in one step (`renameat2` with `RENAME_EXCHANGE`), so there is no
      moment without a target. Where the system or the file system cannot do that, two renames are made; between
      them there is no target for some microseconds, and if the process is killed just then, the next `stage`
      of the same target puts the last good output back.
    - Builds that run at once do not meet: each has a folder of its own, and the last one to finish wins.
    - What a killed build leaves behind, a hidden folder beside the target, is removed by the next one.

    With `keep_hidden`, what lies in `target` and is hidden, such as a web server's `.htaccess`,
    comes along, as MkDocs leaves it where it is; with `keep_all`, everything does. A file of the
    new output goes before one of the same name.

    Not guaranteed: what a power cut leaves of files that the system had not written to the disk
    yet.
    """
    target = target.resolve()
    home = aside_in.resolve() if aside_in else target.parent
    _refuse_what_is_not_output(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    for folder in (home, target.parent, target):
        _need_writable(folder)
    prefix = _prefix(target, home)
    _recover(target, home, prefix)
    with _aside(home, prefix) as aside:
        try:
            (aside / "new").mkdir()
            yield aside / "new"
            if keep_hidden or keep_all:
                _bring_along(target, aside / "new", "*" if keep_all else ".*")
            _replace(target, aside)
        finally:
            _put_back(target, aside)
            shutil.rmtree(aside, ignore_errors=True)


@contextmanager
def own_temporary_folder() -> Iterator[None]:
    """Keep this program's temporary files in one folder, which is gone when the block ends.

    Where the program is killed, it stays, and the next one that comes by here removes it.
    """
    home = Path(tempfile.gettempdir())
    for folder in _left_behind(home, _TEMPORARY):
        with suppress(OSError), _lock_folder(folder):
            shutil.rmtree(folder, ignore_errors=True)
    with _aside(home, _TEMPORARY) as own:
        before, tempfile.tempdir = tempfile.tempdir, str(own)
        try:
            yield
        finally:
            tempfile.tempdir = before
            shutil.rmtree(own, ignore_errors=True)


def replace_files(contents: Mapping[Path, bytes]) -> None:
    """Write or replace files, each in one step, and none before there was room on the disk for all.

    What else is known of a file, such as who may read it, stays; where a link stands, the file it
    leads to is replaced.
    """
    with ExitStack() as stack:
        asides = [
            (_file_aside(path.resolve(), raw, stack), path.resolve())
            for path, raw in contents.items()
        ]
        for aside, path in asides:
            aside.replace(path)


def _file_aside(path: Path, raw: bytes, stack: ExitStack) -> Path:
    """Write a file's new content beside it; what is not moved into place by the end of the stack is removed."""
    prefix = _prefix(path, path.parent)
    _remove_left_files(path.parent, prefix)
    handle, name = tempfile.mkstemp(prefix=prefix, dir=path.parent)
    stack.callback(Path(name).unlink, missing_ok=True)
    with os.fdopen(handle, "wb") as file:
        file.write(raw)
    if path.exists():
        shutil.copymode(path, name)
    else:
        Path(name).chmod(_READABLE)
    return Path(name)


def _remove_left_files(folder: Path, prefix: str) -> None:
    """Remove what killed runs have left; a file that is new may be another run's, and in use."""
    for left in folder.iterdir():
        with suppress(FileNotFoundError):
            if left.name.startswith(prefix) and time.time() - left.stat().st_mtime > _A_DAY:
                left.unlink()


def _need_writable(folder: Path) -> None:
    """Raise `PermissionError`, before any work is done, for a folder that may not be written, or not be moved."""
    by_effective_user = os.access in os.supports_effective_ids
    if folder.exists() and not os.access(folder, os.W_OK, effective_ids=by_effective_user):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))


def _refuse_what_is_not_output(target: Path) -> None:
    if target.exists() and not target.is_dir():
        raise NotReplaceableError(f"{target} is a file, and a folder is to be written there.")
    if (target / ".git").exists():
        raise NotReplaceableError(f"{target} holds a Git repository, which would be lost.")
    if os.path.ismount(target):
        raise NotReplaceableError(f"{target} is a disk of its own. Name a folder inside it.")


def _bring_along(target: Path, new: Path, which: str) -> None:
    for entry in target.glob(which):
        if _LEFT_BEHIND.fullmatch(entry.name):
            continue
        ours = new / entry.name
        if entry.is_dir() and not entry.is_symlink():
            if not ours.exists():
                shutil.copytree(entry, ours, symlinks=True)
            elif ours.is_dir():
                _bring_along(entry, ours, "*")
        elif not ours.exists():
            shutil.copy2(entry, ours, follow_symlinks=False)


def _replace(target: Path, aside: Path) -> None:
    """Put `aside/new` where `target` is; what was there ends up somewhere in `aside`."""
    while not (_exchange(aside / "new", target) or _swap_by_two_renames(target, aside)):
        shutil.rmtree(aside / "old")


def _exchange(new: Path, target: Path) -> bool:
    """Swap two folders in one step; false where there is no target yet, or where the system cannot."""
    if sys.platform != "linux" or not hasattr(libc := ctypes.CDLL(None), "renameat2"):
        return False
    paths = (_AT_FDCWD, os.fsencode(new), _AT_FDCWD, os.fsencode(target))
    return bool(libc.renameat2(*paths, _RENAME_EXCHANGE) == 0)


def _swap_by_two_renames(target: Path, aside: Path) -> bool:
    """Move the target away and the new folder in; false where another build came in between the two."""
    with suppress(FileNotFoundError):
        target.rename(aside / "old")
    try:
        (aside / "new").rename(target)
    except OSError as error:
        if error.errno not in (errno.EEXIST, errno.ENOTEMPTY):
            raise
        return False
    return True


def _put_back(target: Path, aside: Path) -> None:
    """Undo the first of two renames if the second was not made."""
    if not target.exists():
        with suppress(OSError):
            (aside / "old").rename(target)


def _recover(target: Path, home: Path, prefix: str) -> None:
    """Put right and tidy up what killed builds of the same target have left."""
    for aside in _left_behind(home, prefix):
        with suppress(OSError), _lock_folder(aside):
            _put_back(target, aside)
            shutil.rmtree(aside, ignore_errors=True)


def _left_behind(home: Path, prefix: str) -> list[Path]:
    return [
        path
        for path in sorted(home.iterdir())
        if path.name.startswith(prefix) and not path.name.endswith(_LOCK)
    ]


@contextmanager
def _aside(home: Path, prefix: str) -> Iterator[Path]:
    """Make a folder of our own, and hold it."""
    with ExitStack() as stack:
        while True:
            aside = Path(tempfile.mkdtemp(prefix=prefix, dir=home))
            # Another build may take it for a killed one's before we hold it, and remove it: then
            # make another.
            with suppress(FileNotFoundError, BlockingIOError):
                stack.enter_context(_lock_folder(aside))
                break
        yield aside


def _prefix(target: Path, home: Path) -> str:
    return f".{'.'.join(target.relative_to(home).parts)}.aside-"


@contextmanager
def _lock_folder(aside: Path) -> Iterator[None]:
    """Hold a folder; raise `BlockingIOError` where another process does, `FileNotFoundError` where it is gone."""
    if sys.platform == "win32":
        with _lock_beside(aside):
            yield
        return
    handle = os.open(aside, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        aside.stat()
        yield
    finally:
        os.close(handle)


@contextmanager
def _lock_beside(aside: Path) -> Iterator[None]:
    """Hold a folder by a file beside it, which Windows removes when its holder ends, however that comes."""
    lock = aside.with_name(f"{aside.name}{_LOCK}")
    try:
        handle = os.open(lock, os.O_CREAT | os.O_EXCL | getattr(os, "O_TEMPORARY", 0))
    except (FileExistsError, PermissionError) as error:
        raise BlockingIOError(errno.EWOULDBLOCK, "another process holds it", str(aside)) from error
    try:
        aside.stat()
        yield
    finally:
        os.close(handle)
        lock.unlink(missing_ok=True)


_SEAL = ".lessonwright.json"
_DROPPINGS = (".DS_Store", "._*", ".directory", "Thumbs.db", "desktop.ini")
"""What operating systems leave in a folder that somebody has looked at; nobody's work."""


@dataclass(frozen=True)
class ManifestedFolder:
    """A folder for what is made of one course; `besides` names what may come to stand in it without being sealed."""

    folder: Path
    content: Path
    advice: str
    besides: tuple[str, ...] = ()
    file_digests: FileDigests = field(default_factory=FileDigests)

    def refuse_to_lose_work(self) -> None:
        """Raise `NotReplaceableError` where replacing the folder would lose something that its seal does not know."""
        if reason := self._broken():
            raise NotReplaceableError(f"{reason} {self.advice}")

    @contextmanager
    def replacement(self) -> Iterator[Path]:
        """Yield an empty folder that is sealed, and takes the folder's place, when the block ends well."""
        self.refuse_to_lose_work()
        with stage(self.folder) as aside:
            yield aside
            note = {"course": self._course, "files": self._digests(aside)}
            text = json.dumps(note, indent=0, sort_keys=True, ensure_ascii=False)
            (aside / _SEAL).write_text(text + "\n", encoding="utf-8", newline="\n")

    @property
    def _course(self) -> str:
        """The way from here to the course, which stays the same where both are moved together."""
        try:
            return Path(os.path.relpath(self.content.resolve(), self.folder.resolve())).as_posix()
        except ValueError:  # on Windows, no way leads from one drive to another
            return self.content.resolve().as_posix()

    def _broken(self) -> str | None:
        files = self._digests(self.folder)
        sealed = (self.folder / _SEAL).is_file()
        if not files and not sealed:
            return None
        if not sealed:
            return f"{self.folder} holds files that lessonwright did not write, such as {next(iter(files))}."
        course, known = self._note()
        changed = (path for path, digest in files.items() if known.get(path) != digest)
        if path := next(changed, None):
            return f"{self.folder / path} was added or changed by hand."
        return (
            None
            if course == self._course
            else f"{self.folder} holds what was made of another course, {course}."
        )

    def _note(self) -> tuple[str, dict[str, Any]]:
        try:
            note = json.loads((self.folder / _SEAL).read_text(encoding="utf-8"))
            return str(note["course"]), dict(note["files"])
        except (ValueError, TypeError, KeyError):
            return "", {}

    def _digests(self, folder: Path) -> dict[str, str]:
        return {
            path.relative_to(folder).as_posix(): self._digest(path) for path in self._files(folder)
        }

    def _digest(self, path: Path) -> str:
        return self.file_digests.of(path)[:16] if path.is_file() else "no file"

    def _files(self, folder: Path) -> Iterator[Path]:
        ours = [path for path in folder.glob("*") if path.name not in (_SEAL, *self.besides)]
        below = (path for top in ours if not top.is_symlink() for path in top.rglob("*"))
        for path in sorted((*ours, *below)):
            if not _is_dropping(path.name) and (path.is_symlink() or not path.is_dir()):
                yield path


def _is_dropping(name: str) -> bool:
    return any(fnmatch(name, pattern) for pattern in _DROPPINGS)
