"""Owns the command with all that it can do: its parts come in from the files beside this one."""

import click

from lessonwright import __version__
from lessonwright.cli.build import build, serve
from lessonwright.cli.check import check
from lessonwright.cli.diff import diff
from lessonwright.cli.docs import docs
from lessonwright.cli.errors import PlainErrorsGroup
from lessonwright.cli.handouts import handouts
from lessonwright.cli.ids import ids
from lessonwright.cli.new import new
from lessonwright.cli.outline import outline
from lessonwright.cli.package import package
from lessonwright.cli.pages import pages
from lessonwright.cli.pin import pin
from lessonwright.cli.schema import schema


@click.group(
    cls=PlainErrorsGroup,
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


_COMMANDS = (
    new,
    check,
    serve,
    build,
    package,
    handouts,
    outline,
    diff,
    ids,
    pages,
    schema,
    pin,
    docs,
)

for command in _COMMANDS:
    lessonwright.add_command(command)
