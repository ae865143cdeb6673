"""Owns what any engine gives back: handouts have been printed; the PDFs and what they cost come out."""

from dataclasses import dataclass

from bench.measure import Run


@dataclass(frozen=True)
class Printed:
    """Handouts as one engine has made them, warm, and what it took for all of them."""

    pdfs: list[bytes]
    run: Run

    @property
    def work(self) -> float:
        """Seconds of processor time for one handout."""
        return self.run.work / len(self.pdfs)

    @property
    def seconds(self) -> float:
        """Seconds on the clock for one handout."""
        return self.run.seconds / len(self.pdfs)
