"""Owns what is seen while a command runs: text and steps come in, lines and progress come out."""

import logging
import os
import sys
import time

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn


def write_stdout(text: str, *, marked: bool = False) -> None:
    """Write a text to the normal output; in a file it is UTF-8, `marked` as such for programs that guess otherwise."""
    if sys.stdout.isatty():
        click.echo(text, nl=False)
    else:
        click.echo(text.encode("utf-8-sig" if marked else "utf-8"), nl=False)


_PATIENCE = 1.0
_PLAIN_INTERVAL = 5.0


_MENU = "LESSONWRIGHT_MENU"


STOPPED_BY_WARNINGS = 3
"""The exit code by which the menu learns that it may ask whether to build all the same."""


def variables_in_menu() -> dict[str, str]:
    """Return the environment of a command that the menu runs: its user types numbers, and no commands."""
    return {**os.environ, _MENU: "yes"}


def is_in_menu() -> bool:
    """Tell whether the menu runs this command."""
    return _MENU in os.environ


def ask(question: str, otherwise: str = "") -> str | None:
    """Return what is typed, or what stands for an empty line; None where nobody can answer, or wants to."""
    shown = f"{question} [{otherwise}]: " if otherwise else f"{question}: "
    try:
        return screen().input(shown, markup=False).strip() or otherwise
    except (EOFError, KeyboardInterrupt):
        say()
        return None


def screen(*, stderr: bool = False) -> Console:
    """Return the console of the normal output, or of the error output.

    `:100:` in a place, or `:fire:` in an author's line, is no picture.
    """
    return Console(stderr=stderr, highlight=False, emoji=False)


def say(text: str = "") -> None:
    """Print a line of rich's markup."""
    screen().print(text, soft_wrap=True)


def show_log(name: str, level: str) -> None:
    """Let what a program tells in the log of this name, from this level up, be seen on the error output."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    # An error that carries diagnostics is told in full by whoever catches it.
    handler.addFilter(lambda _: not hasattr(sys.exc_info()[1], "diagnostics"))
    log = logging.getLogger(name)
    log.addHandler(handler)
    log.setLevel(level)


class ProgressSteps:
    """Tells how far a work of many steps has come, once it has taken longer than a second.

    Called with the number of steps done and the number of all steps; a context manager, so that the
    bar goes away.
    """

    def __init__(self, what: str, beside: "ProgressSteps | None" = None) -> None:
        """Begin; what goes on `beside` something else shares its bars, since a terminal has room for one set only."""
        self._what = what
        self._console = screen(stderr=True)
        self._bar: Progress = beside._bar if beside else _bars(self._console)
        self._task = self._bar.add_task(what, total=None, visible=False)
        self._next = time.monotonic() + _PATIENCE
        self._told = 0

    def __enter__(self) -> "ProgressSteps":
        """Return itself: the clock has run since it was made."""
        return self

    def __exit__(self, *_: object) -> None:
        """Take the bar away, if it was shown."""
        if self._bar.live.is_started:
            self._bar.stop()

    def __call__(self, done: int, total: int) -> None:
        """Tell that `done` of `total` steps are done."""
        self._bar.update(self._task, completed=done, total=total, visible=True)
        # Once steps have been told in a log, the last is, too: else the work seems to have broken
        # off.
        if time.monotonic() < self._next and not 0 < self._told < done == total:
            return
        if self._console.is_terminal:
            self._bar.start()
            return
        self._next, self._told = time.monotonic() + _PLAIN_INTERVAL, done
        print(f"{self._what}: {done} of {total}", file=sys.stderr, flush=True)  # noqa: T201 (a log line)


def _bars(console: Console) -> Progress:
    left = TimeRemainingColumn()
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        left,
        console=console,
        transient=True,
    )
