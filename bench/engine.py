"""Owns what any engine gives back: handouts have been printed; the PDFs and what they cost come out."""

from dataclasses import dataclass, replace

from bench.measure import Run

_NOTHING = Run(0, 0, 0)


@dataclass(frozen=True)
class Printed:
    """Handouts as one engine has made them, warm, and what it took for all of them."""

    pdfs: list[bytes]
    run: Run
    run_before: Run = _NOTHING
    """What it took to make the data that every engine begins with, where that was measured, too."""

    def __add__(self, other: Run) -> "Printed":
        """Return the same handouts, charged with something else that they took."""
        return replace(self, run=self.run + other)

    @property
    def work_before(self) -> float:
        """Seconds of processor time to make the data of one handout."""
        return self.run_before.work / len(self.pdfs)

    @property
    def work(self) -> float:
        """Seconds of processor time for one handout."""
        return self.run.work / len(self.pdfs)

    @property
    def seconds(self) -> float:
        """Seconds on the clock for one handout."""
        return self.run.seconds / len(self.pdfs)
