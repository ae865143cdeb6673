"""Owns the `lessonwright` command: what a trainer types comes in, folders, findings and plain words come out.

It is the only room that prints. Exit codes: 0 all well, 1 something in the course is to be mended, 2 it could not run.
"""

import signal
import sys

import click

from lessonwright import __version__
from lessonwright.cli.build import build, serve
from lessonwright.cli.check import check
from lessonwright.cli.diff import diff
from lessonwright.cli.handouts import handouts
from lessonwright.cli.ids import ids
from lessonwright.cli.new import new
from lessonwright.cli.outline import outline
from lessonwright.cli.pages import pages
from lessonwright.cli.schema import schema
from lessonwright.cli.trouble import PlainWords

__all__ = ["lessonwright", "main"]


@click.group(cls=PlainWords, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
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


for command in (new, check, serve, build, handouts, outline, diff, ids, pages, schema):
    lessonwright.add_command(command)


def main() -> None:
    """Run the command, tidying up behind it when it is told to stop."""
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    lessonwright.main(prog_name="lessonwright")
