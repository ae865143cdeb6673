"""Owns the pages that other computers make: a project goes to Dask's workers; finished pages come into its cache.

As helpers on this computer do (`page_workers`), they make the pages from the last one on, and the
build takes what it finds in its cache. Whoever is killed is replaced by the scheduler, and what does
not come in time, the build makes itself.
"""

# First of all, so that there is a MkDocs to import.
from lessonwright.building.mkdocs_or_properdocs import log  # isort: split

import hashlib
import io
import pickle
import re
import zipfile
from collections.abc import Iterator
from concurrent.futures import CancelledError, Future
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import TYPE_CHECKING
from zipfile import ZipInfo

from lessonwright.building.build_cache import PAGES_FOLDER, BuildCache
from lessonwright.building.page_workers import HelpOrder
from lessonwright.building.pdf_workers import DaskWorkers
from lessonwright.files.file_digests import walk_files
from lessonwright.reading.recording_checks import ENDINGS
from lessonwright.site.pages_navigation_and_assets import lesson_orders

if TYPE_CHECKING:
    from lessonwright.building.page_worker_process import HelpedBuild

_PAGES_AT_ONCE = 10
"""How many pages a worker makes before it hands them over."""
_INHERITS = re.compile(rb"\bINHERIT\b[\"']?\s*:")
"""How a mkdocs.yml takes in another file, which may be anywhere."""
_EMPTY = (*ENDINGS["audio"], *ENDINGS["video"])
"""How files end of which a page shows the name alone: what is in them stays here."""
_KEY = re.compile("[0-9a-f]{64}")

Entries = list[tuple[str, bytes]]
"""What comes into a cache, by its keys."""


@dataclass(frozen=True)
class PackedBuild:
    """All that a worker needs to make pages of a build, wherever it is."""

    files: bytes
    """The project, as far as pages hang on it, as a ZIP archive."""
    order: bytes
    """A `HelpOrder`, pickled."""

    @property
    def digest(self) -> str:
        """By which a worker knows a build that it has begun."""
        return hashlib.sha256(self.files + self.order).hexdigest()


def pack_build(order: HelpOrder) -> PackedBuild | None:
    """Return a build as it is sent to others; None where it hangs on something outside its folder."""
    config_file = Path(order.config_file)
    written = config_file.read_bytes()
    folders = [Path(folder).absolute() for folder in order.folders]
    home = config_file.parent.absolute()
    if _INHERITS.search(written) or not all(folder.is_relative_to(home) for folder in folders):
        return None
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr(ZipInfo(config_file.name), written)
        for folder in folders:
            for path in walk_files(folder):
                held = b"" if path.lower().endswith(_EMPTY) else (folder / path).read_bytes()
                # Without a time, so that the archive hangs on nothing but what is in it.
                archive.writestr(ZipInfo((folder.relative_to(home) / path).as_posix()), held)
    there = replace(order, config_file=config_file.name)
    return PackedBuild(packed.getvalue(), pickle.dumps(there))


class RemotePageHelpers:
    """The workers of a Dask scheduler, and what they are at; `page_workers.Helpers`."""

    def __init__(self, workers: DaskWorkers, pages_at_once: int = _PAGES_AT_ONCE) -> None:
        self._workers = workers
        self._pages_at_once = pages_at_once
        self.waiting: dict[Future[Entries], int] = {}
        """What they are at, each with the first of its pages."""
        self._digest = ""

    @property
    def most(self) -> int:
        """How many can help at once."""
        return self._workers.count

    @property
    def count(self) -> int:
        """How many parts are being made."""
        return len(self.waiting)

    def start(self, order: HelpOrder, count: int) -> None:
        """Have pages made by all of them, if any are to help."""
        try:
            packed = pack_build(order) if count else None
            if packed:
                self._send(packed, order)
        except (pickle.PicklingError, TypeError, AttributeError):  # an option may be anything
            self.end()
        except OSError as error:  # a file cannot be read, or all workers have gone
            log.info("No worker makes pages, so all are made here: %s", error)
            self.end()

    def _send(self, packed: PackedBuild, order: HelpOrder) -> None:
        assert order.loaded.course  # noqa: S101 - else there would be nothing to build
        cache = BuildCache(Path(order.config_file).parent / PAGES_FOLDER)
        sent, self._digest = self._workers.share(packed), packed.digest
        pages = sum(1 for _ in lesson_orders(order.loaded.course))
        for first in reversed(range(0, pages, self._pages_at_once)):
            places = range(first, min(first + self._pages_at_once, pages))
            made = self._workers.submit(make_pages, sent, self._digest, places)
            self.waiting[made] = first
            made.add_done_callback(lambda done: keep_made(cache, done))

    def came_to(self, place: int) -> None:
        """Have made no more what the build has come to."""
        for made in [made for made, first in self.waiting.items() if first <= place]:
            self.waiting.pop(made)
            made.cancel()

    def end(self) -> None:
        """Let them go, and have them keep nothing of this build."""
        for made in self.waiting:
            made.cancel()
        self.waiting = {}
        if self._digest:
            with suppress(OSError):  # they have gone themselves
                self._workers.have_all(forget_build, self._digest)
            self._digest = ""


def keep_made(cache: BuildCache, made: Future[Entries]) -> None:
    """Put into a cache what a worker has made, if it has; whatever broke it off, the build makes the pages."""
    with suppress(CancelledError):
        if error := made.exception():
            log.info("A worker made no pages: %s", error)
            return
        for key, data in made.result():
            if _KEY.fullmatch(key):  # it becomes the name of a file
                cache.store(key, data)


def make_pages(sent: PackedBuild, digest: str, places: range) -> Entries:
    """Make some pages of a build; return all that it leaves in its cache. What runs where the worker is."""
    with _ONE_AT_A_TIME:
        begun = _BEGUN.get(digest)
        if not begun:
            _BEGUN.clear()
            _BEGUN[digest] = begun = _BegunBuild(sent)
        return [*begun.make(places)]


def forget_build(digest: str) -> None:
    """Keep nothing of a build any more. What runs where the worker is."""
    begun = _BEGUN.pop(digest, None)
    # Where it is at work, its folder goes with it, once that is over.
    if begun and _ONE_AT_A_TIME.acquire(blocking=False):
        try:
            begun.close()
        finally:
            _ONE_AT_A_TIME.release()


_ONE_AT_A_TIME = Lock()


class _BegunBuild:
    """A build in a folder of its own, up to where its pages are made."""

    def __init__(self, sent: PackedBuild) -> None:
        self._folder = TemporaryDirectory(prefix="lessonwright-pages-", ignore_cleanup_errors=True)
        project = Path(self._folder.name).resolve() / "project"
        with zipfile.ZipFile(io.BytesIO(sent.files)) as archive:
            archive.extractall(project)
        order: HelpOrder = pickle.loads(sent.order)  # noqa: S301 - another part of this program has written it
        self._cache = BuildCache(project / PAGES_FOLDER)
        self._build = _helped(replace(order, config_file=str(project / order.config_file)))

    def close(self) -> None:
        """Remove the folder."""
        self._folder.cleanup()

    def make(self, places: range) -> Iterator[tuple[str, bytes]]:
        """Make these pages, from the last on; yield what is left of them, which is then no more here."""
        for place in reversed(places):
            self._build.make(place)
        yield from self._cache.take_out()


_BEGUN: dict[str, _BegunBuild] = {}
"""The build of which this process has made pages last."""


def _helped(order: HelpOrder) -> "HelpedBuild":
    # Not before a worker has pages to make: it loads all of MkDocs.
    from lessonwright.building.page_worker_process import HelpedBuild

    return HelpedBuild(order)
