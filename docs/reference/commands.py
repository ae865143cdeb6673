"""Owns the page about the commands: what click knows of them comes in, the Markdown of what `--help` says comes out."""

import inspect
import re

import click

from lessonwright.cli.command_group_and_arguments import commands

_HEAD = """\
# The commands

Type them in a terminal, in your course's folder. `lessonwright --help` lists them, and `lessonwright build --help` says
what stands here about `build`. Where `lessonwright` is not found, `python -m lessonwright` does the same.

Every command ends with an exit code, for scripts: 0 where all went well, 1 where something in the course is to be
mended, 2 where the command could not run at all.
"""


def page() -> str:
    """Return the page."""
    return "\n".join([_HEAD, *(_section(name, command) for name, command in commands().items())])


def _section(name: str, command: click.Command) -> str:
    context = click.Context(command, info_name=f"lessonwright {name}")
    usage = " ".join(command.collect_usage_pieces(context))
    options = [
        _option(option, context) for option in command.params if isinstance(option, click.Option)
    ]
    help_ = _paragraphs(inspect.cleandoc(command.help or ""))
    return "\n".join(
        [f"## {name}\n", f"```text\nlessonwright {name} {usage}\n```\n", help_, "", *options]
    )


def _paragraphs(text: str) -> str:
    """Return click's help as Markdown: its examples as code."""
    return re.sub(r"^Example: (.+)$", r"For example:\n\n```sh\n\1\n```", text, flags=re.MULTILINE)


def _option(option: click.Option, context: click.Context) -> str:
    names, help_ = option.get_help_record(context) or ("", "")
    return f"`{' '.join(names.split())}`\n\n:   {' '.join(help_.split())}\n"
