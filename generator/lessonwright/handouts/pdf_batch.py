"""Owns the making of many PDFs: jobs come in, files below a folder and diagnostics come out.

The work is done by whatever `concurrent.futures.Executor` is handed in: processes of this machine,
or Dask's of many.
"""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    Executor,
    Future,
    ThreadPoolExecutor,
    wait,
)
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path

from lessonwright.handouts.pdf_cache import CachedPdf, PdfCache
from lessonwright.handouts.pdf_jobs import PdfJob, PdfJobs
from lessonwright.handouts.sheet_text_and_pictures import Pictures, broken_picture
from lessonwright.handouts.typesetter import FinishedPdf, Sheet, make_pdf
from lessonwright.reading.diagnostic import Diagnostic
from lessonwright.reading.locate_words import file_as_a_whole

ProgressReport = Callable[[int, int], None]
"""Takes the number of files that are done and how many there are."""


@dataclass(frozen=True)
class Draft:
    """A job with the sheet that is to be made of it."""

    job: PdfJob
    sheet: Sheet
    pictures: Pictures


_FEWEST_TO_SHARE = 12
"""How many sheets there are at the least before it pays to hand them to others."""
_MOST_AHEAD = 8
"""How many sheets, with all their pictures, are held at once where nothing else is said."""
_FETCHING = 2
"""How many files are fetched from the cache at once: on two cores, two are faster than one, and
more are no faster."""


_TRIES = 3
"""How often a sheet is made where the process that makes it is killed: then it may be the sheet."""
_Waiting = dict[Future[FinishedPdf], tuple[Draft, int]]
"""Each sheet that is being made, and how often it may yet be begun."""


class PdfBatch:
    """One run: writes what is still good from the cache, and has the rest made."""

    def __init__(
        self,
        jobs: PdfJobs,
        target: Path,
        cache: PdfCache | None = None,
        *,
        fewest_to_share: int = _FEWEST_TO_SHARE,
        most_ahead: int = _MOST_AHEAD,
    ) -> None:
        self._jobs = jobs
        self._target = target
        self._cache = cache
        self._fewest_to_share = fewest_to_share
        self._most_ahead = most_ahead
        self._digests: dict[str, str] = {}
        self.diagnostics: list[Diagnostic] = []
        self.made = 0
        """How many files had to be made."""

    def run(
        self,
        wanted: Iterable[PdfJob],
        executor: Executor | None = None,
        report: ProgressReport | None = None,
    ) -> None:
        """Write every sheet that can be made; those that cannot are in `diagnostics`."""
        listed = list(wanted)
        uncached = self._uncached(listed)
        done = len(listed) - len(uncached)
        for draft, result in self._results(uncached, executor):
            self._finish(draft, result)
            done += 1
            if report:
                report(done, len(listed))
        self.diagnostics.sort(
            key=lambda diagnostic: (diagnostic.path, diagnostic.line, diagnostic.column)
        )
        if self._cache:
            self._cache.keep_only(job.path for job in listed)

    def _uncached(self, listed: list[PdfJob]) -> list[PdfJob]:
        """Fetch what the cache has; return the jobs whose PDF it does not have."""
        if not self._cache:
            return listed
        self._digests = {job.path: self._jobs.digest(job) for job in listed}
        # To read files of some hundred kilobytes, threads need not wait for one another; to share
        # out each by itself takes them as long again.
        shares = [listed[start::_FETCHING] for start in range(_FETCHING)]
        with ThreadPoolExecutor(_FETCHING) as threads:
            fetched = dict(
                chain.from_iterable(threads.map(partial(self._fetch_share, self._cache), shares))
            )
        for job in listed:
            self._tell_unknown(job, fetched[job.path] or "")
        return [job for job in listed if fetched[job.path] is None]

    def _fetch_share(self, cache: PdfCache, share: list[PdfJob]) -> list[tuple[str, str | None]]:
        """Fetch some sheets; return, by their paths, the characters that no font has, or None where one is not kept."""
        places = ((job.path, self._target / job.path) for job in share)
        return [(path, cache.fetch(path, self._digests[path], place)) for path, place in places]

    def _write(self, job: PdfJob, kept: CachedPdf) -> None:
        place = self._target / job.path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.unlink(
            missing_ok=True
        )  # it may be another name of a file in the cache, which is not to be written into
        place.write_bytes(kept.pdf)
        self._tell_unknown(job, kept.missing)

    def _tell_unknown(self, job: PdfJob, characters: str) -> None:
        self.diagnostics += self._jobs.fonts.warnings(job.files, characters) if characters else ()

    def _results(
        self, uncached: list[PdfJob], executor: Executor | None
    ) -> Iterator[tuple[Draft, FinishedPdf]]:
        """Yield what becomes of each sheet, as soon as it is there."""
        if not executor or len(uncached) < self._fewest_to_share:
            return ((draft, make_pdf(draft.sheet)) for draft in self._drafts(uncached))
        # The longest first: a workbook that begins last would leave all but one core with nothing
        # to do.
        longest_first = sorted(uncached, key=lambda job: len(job.files), reverse=True)
        return _handed_out(executor, self._drafts(longest_first), self._most_ahead)

    def _drafts(self, jobs: Iterable[PdfJob]) -> Iterator[Draft]:
        for job in jobs:
            sheet, pictures, diagnostics = self._jobs.sheet(job)
            self.diagnostics += diagnostics
            if not diagnostics:
                yield Draft(job, sheet, pictures)

    def _finish(self, draft: Draft, result: FinishedPdf) -> None:
        job, content = draft.job, self._jobs.content
        if result.broken:
            self.diagnostics += [
                broken_picture(why, *draft.pictures.sources[name], content)
                for name, why in result.broken.items()
            ]
            return
        if result.trouble:
            self.diagnostics.append(not_typeset(content, job, result.trouble))
            return
        self.made += 1
        kept = CachedPdf(result.pdf, draft.sheet.missing)
        self._write(job, kept)
        if self._cache:
            self._cache.store(job.path, self._digests[job.path], draft.pictures.bytes_by_file, kept)


def not_typeset(content: Path, job: PdfJob, trouble: str) -> Diagnostic:
    """Return the diagnostic on a sheet that Typst refuses; `trouble` is why, in its words."""
    message = f"`{job.path}` cannot be set on paper: {trouble.splitlines()[0]}"
    help_line = "leave out by turns what is unusual in this text, such as HTML of your own, until it can be set"
    return file_as_a_whole(content, job.files[-1])("not-typeset", message, help_line)


def _handed_out(
    executor: Executor, drafts: Iterable[Draft], most_ahead: int
) -> Iterator[tuple[Draft, FinishedPdf]]:
    """Have sheets made by others, and hold only so many at once: with their pictures, they can be large."""
    waiting: _Waiting = {}
    for draft in drafts:
        waiting[executor.submit(make_pdf, draft.sheet)] = draft, _TRIES
        if len(waiting) >= most_ahead:
            yield from _take_finished(executor, waiting)
    while waiting:
        yield from _take_finished(executor, waiting)


def _take_finished(executor: Executor, waiting: _Waiting) -> Iterator[tuple[Draft, FinishedPdf]]:
    """Wait until one is done; take away whatever is, and have made once more what was with a killed process."""
    for future in wait(waiting, return_when=FIRST_COMPLETED).done:
        draft, tries = waiting.pop(future)
        if isinstance(future.exception(), BrokenExecutor) and tries > 1:
            waiting[executor.submit(make_pdf, draft.sheet)] = draft, tries - 1
        else:
            yield draft, future.result()
