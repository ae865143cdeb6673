"""Owns the making of many PDFs: orders come in, files below a folder and diagnostics come out.

The work is done by whatever `concurrent.futures.Executor` is handed in: processes of this machine, or Dask's of many.
"""

import shutil
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, as_completed
from pathlib import Path

from lessonwright.handouts.order import Order, Orders
from lessonwright.handouts.pictures import Pictures, broken
from lessonwright.handouts.sheet import Made, Sheet, made
from lessonwright.handouts.shelf import Shelf
from lessonwright.spec.diagnostic import Diagnostic

Report = Callable[[int, int], None]
"""Takes the number of files that are done and how many there are."""


class Making:
    """One run: writes what is still good from the shelf, and has the rest made."""

    def __init__(self, orders: Orders, target: Path, shelf: Shelf | None = None) -> None:
        self._orders = orders
        self._target = target
        self._shelf = shelf
        self.diagnostics: list[Diagnostic] = []
        self.anew = 0
        """How many files had to be made anew."""

    def run(self, wanted: Iterable[Order], executor: Executor | None = None, report: Report | None = None) -> None:
        """Write every sheet that can be made; those that cannot are in `diagnostics`."""
        listed = list(wanted)
        open_ = [order for order in listed if not self._from_shelf(order)]
        done = len(listed) - len(open_)
        sheets = {order.path: (order, pictures, sheet) for order in open_ for sheet, pictures in self._sheet(order)}
        for result in _results([sheet for _, _, sheet in sheets.values()], executor):
            order, pictures, _ = sheets[result.path]
            self._finish(order, pictures, result)
            done += 1
            if report:
                report(done, len(listed))
        self.diagnostics.sort(key=lambda diagnostic: (diagnostic.path, diagnostic.line, diagnostic.column))
        if self._shelf:
            self._shelf.keep_only(order.path for order in listed)

    def _from_shelf(self, order: Order) -> bool:
        pdf = self._shelf.good(order.path, self._orders.digest(order)) if self._shelf else None
        if pdf:
            shutil.copyfile(pdf, self._place(order.path))
        return pdf is not None

    def _sheet(self, order: Order) -> Iterator[tuple[Sheet, Pictures]]:
        sheet, pictures, diagnostics = self._orders.sheet(order)
        self.diagnostics += diagnostics
        if not diagnostics:
            yield sheet, pictures

    def _finish(self, order: Order, pictures: Pictures, result: Made) -> None:
        if result.broken:
            content = self._orders.content
            self.diagnostics += [broken(name, pictures.sources, content) for name in result.broken]
            return
        self.anew += 1
        self._place(result.path).write_bytes(result.pdf)
        if self._shelf:
            self._shelf.put(order.path, self._orders.digest(order), pictures.shown, result.pdf)

    def _place(self, path: str) -> Path:
        place = self._target / path
        place.parent.mkdir(parents=True, exist_ok=True)
        return place


_WORTH_IT = 12
"""How many sheets there are at the least before it pays to hand them to others."""


def _results(sheets: list[Sheet], executor: Executor | None) -> Iterator[Made]:
    """Yield what becomes of each sheet, as soon as it is there."""
    if not executor or len(sheets) < _WORTH_IT:
        return map(made, sheets)
    # The longest first: a workbook that begins last would leave all but one core with nothing to do.
    longest_first = sorted(sheets, key=lambda sheet: len(sheet.told), reverse=True)
    return (future.result() for future in as_completed([executor.submit(made, sheet) for sheet in longest_first]))
