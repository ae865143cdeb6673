"""Owns the command as a whole: its parts come in from the files beside this one, and share kinds of arguments."""

import os
import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from lessonwright import __version__
from lessonwright.cli.errors import CannotRunError, PlainErrorsGroup

_NAMES = (
    "new",
    "check",
    "serve",
    "build",
    "package",
    "handouts",
    "outline",
    "diff",
    "ids",
    "pages",
    "schema",
    "pin",
    "docs",
)
"""The commands; each is in the file of its name, loaded once it is asked for, since most take long to load."""


class _CommandGroup(PlainErrorsGroup):
    """The commands, each of which is loaded when it is wanted."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, in the order in which they are shown."""
        return [*_NAMES]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of this name."""
        if cmd_name in _NAMES:
            with _ended_at_once():
                return command_named(cmd_name)
        return super().get_command(ctx, cmd_name)


@contextmanager
def _ended_at_once() -> Iterator[None]:
    """Let Ctrl-C end the program at once, and without a word: there is nothing to tidy up yet."""
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def command_named(name: str) -> click.Command:
    """Return a command, with all that it needs."""
    command: click.Command = getattr(import_module(f"{__package__}.{name}"), name)
    return command


def commands() -> dict[str, click.Command]:
    """Return all commands by their names."""
    return {name: command_named(name) for name in _NAMES}


@click.group(
    cls=_CommandGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, message="lessonwright %(version)s")
def lessonwright() -> None:
    """Turn a training course, written as YAML lessons, into a website.

    \b
    The first five minutes:
      lessonwright new my-course      write an example course to start from
      cd my-course
      lessonwright serve              see it in the browser; it follows your changes
      lessonwright check              find what is to be mended
      lessonwright build              write the finished site into dist/site
    """  # noqa: D301 (click reads the backspace as "leave these lines as they are")


@lessonwright.command("help", hidden=True)
@click.argument("names", metavar="[COMMAND]", nargs=-1)
def in_a_word(names: tuple[str, ...]) -> None:
    """Show what the command can do, or one part of it: for who types a word where others type --help."""
    lessonwright.main([*names, "--help"], prog_name="lessonwright")


class _FolderName(click.Path):
    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> str | bytes | os.PathLike[str]:
        if not os.fspath(value).strip():
            raise CannotRunError(f"{_parameter_name(param)} is empty. Name a folder.")
        return super().convert(value, param, ctx)


def _parameter_name(param: Any) -> str:
    return (
        param.opts[-1] if isinstance(param, click.Option) else param.human_readable_name.strip("[]")
    )


FOLDER = _FolderName(path_type=Path)


def valid_workers(
    context: click.Context, parameter: click.Parameter, typed: str | None
) -> int | str | None:
    """Return a number of processes, or the address of a Dask scheduler; raise `CannotRunError` where it is neither."""
    if typed is None or re.fullmatch(r"(?:tcp|tls|wss?)://[^\s/]+:[0-9]{1,5}", typed):
        return typed
    if re.fullmatch("[1-9][0-9]{0,2}", typed):
        return int(typed)
    raise CannotRunError(
        f"{typed} is neither a number of processes nor a scheduler's address. Write --workers 4, "
        "or --workers tcp://192.168.0.7:8786"
    )


WORKERS = click.option(
    "--workers",
    metavar="NUMBER|ADDRESS",
    callback=valid_workers,
    help="How many processes make pages and PDFs, or where Dask has them made; left out, one for each core.",
)
