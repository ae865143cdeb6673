"""Owns the command with all that it can do: its parts come in from the files beside this one."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

import click

from lessonwright import __version__
from lessonwright.cli.errors import PlainErrorsGroup

_MODULES = {
    "new": "new",
    "check": "check",
    "serve": "build",
    "build": "build",
    "package": "package",
    "handouts": "handouts",
    "outline": "outline",
    "diff": "diff",
    "ids": "ids",
    "pages": "pages",
    "schema": "schema",
    "pin": "pin",
    "docs": "docs",
}
"""The file that each command is in; loaded once it is asked for, since most take long to load."""


class _CommandGroup(PlainErrorsGroup):
    """The commands, each of which is loaded when it is wanted."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, in the order in which they are shown."""
        return [*_MODULES]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of this name."""
        if cmd_name in _MODULES:
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
    command: click.Command = getattr(import_module(f"{__package__}.{_MODULES[name]}"), name)
    return command


def commands() -> dict[str, click.Command]:
    """Return all commands by their names."""
    return {name: command_named(name) for name in _MODULES}


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
