"""Owns the content folder: a path comes in; its files go out, each read as far as that may be."""

import hashlib
import os
import re
import stat
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lessonwright.reading.diagnostic import visible
from lessonwright.reading.picture_faults_and_sizes import Fault, picture_fault


class CannotReadError(Exception):
    """A file or folder of the course cannot be read; holds why, and what would help, in words for its author."""

    def __init__(self, why: str, help_line: str) -> None:
        super().__init__(why)
        self.help = help_line


_YAML = (".yml", ".yaml")
_OF_WORD_PROCESSORS = r"\.(?:rtf|docx?|odt|pages)$"
_ENDING_LOST = re.compile(rf"(?i)\.ya?ml{_OF_WORD_PROCESSORS}|(?:\.ya?ml)?(?:\.txt)?$")
_LEFT_BY_SYSTEMS = {"thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r"}
_LEFT_BEHIND = ("~", ".bak", ".orig", ".rej", ".swp", ".swo", ".tmp", ".crdownload", ".part")
_OUTSIDE = (
    "this is a link to a place outside the content folder",
    "put the file or folder itself here",
)
_NOWHERE = "this is a link that leads nowhere", "put the file itself here, or delete the link"
_CLOSED = (
    "this may not be read",
    "change its permissions, so that whoever builds the course may read it",
)


@dataclass(frozen=True)
class Folder:
    """The content folder."""

    root: Path

    @cached_property
    def _home(self) -> str:
        return os.path.realpath(self.root)

    @cached_property
    def _real_folders(self) -> dict[str, str]:
        return {}

    @cached_property
    def _contents(self) -> tuple[dict[str, dict[str, None]], list[tuple[str, CannotReadError]]]:
        found: dict[str, dict[str, None]] = {}
        refused: list[tuple[str, CannotReadError]] = []
        waiting = [""]
        while waiting:
            here = waiting.pop()
            found[here] = {}
            for entry in self._entries(here, refused):
                path = f"{here}/{entry.name}".lstrip("/")
                if entry.is_symlink() and not self.is_inside(path):
                    refused.append((path, CannotReadError(*_OUTSIDE)))
                elif entry.is_dir(follow_symlinks=False):
                    waiting.append(path)
                found[here][entry.name] = None
        return found, refused

    def _entries(
        self, folder: str, refused: list[tuple[str, CannotReadError]]
    ) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(self.root / folder) as entries:
                return sorted(
                    (e for e in entries if not e.name.startswith(".")), key=lambda entry: entry.name
                )
        except OSError:
            refused.append((folder, CannotReadError(*_CLOSED)))
            return []

    @property
    def is_there(self) -> bool:
        """Whether the content folder is there, and is a folder."""
        return _is_folder(self.root)

    @property
    def refusals(self) -> list[tuple[str, CannotReadError]]:
        """Every link that leaves the folder, and every folder that cannot be opened, with the reason."""
        return self._contents[1]

    @cached_property
    def yaml_files(self) -> list[str]:
        """Every YAML file."""
        folders = self._contents[0].items()
        return [
            f"{folder}/{name}".lstrip("/")
            for folder, names in folders
            for name in names
            if is_yaml(name)
        ]

    @cached_property
    def markdown_files(self) -> list[str]:
        """Every Markdown file: the ordinary pages."""
        return sorted(path for path in self.files if path.lower().endswith(".md"))

    @cached_property
    def files(self) -> list[str]:
        """Every file that is not hidden."""
        folders = self._contents[0].items()
        paths = (f"{folder}/{name}".lstrip("/") for folder, names in folders for name in names)
        return [path for path in paths if path not in self._contents[0] and self.has_file(path)]

    @property
    def other_files(self) -> list[tuple[str, int, str]]:
        """Every file that lessons may lead to; with its size, and what stands for its bytes, if reading looks there."""
        return [
            (path, *self._size_and_digest(path))
            if path.lower().endswith(_LOOKED_AT)
            else (path, 0, "")
            for path in self.files
        ]

    def _size_and_digest(self, path: str) -> tuple[int, str]:
        """Return a file's size, and a digest of its bytes; of a large one, the times at which it was changed."""
        try:
            found = (self.root / path).stat()
            if found.st_size > _DIGESTED:
                return found.st_size, f"{found.st_mtime_ns} {found.st_ctime_ns}"
            return found.st_size, hashlib.sha256((self.root / path).read_bytes()).hexdigest()
        except (
            OSError
        ):  # taken away since the folder was looked at, or not to be read: told elsewhere
            return 0, ""

    @property
    def course_file(self) -> str:
        """The path of course.yml, or of what was meant for it."""
        return self._stems("").get("course", "course.yml")

    @property
    def has_course(self) -> bool:
        """Whether there is a course.yml at all; without it, this may well be another folder than was meant."""
        return "course" in self._stems("")

    @cached_property
    def modules(self) -> dict[str, str]:
        """The path of each module.yml in the folders directly below the root, by the folder's name.

        For a folder that is refused it is the folder's own path, so that whoever reads it is told
        why.
        """
        folders = sorted(folder for folder in self._contents[0] if folder and "/" not in folder)
        files = {folder: self._stems(folder).get("module") for folder in folders}
        refused = {
            path: path
            for path, _ in self.refusals
            if "/" not in path and _is_folder(self.root / path)
        }
        return refused | {folder: path for folder, path in files.items() if path}

    def lessons(self, module: str) -> dict[str, str]:
        """Return the path of each lesson in a module's folder, by the name of its file."""
        return {stem: path for stem, path in self._stems(module).items() if stem != "module"}

    @cached_property
    def lesson_count(self) -> int:
        """How many files of lessons there are, those that no module lists among them."""
        return sum(len(self.lessons(module)) for module in self.modules)

    @property
    def renamed_modules(self) -> dict[str, str]:
        """The path of each `module.yml` that lacks its ending, by its folder's name."""
        folders = sorted(folder for folder in self._contents[0] if folder and "/" not in folder)
        files = {folder: self.misnamed_files(folder).get("module") for folder in folders}
        return {folder: path for folder, path in files.items() if path}

    def misnamed_files(self, module: str) -> dict[str, str]:
        """Return the files in a module's folder that lack their ending `.yml`, by the name that was meant.

        Windows hides the ending `.txt`, which Notepad adds.
        """
        names = (
            name
            for name in self.names(module)
            if not is_yaml(name) and not name.lower().endswith(".md")
        )
        stems = {name: _ENDING_LOST.sub("", name) for name in names}
        files = {
            stem: f"{module}/{name}".lstrip("/") for name, stem in stems.items() if "." not in stem
        }
        return {stem: path for stem, path in files.items() if self.has_file(path)}

    def _stems(self, folder: str) -> dict[str, str]:
        """Return a folder's YAML files by their names without the ending; with `.yml` rather than with another."""
        names = sorted(filter(is_yaml, self.names(folder)), key=lambda name: name.endswith(".yml"))
        return {name.rpartition(".")[0]: f"{folder}/{name}".lstrip("/") for name in names}

    def names(self, folder: str) -> Collection[str]:
        """Return the names of what is in a folder; none for a folder that is not there."""
        return self._contents[0].get(folder, {})

    def display_path(self, path: str) -> str:
        """Return a path as messages show it, in the form in which the root was given."""
        return visible((self.root / path).as_posix())

    def is_inside(self, path: str) -> bool:
        """Return whether the path stays inside the folder, links followed."""
        try:
            real = self._real(path)
        except (OSError, ValueError):
            return False
        return real == self._home or real.startswith(self._home + os.sep)

    def _real(self, path: str) -> str:
        """Return the real path; a folder's is looked up once, since a course has many files and few folders."""
        above, _, name = path.rpartition("/")
        if above not in self._real_folders:
            self._real_folders[above] = os.path.realpath(f"{self._home}/{above}")
        whole = f"{self._real_folders[above]}{os.sep}{name}"
        leads_on = name in ("", ".", "..") or os.path.islink(whole)  # noqa: PTH114 (a Path for each file takes longer)
        return os.path.realpath(whole) if leads_on else whole

    def has_file(self, path: str) -> bool:
        """Return whether there is an ordinary file at this path, written just so, and inside the folder."""
        try:
            is_file = stat.S_ISREG((self.root / path).stat().st_mode)
        except (OSError, ValueError):
            return False
        return is_file and self.is_inside(path) and self._is_written_so(path)

    def _is_written_so(self, path: str) -> bool:
        """Tell whether capitals and accents are those of the disk: Windows and macOS do not mind, and servers do."""
        above, _, name = path.rpartition("/")
        is_known = name.startswith(".") or name in self._contents[0].get(above, {name})
        return is_known and (not above or self._is_written_so(above))

    @property
    def large_pictures(self) -> dict[str, int]:
        """How many bytes each picture has that is larger than a page or a handout has a use for."""
        pictures = [path for path in self.files if path.lower().endswith(_PHOTOS)]
        return {path: size for path in pictures if (size := self.size(path)) > _LARGE}

    def size(self, path: str) -> int:
        """Return how many bytes a file has; 0 for one that cannot be looked at."""
        try:
            return (self.root / path).stat().st_size
        except (OSError, ValueError):
            return 0

    def picture_fault(self, path: str) -> Fault | None:
        """Return what is wrong with a picture's file; nothing of one that cannot be read, which is told elsewhere."""
        if path not in self._pictures:
            self._pictures[path] = self._picture_fault(path)
        return self._pictures[path]

    @cached_property
    def _pictures(self) -> dict[str, Fault | None]:
        return {}

    def _picture_fault(self, path: str) -> Fault | None:
        try:
            with (self.root / path).open("rb") as file:
                return picture_fault(path, file)
        except OSError:
            return None

    def read(self, path: str) -> bytes:
        """Return a file's bytes; raises CannotReadError for whatever stands in the way."""
        if not self.is_inside(path):
            raise CannotReadError(*_OUTSIDE)
        try:
            return self._bytes(self.root / path)
        except FileNotFoundError:
            raise CannotReadError(*self._absence(path)) from None
        except PermissionError:
            raise CannotReadError(*_CLOSED) from None
        except (OSError, ValueError):
            raise CannotReadError(
                "this file cannot be read", "see whether another program opens it"
            ) from None

    def _absence(self, path: str) -> tuple[str, str]:
        if (self.root / path).is_symlink():
            return _NOWHERE
        return "this file is not there", "make it; `lessonwright new` shows what it holds"

    @staticmethod
    def _bytes(path: Path) -> bytes:
        mode = path.stat().st_mode
        if stat.S_ISREG(mode):
            return path.read_bytes()
        what = "a folder" if stat.S_ISDIR(mode) else "no ordinary file"
        raise CannotReadError(
            f"this is {what}, where a file is expected", "rename it or move it elsewhere"
        )


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def is_course_file(name: str) -> bool:
    """Return whether a file's name is that of a YAML file, or of a copy such as editors leave: `lesson.yml~`.

    What such a file holds, facilitators' notes and keys among it, is for authors only.
    """
    return any(ending in name.lower() for ending in _YAML)


def is_document(name: str) -> bool:
    """Return whether a file's name is that of a word processor's document."""
    return re.search(_OF_WORD_PROCESSORS, name.lower()) is not None


def is_leftover(name: str) -> bool:
    """Return whether a file is one that an editor, an office program or an operating system leaves beside others."""
    lower = name.lower()
    is_between_signs = lower.startswith("#") and lower.endswith("#")
    is_locked = lower.startswith("~$")
    return (
        lower in _LEFT_BY_SYSTEMS or is_locked or is_between_signs or lower.endswith(_LEFT_BEHIND)
    )


def is_published(name: str) -> bool:
    """Return whether a file of this name may come into the site as it is."""
    return not is_course_file(name) and not is_leftover(name)


def is_hidden(path: str) -> bool:
    """Return whether a file, or a folder on the way to it, is hidden: it is not among those that are listed."""
    return any(name.startswith(".") and name not in (".", "..") for name in path.split("/"))


def is_yaml(name: str) -> bool:
    """Return whether a file's name is that of a YAML file."""
    return name.lower().endswith(_YAML)


_PHOTOS = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif")
_LARGE = 1_000_000
"""How many bytes a picture may have before it is large."""

_LOOKED_AT = (*_PHOTOS, ".svg", ".vtt", ".mp3", ".m4a", ".wav", ".mp4", ".webm")
"""How the names of files end whose bytes or sizes decide what is told of a lesson: pictures, captions, recordings."""
_DIGESTED = 4_000_000
"""Of a file of more bytes, the times stand for what is in it."""
