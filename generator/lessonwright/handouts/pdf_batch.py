"""Owns the making of many PDFs: orders come in, files below a folder and diagnostics come out.

The work is done by whatever `concurrent.futures.Executor` is handed in: processes of this machine,
or Dask's of many.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path

from lessonwright.handouts.pdf_cache import CachedPdf, PdfCache
from lessonwright.handouts.pdf_jobs import FinishedPdf, PdfJob, PdfJobs, Sheet, make_pdf
from lessonwright.handouts.pictures import Pictures, broken
from lessonwright.reading.diagnostic import Diagnostic
from lessonwright.reading.locate_words import file_as_a_whole

ProgressReport = Callable[[int, int], None]
"""Takes the number of files that are done and how many there are."""


@dataclass(frozen=True)
class Draft:
    """An order with the sheet that is to be made of it."""

    order: PdfJob
    sheet: Sheet
    pictures: Pictures


_WORTH_IT = 12
"""How many sheets there are at the least before it pays to hand them to others."""
_AHEAD = 4 * (os.cpu_count() or 1)
"""How many sheets, with all their pictures, are held at once; enough to keep every core busy."""

_FETCHING = 2
"""How many files are fetched from the shelf at once: on two cores, two are faster than one, and
more are no faster."""


class PdfBatch:
    """One run: writes what is still good from the shelf, and has the rest made."""

    def __init__(
        self,
        orders: PdfJobs,
        target: Path,
        shelf: PdfCache | None = None,
        *,
        worth_it: int = _WORTH_IT,
        ahead: int = _AHEAD,
    ) -> None:
        self._orders = orders
        self._target = target
        self._shelf = shelf
        self._worth_it = worth_it
        self._ahead = ahead
        self._digests: dict[str, str] = {}
        self.diagnostics: list[Diagnostic] = []
        self.anew = 0
        """How many files had to be made anew."""

    def run(
        self,
        wanted: Iterable[PdfJob],
        executor: Executor | None = None,
        report: ProgressReport | None = None,
    ) -> None:
        """Write every sheet that can be made; those that cannot are in `diagnostics`."""
        listed = list(wanted)
        open_ = self._open(listed)
        done = len(listed) - len(open_)
        for draft, result in self._results(open_, executor):
            self._finish(draft, result)
            done += 1
            if report:
                report(done, len(listed))
        self.diagnostics.sort(
            key=lambda diagnostic: (diagnostic.path, diagnostic.line, diagnostic.column)
        )
        if self._shelf:
            self._shelf.keep_only(order.path for order in listed)

    def _open(self, listed: list[PdfJob]) -> list[PdfJob]:
        """Fetch what the shelf has; return the orders that it does not have."""
        if not self._shelf:
            return listed
        self._digests = {order.path: self._orders.digest(order) for order in listed}
        # To read files of some hundred kilobytes, threads need not wait for one another; to share
        # out each by itself takes them as long again.
        shares = [listed[start::_FETCHING] for start in range(_FETCHING)]
        with ThreadPoolExecutor(_FETCHING) as threads:
            missing = dict(
                chain.from_iterable(threads.map(partial(self._fetch_share, self._shelf), shares))
            )
        for order in listed:
            self._tell_unknown(order, missing[order.path] or "")
        return [order for order in listed if missing[order.path] is None]

    def _fetch_share(self, shelf: PdfCache, share: list[PdfJob]) -> list[tuple[str, str | None]]:
        """Fetch some sheets; return, by their paths, the characters that no font has, or None where one is not kept."""
        places = ((order.path, self._target / order.path) for order in share)
        return [(path, shelf.fetch(path, self._digests[path], place)) for path, place in places]

    def _write(self, order: PdfJob, kept: CachedPdf) -> None:
        place = self._target / order.path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.unlink(
            missing_ok=True
        )  # it may be another name of a file on the shelf, which is not to be written into
        place.write_bytes(kept.pdf)
        self._tell_unknown(order, kept.missing)

    def _tell_unknown(self, order: PdfJob, characters: str) -> None:
        self.diagnostics += (
            self._orders.fonts.warnings(order.files, characters) if characters else ()
        )

    def _results(
        self, open_: list[PdfJob], executor: Executor | None
    ) -> Iterator[tuple[Draft, FinishedPdf]]:
        """Yield what becomes of each sheet, as soon as it is there."""
        if not executor or len(open_) < self._worth_it:
            return ((draft, make_pdf(draft.sheet)) for draft in self._drafts(open_))
        # The longest first: a workbook that begins last would leave all but one core with nothing
        # to do.
        longest_first = sorted(open_, key=lambda order: len(order.files), reverse=True)
        return _handed_out(executor, self._drafts(longest_first), self._ahead)

    def _drafts(self, orders: Iterable[PdfJob]) -> Iterator[Draft]:
        for order in orders:
            sheet, pictures, diagnostics = self._orders.sheet(order)
            self.diagnostics += diagnostics
            if not diagnostics:
                yield Draft(order, sheet, pictures)

    def _finish(self, draft: Draft, result: FinishedPdf) -> None:
        order, content = draft.order, self._orders.content
        if result.broken:
            self.diagnostics += [
                broken(why, *draft.pictures.sources[name], content)
                for name, why in result.broken.items()
            ]
            return
        if result.trouble:
            self.diagnostics.append(not_typeset(content, order, result.trouble))
            return
        self.anew += 1
        kept = CachedPdf(result.pdf, draft.sheet.missing)
        self._write(order, kept)
        if self._shelf:
            self._shelf.store(
                order.path, self._digests[order.path], draft.pictures.bytes_by_file, kept
            )


def not_typeset(content: Path, order: PdfJob, trouble: str) -> Diagnostic:
    """Return the diagnostic on a sheet that Typst refuses; `trouble` is why, in its words."""
    message = f"`{order.path}` cannot be set on paper: {trouble.splitlines()[0]}"
    help_line = "leave out by turns what is unusual in this text, such as HTML of your own, until it can be set"
    return file_as_a_whole(content, order.files[-1])("not-typeset", message, help_line)


def _handed_out(
    executor: Executor, drafts: Iterable[Draft], ahead: int
) -> Iterator[tuple[Draft, FinishedPdf]]:
    """Have sheets made by others, and hold only so many at once: with their pictures, they can be large."""
    waiting: dict[Future[FinishedPdf], Draft] = {}
    for draft in drafts:
        waiting[executor.submit(make_pdf, draft.sheet)] = draft
        if len(waiting) >= ahead:
            yield from _take_finished(waiting)
    while waiting:
        yield from _take_finished(waiting)


def _take_finished(
    waiting: dict[Future[FinishedPdf], Draft],
) -> Iterator[tuple[Draft, FinishedPdf]]:
    """Wait until one is done; take away whatever is."""
    for future in wait(waiting, return_when=FIRST_COMPLETED).done:
        yield waiting.pop(future), future.result()
