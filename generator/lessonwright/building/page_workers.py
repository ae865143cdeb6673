"""Owns the processes that help a build: what it knows goes to them; finished pages come into its cache.

A helper goes through the same steps as the build, and makes the pages from the last one on while the
build makes them from the first. What it has finished, the build finds in its cache, where a page
lies under all that it hangs on: a helper that sees anything differently helps with nothing, and one
that breaks off leaves the rest to the build.
"""

# First of all, so that there is a MkDocs to import.
from lessonwright.building.mkdocs_or_properdocs import LOG_NAME  # isort: split

import logging
import pickle
import subprocess
import sys
import warnings
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol, Self

from mkdocs.config.defaults import MkDocsConfig

from lessonwright.building.mkdocs_yml import is_offline
from lessonwright.building.pdf_workers import usable_cores
from lessonwright.reading.loader import Loaded

AS_HELPER = "help-with-pages"
"""The word that tells the standalone program, which is no Python, to be a helper."""
_IN_PYTHON = (
    "-c",
    "import pickle, sys; sys.path[:] = pickle.load(sys.stdin.buffer);"
    "from lessonwright.building.page_worker_process import help_with_pages; help_with_pages()",
)
HELPER = (sys.executable, *((AS_HELPER,) if getattr(sys, "frozen", False) else _IN_PYTHON))
"""The command of a helper. Its input says where Python finds what it needs, in which file the order is, and
which of how many helpers it is; then, how far the build has come."""
_SECONDS_TO_LEAVE = 5


@dataclass(frozen=True)
class HelpOrder:
    """What a helper needs to know of a build."""

    config_file: str
    options: Sequence[Mapping[str, Any]]
    """What was said beside mkdocs.yml, as by a command."""
    is_offline: bool
    log_level: int
    loaded: Loaded
    handouts: Mapping[str, str]
    """What the course's pages link to, by the paths of lessons and of course.yml."""
    folders: Sequence[str] = ()
    """The folders whose files pages hang on: the content, and what is put over the theme."""

    @classmethod
    def of(cls, config: MkDocsConfig, loaded: Loaded, handouts: Mapping[str, str]) -> Self:
        """Return what a helper needs to know of the build that this configuration is for."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            options = [*config.user_configs][1:]
        level = logging.getLogger(LOG_NAME).getEffectiveLevel()
        course = replace(loaded, diagnostics=(), pages=())
        folders = [config.docs_dir, *filter(None, [config.theme.custom_dir])]
        return cls(
            config.config_file_path, options, is_offline(config), level, course, handouts, folders
        )


class Helpers(Protocol):
    """Whoever helps one build with its pages, wherever they are."""

    @property
    def most(self) -> int:
        """How many may help at once."""

    @property
    def count(self) -> int:
        """How many there are; none, before they are started and where they cannot be."""

    def start(self, order: HelpOrder, count: int) -> None:
        """Start so many, if any."""

    def came_to(self, place: int) -> None:
        """Tell them to which page the build has come: all before it are made."""

    def end(self) -> None:
        """Let them go."""


class PageHelpers:
    """Processes of this computer: with the build itself so many make pages; else, one for each core."""

    def __init__(self, processes: int | None = None) -> None:
        self._processes = processes
        self._helpers: list[_Helper] = []
        self._folder: TemporaryDirectory[str] | None = None

    @property
    def most(self) -> int:
        """How many may help at once."""
        return (self._processes or usable_cores()) - 1

    def start(self, order: HelpOrder, count: int) -> None:
        """Start so many helpers, if any."""
        if count < 1:
            return
        self._folder = TemporaryDirectory(prefix="lessonwright-pages-", ignore_cleanup_errors=True)
        written = Path(self._folder.name, "order")
        try:
            # Here, and not while the course is in use: what it finds out of itself, it remembers.
            with written.open("wb") as file:
                pickle.dump(order, file)
            for number in range(count):
                self._helpers.append(_Helper(written, number, count))
        except (pickle.PicklingError, TypeError, AttributeError):  # an option may be anything
            self.end()
        except OSError:  # no room for the order, or for one more process: the build makes the rest
            if not self._helpers:
                self.end()

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._helpers)

    def came_to(self, place: int) -> None:
        """Tell them to which page the build has come: all before it are made."""
        for helper in self._helpers:
            helper.tell(place)

    def end(self) -> None:
        """Let them go."""
        for helper in self._helpers:
            helper.end()
        self._helpers = []
        if self._folder:
            self._folder.cleanup()
            self._folder = None


class _Helper:
    """A process, as the build sees it."""

    def __init__(self, order: Path, number: int, count: int) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - it is this very program
            HELPER,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        assert self._process.stdin  # noqa: S101 - it was asked for above
        self._input = self._process.stdin
        self._write(pickle.dumps(sys.path) + pickle.dumps((str(order), number, count)))

    def _write(self, told: bytes) -> None:
        with suppress(OSError):  # it has left
            self._input.write(told)
            self._input.flush()

    def tell(self, place: int) -> None:
        """Say to which page the build has come."""
        self._write(f"{place}\n".encode())

    def end(self) -> None:
        """Close its ear, at which it leaves after the page that it is at."""
        with suppress(OSError):
            self._input.close()
        try:
            self._process.wait(_SECONDS_TO_LEAVE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
